import { glsl } from './glsl';

/** OpenCV's border rules: 1 replicate, 2 reflect, 3 wrap, 4 reflect_101 (0, constant, is the caller's). */
export const border = {
  name: 'border',
  source: glsl`
/**
 * Without loops or early returns, which cost software renderers more than all of this. Floats hold these whole numbers, and
 * half a pixel keeps a quotient from being rounded across the next one, as far as a million pixels out.
 */
ivec2 borderPixel(ivec2 p, ivec2 size, int mode) {
  float edge = mode == 4 ? 0.0 : 1.0;
  vec2 n = vec2(size), period = mode == 3 ? n : max(2.0 * (n - 1.0 + edge), 1.0);
  vec2 i = vec2(p) - period * floor((vec2(p) + 0.5) / period);
  i = mix(i, period - edge - i, greaterThanEqual(i, n));
  return mode == 1 ? clamp(p, ivec2(0), size - 1) : ivec2(i);
}

/** The same for reflect_101 within one picture's width of the edge. */
ivec2 nearBorderPixel(ivec2 p, ivec2 size) {
  return (size - 1) - abs((size - 1) - abs(p));
}

bool outside(ivec2 p, ivec2 size) {
  return any(lessThan(p, ivec2(0))) || any(greaterThanEqual(p, size));
}
`,
} as const;
