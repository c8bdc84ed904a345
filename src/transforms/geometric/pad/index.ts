import type { Transform } from '../../define';
import { Pad } from './Pad';
import { PadIfNeeded } from './PadIfNeeded';

/** In the order of the palette. */
export const pad: readonly Transform[] = [Pad, PadIfNeeded];
