import type { Transform } from '../define';
import { ChromaticAberration } from './ChromaticAberration';
import { channels } from './channels';
import { format } from './format';
import { Illumination } from './Illumination';
import { levels } from './levels';
import { plasmas } from './plasma';
import { tint } from './tint';

/** In the order of the palette. */
export const color: readonly Transform[] = [
  ...levels,
  ...tint,
  Illumination,
  ...plasmas,
  ChromaticAberration,
  ...channels,
  ...format,
];
