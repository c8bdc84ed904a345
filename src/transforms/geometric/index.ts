import type { Transform } from '../define';
import { Affine } from './Affine';
import { CenterCrop } from './CenterCrop';
import { Crop } from './Crop';
import { HorizontalFlip } from './HorizontalFlip';
import { LongestMaxSize } from './LongestMaxSize';
import { RandomCrop } from './RandomCrop';
import { RandomRotate90 } from './RandomRotate90';
import { Resize } from './Resize';
import { Rotate } from './Rotate';
import { Transpose } from './Transpose';
import { VerticalFlip } from './VerticalFlip';

/** In the order of the palette. */
export const geometric: readonly Transform[] = [
  HorizontalFlip,
  VerticalFlip,
  Transpose,
  RandomRotate90,
  Rotate,
  Affine,
  RandomCrop,
  CenterCrop,
  Crop,
  Resize,
  LongestMaxSize,
];
