import type { Transform } from '../define';
import { CoarseDropout } from './CoarseDropout';
import { Erasing } from './Erasing';
import { GridDropout } from './GridDropout';
import { PixelDropout } from './PixelDropout';
import { XYMasking } from './XYMasking';

/** In the order of the palette. */
export const dropout: readonly Transform[] = [CoarseDropout, Erasing, GridDropout, XYMasking, PixelDropout];
