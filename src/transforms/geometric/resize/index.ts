import type { Transform } from '../../define';
import { LongestMaxSize } from './LongestMaxSize';
import { Resize } from './Resize';

/** In the order of the palette. */
export const resize: readonly Transform[] = [Resize, LongestMaxSize];
