import type { Transform } from '../define';
import { affine } from './affine';
import { crop } from './crop';
import { distortion } from './distortion';
import { orientation } from './orientation';
import { pad } from './pad';
import { resize } from './resize';

/** In the order of the palette. */
export const geometric: readonly Transform[] = [...orientation, ...affine, ...distortion, ...crop, ...resize, ...pad];
