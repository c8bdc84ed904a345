import type { Transform } from '../../define';
import { ElasticTransform } from './ElasticTransform';
import { GridDistortion } from './GridDistortion';
import { GridElasticDeform } from './GridElasticDeform';
import { OpticalDistortion } from './OpticalDistortion';
import { PiecewiseAffine } from './PiecewiseAffine';
import { RandomGridShuffle } from './RandomGridShuffle';
import { ThinPlateSpline } from './ThinPlateSpline';

/** In the order of the palette. */
export const distortion: readonly Transform[] = [
  ElasticTransform,
  GridDistortion,
  OpticalDistortion,
  ThinPlateSpline,
  PiecewiseAffine,
  GridElasticDeform,
  RandomGridShuffle,
];
