import type { Transform } from '../../define';
import { LongestMaxSize } from './LongestMaxSize';
import { RandomScale } from './RandomScale';
import { Resize } from './Resize';
import { SmallestMaxSize } from './SmallestMaxSize';

/** In the order of the palette. */
export const resize: readonly Transform[] = [Resize, LongestMaxSize, SmallestMaxSize, RandomScale];
