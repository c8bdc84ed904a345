import type { Transform } from '../../define';
import { kerasEqualization } from './equalization';
import { kerasErasing } from './erasing';
import { kerasBlur, kerasSharpness } from './filters';
import { kerasRotation, kerasShear, kerasTranslation, kerasZoom } from './geometry';
import { kerasBrightness, kerasContrast, kerasSaturation } from './layers';
import { kerasPerspective } from './perspective';
import { kerasAutoContrast, kerasDegeneration, kerasHue, kerasSolarization } from './tones';

/**
 * Preprocessing layers of Keras 3, in the order of the palette. Those that do what a transform of Albumentations does too
 * are not repeated: flips, crops, RandomInvert, RandomGrayscale (with a probability) and RandomPosterization. A
 * RandomColorJitter is RandomBrightness, RandomContrast, RandomSaturation and RandomHue, always in this order.
 */
export const keras: readonly Transform[] = [
  kerasBrightness,
  kerasContrast,
  kerasSaturation,
  kerasHue,
  kerasDegeneration,
  kerasSolarization,
  kerasAutoContrast,
  kerasEqualization,
  kerasSharpness,
  kerasBlur,
  kerasErasing,
  kerasRotation,
  kerasZoom,
  kerasTranslation,
  kerasShear,
  kerasPerspective,
];
