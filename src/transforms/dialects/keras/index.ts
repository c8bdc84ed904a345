import type { Transform } from '../../define';
import { kerasBrightness, kerasContrast, kerasSaturation } from './layers';

/** Preprocessing layers of Keras 3. In the order of the palette. */
export const keras: readonly Transform[] = [kerasBrightness, kerasContrast, kerasSaturation];
