/** Every level becomes another one by itself, whatever the other channels and pixels are: mostly tables. */
import type { Transform } from '../../define';
import { AutoContrast } from './AutoContrast';
import { CLAHE } from './CLAHE';
import { Equalize } from './Equalize';
import { InvertImg } from './InvertImg';
import { Posterize } from './Posterize';
import { RandomBrightnessContrast } from './RandomBrightnessContrast';
import { RandomGamma } from './RandomGamma';
import { RandomToneCurve } from './RandomToneCurve';
import { Solarize } from './Solarize';

/** In the order of the palette. */
export const levels: readonly Transform[] = [
  RandomBrightnessContrast,
  RandomGamma,
  RandomToneCurve,
  AutoContrast,
  Equalize,
  CLAHE,
  InvertImg,
  Solarize,
  Posterize,
];
