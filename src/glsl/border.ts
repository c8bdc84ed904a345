import { glsl } from './glsl';

/** OpenCV's border rules: 1 replicate, 2 reflect, 3 wrap, 4 reflect_101 (0, constant, is the caller's). */
export const border = {
  name: 'border',
  source: glsl`
// GLSL leaves % undefined for negative numbers.
int modulo(int a, int n) { return a >= 0 ? a % n : n - 1 - (-a - 1) % n; }

int borderIndex(int i, int n, int mode) {
  if (mode == 3) return modulo(i, n);
  if (mode == 1 || n == 1) return clamp(i, 0, n - 1);
  // Mirrors at one end, then at the other, until it is inside; hardly ever more than once.
  int edge = mode == 4 ? 0 : 1;
  do {
    i = i < 0 ? -i - edge : i;
    i = i < n ? i : 2 * (n - 1) - i + edge;
  } while (i < 0);
  return i;
}

/** The same for reflect_101 within one picture's width of the edge: no loop, which costs software renderers dearly. */
ivec2 nearBorderPixel(ivec2 p, ivec2 size) {
  return (size - 1) - abs((size - 1) - abs(p));
}

ivec2 borderPixel(ivec2 p, ivec2 size, int mode) {
  return ivec2(borderIndex(p.x, size.x, mode), borderIndex(p.y, size.y, mode));
}

bool outside(ivec2 p, ivec2 size) {
  return any(lessThan(p, ivec2(0))) || any(greaterThanEqual(p, size));
}
`,
} as const;
