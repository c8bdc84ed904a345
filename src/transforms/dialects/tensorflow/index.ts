import type { Transform } from '../../define';
import { adjustBrightness, randomBrightness } from './brightness';
import { adjustHue, adjustSaturation, randomHue, randomSaturation } from './colour';
import { randomContrast } from './contrast';
import { centralCrop } from './crop';

/** tf.image of TensorFlow 2, on bytes. In the order of the palette. */
export const tensorflow: readonly Transform[] = [
  randomBrightness,
  randomContrast,
  randomSaturation,
  randomHue,
  centralCrop,
  adjustBrightness,
  adjustSaturation,
  adjustHue,
];
