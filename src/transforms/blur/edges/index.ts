import type { Transform } from '../../define';
import { Emboss } from './Emboss';
import { RingingOvershoot } from './RingingOvershoot';
import { Sharpen } from './Sharpen';
import { UnsharpMask } from './UnsharpMask';

/** In the order of the palette. */
export const edges: readonly Transform[] = [Sharpen, UnsharpMask, RingingOvershoot, Emboss];
