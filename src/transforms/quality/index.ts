import type { Transform } from '../define';
import { Downscale } from './Downscale';
import { ImageCompression } from './ImageCompression';
import { Superpixels } from './Superpixels';

/** In the order of the palette. */
export const quality: readonly Transform[] = [ImageCompression, Downscale, Superpixels];
