import type { Preset } from './preset';
import { starters } from './starters';
import { tutorials } from './tutorials';

export { type Preset, pipelineOf } from './preset';
export { starters, tutorials };

/** All of them. */
export const startingPresets: readonly Preset[] = [...starters, ...tutorials];
