import type { Transform } from '../../../define';
import { AtLeastOneBBoxRandomCrop } from './AtLeastOneBBoxRandomCrop';
import { BBoxSafeRandomCrop } from './BBoxSafeRandomCrop';
import { RandomCropNearBBox } from './RandomCropNearBBox';
import { RandomSizedBBoxSafeCrop } from './RandomSizedBBoxSafeCrop';

/** Crops that look where the boxes lie, in the order of the palette. */
export const boxCrops: readonly Transform[] = [
  BBoxSafeRandomCrop,
  RandomSizedBBoxSafeCrop,
  AtLeastOneBBoxRandomCrop,
  RandomCropNearBBox,
];
