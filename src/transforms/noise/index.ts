import type { Transform } from '../define';
import { GaussNoise } from './GaussNoise';
import { MultiplicativeNoise } from './MultiplicativeNoise';
import { SaltAndPepper } from './SaltAndPepper';
import { ShotNoise } from './ShotNoise';

/** In the order of the palette. */
export const noise: readonly Transform[] = [GaussNoise, MultiplicativeNoise, SaltAndPepper, ShotNoise];
