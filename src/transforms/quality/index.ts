import type { Transform } from '../define';
import { Downscale } from './Downscale';

/** In the order of the palette. */
export const quality: readonly Transform[] = [Downscale];
