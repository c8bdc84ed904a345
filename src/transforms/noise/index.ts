import type { Transform } from '../define';
import { GaussNoise } from './GaussNoise';

/** In the order of the palette. */
export const noise: readonly Transform[] = [GaussNoise];
