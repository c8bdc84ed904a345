/** The channels change together, or each by its own amount: the picture takes on another colour. */
import type { Transform } from '../../define';
import { ColorJitter } from './ColorJitter';
import { FancyPCA } from './FancyPCA';
import { HEStain } from './HEStain';
import { HueSaturationValue } from './HueSaturationValue';
import { PlanckianJitter } from './PlanckianJitter';
import { RGBShift } from './RGBShift';
import { ToSepia } from './ToSepia';

/** In the order of the palette. */
export const tint: readonly Transform[] = [
  HueSaturationValue,
  ColorJitter,
  RGBShift,
  PlanckianJitter,
  FancyPCA,
  ToSepia,
  HEStain,
];
