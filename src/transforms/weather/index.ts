import type { Transform } from '../define';
import { RandomFog } from './RandomFog';
import { RandomGravel } from './RandomGravel';
import { RandomRain } from './RandomRain';
import { RandomShadow } from './RandomShadow';
import { RandomSnow } from './RandomSnow';
import { RandomSunFlare } from './RandomSunFlare';
import { Spatter } from './Spatter';

/** In the order of the palette. */
export const weather: readonly Transform[] = [
  RandomFog,
  RandomRain,
  RandomSnow,
  RandomSunFlare,
  RandomShadow,
  RandomGravel,
  Spatter,
];
