import type { Transform } from '../define';
import { Downscale } from './Downscale';
import { ImageCompression } from './ImageCompression';

/** In the order of the palette. */
export const quality: readonly Transform[] = [ImageCompression, Downscale];
