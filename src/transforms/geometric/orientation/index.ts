import type { Transform } from '../../define';
import { D4 } from './D4';
import { HorizontalFlip } from './HorizontalFlip';
import { RandomRotate90 } from './RandomRotate90';
import { Transpose } from './Transpose';
import { VerticalFlip } from './VerticalFlip';

/** In the order of the palette. */
export const orientation: readonly Transform[] = [HorizontalFlip, VerticalFlip, Transpose, RandomRotate90, D4];
