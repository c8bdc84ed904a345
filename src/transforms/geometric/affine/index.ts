import type { Transform } from '../../define';
import { Affine } from './Affine';
import { Rotate } from './Rotate';

/** In the order of the palette. */
export const affine: readonly Transform[] = [Rotate, Affine];
