import type { Transform } from '../define';
import { CoarseDropout } from './CoarseDropout';

/** In the order of the palette. */
export const dropout: readonly Transform[] = [CoarseDropout];
