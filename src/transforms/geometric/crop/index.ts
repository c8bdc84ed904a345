import type { Transform } from '../../define';
import { CenterCrop } from './CenterCrop';
import { Crop } from './Crop';
import { RandomCrop } from './RandomCrop';

/** In the order of the palette. */
export const crop: readonly Transform[] = [RandomCrop, CenterCrop, Crop];
