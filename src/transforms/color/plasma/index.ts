/** Uneven light in the shape of clouds. */
import type { Transform } from '../../define';
import { PlasmaBrightnessContrast } from './PlasmaBrightnessContrast';
import { PlasmaShadow } from './PlasmaShadow';

/** In the order of the palette. */
export const plasmas: readonly Transform[] = [PlasmaBrightnessContrast, PlasmaShadow];
