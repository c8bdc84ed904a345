import type { Transform } from '../define';
import { GaussianBlur } from './GaussianBlur';

/** In the order of the palette. */
export const blur: readonly Transform[] = [GaussianBlur];
