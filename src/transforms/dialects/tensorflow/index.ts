import type { Transform } from '../../define';
import { adjustBrightness, randomBrightness } from './brightness';
import { adjustHue, adjustSaturation, randomHue, randomSaturation } from './colour';
import { randomContrast } from './contrast';
import { centralCrop } from './crop';
import { randomJpegQuality } from './jpeg';

/** tf.image of TensorFlow 2, on bytes. In the order of the palette. */
export const tensorflow: readonly Transform[] = [
  randomBrightness,
  randomContrast,
  randomSaturation,
  randomHue,
  randomJpegQuality,
  centralCrop,
  adjustBrightness,
  adjustSaturation,
  adjustHue,
];
