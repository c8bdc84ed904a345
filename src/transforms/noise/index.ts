import type { Transform } from '../define';
import { AdditiveNoise } from './AdditiveNoise';
import { GaussNoise } from './GaussNoise';
import { ISONoise } from './ISONoise';
import { MultiplicativeNoise } from './MultiplicativeNoise';
import { SaltAndPepper } from './SaltAndPepper';
import { ShotNoise } from './ShotNoise';

/** In the order of the palette. */
export const noise: readonly Transform[] = [
  GaussNoise,
  AdditiveNoise,
  ISONoise,
  MultiplicativeNoise,
  SaltAndPepper,
  ShotNoise,
];
