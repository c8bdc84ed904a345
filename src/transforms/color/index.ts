import type { Transform } from '../define';
import { HueSaturationValue } from './HueSaturationValue';
import { InvertImg } from './InvertImg';
import { Normalize } from './Normalize';
import { RandomBrightnessContrast } from './RandomBrightnessContrast';
import { RandomGamma } from './RandomGamma';
import { ToGray } from './ToGray';

/** In the order of the palette. */
export const color: readonly Transform[] = [
  RandomBrightnessContrast,
  HueSaturationValue,
  RandomGamma,
  ToGray,
  InvertImg,
  Normalize,
];
