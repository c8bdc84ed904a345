import type { Transform } from '../../define';
import { Affine } from './Affine';
import { Perspective } from './Perspective';
import { Rotate } from './Rotate';
import { SafeRotate } from './SafeRotate';
import { ShiftScaleRotate } from './ShiftScaleRotate';

/** In the order of the palette. */
export const affine: readonly Transform[] = [Rotate, SafeRotate, Affine, ShiftScaleRotate, Perspective];
