import type { Transform } from '../../define';
import { boxCrops } from './boxes';
import { CenterCrop } from './CenterCrop';
import { Crop } from './Crop';
import { CropAndPad } from './CropAndPad';
import { CropNonEmptyMaskIfExists } from './CropNonEmptyMaskIfExists';
import { RandomCrop } from './RandomCrop';
import { RandomCropFromBorders } from './RandomCropFromBorders';
import { RandomResizedCrop } from './RandomResizedCrop';
import { RandomSizedCrop } from './RandomSizedCrop';

/** In the order of the palette. */
export const crop: readonly Transform[] = [
  RandomCrop,
  RandomResizedCrop,
  RandomSizedCrop,
  CenterCrop,
  Crop,
  RandomCropFromBorders,
  CropAndPad,
  ...boxCrops,
  CropNonEmptyMaskIfExists,
];
