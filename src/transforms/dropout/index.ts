import type { Transform } from '../define';
import { CoarseDropout } from './CoarseDropout';
import { ConstrainedCoarseDropout } from './ConstrainedCoarseDropout';
import { Erasing } from './Erasing';
import { GridDropout } from './GridDropout';
import { MaskDropout } from './MaskDropout';
import { PixelDropout } from './PixelDropout';
import { XYMasking } from './XYMasking';

/** In the order of the palette. */
export const dropout: readonly Transform[] = [
  CoarseDropout,
  ConstrainedCoarseDropout,
  MaskDropout,
  Erasing,
  GridDropout,
  XYMasking,
  PixelDropout,
];
