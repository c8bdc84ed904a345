import type { Transform } from '../define';
import { AdvancedBlur } from './AdvancedBlur';
import { Blur } from './Blur';
import { Defocus } from './Defocus';
import { edges } from './edges';
import { GaussianBlur } from './GaussianBlur';
import { GlassBlur } from './GlassBlur';
import { MedianBlur } from './MedianBlur';
import { Morphological } from './Morphological';
import { MotionBlur } from './MotionBlur';
import { ZoomBlur } from './ZoomBlur';

/** In the order of the palette. */
export const blur: readonly Transform[] = [
  GaussianBlur,
  Blur,
  MedianBlur,
  MotionBlur,
  Defocus,
  ZoomBlur,
  AdvancedBlur,
  GlassBlur,
  ...edges,
  Morphological,
];
