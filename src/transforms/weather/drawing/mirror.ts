import { type GlslModule, glsl } from '../../../glsl/glsl';

/** OpenCV's reflect_101 as often as it takes, without a loop, which software renderers pay dearly for. */
export const mirror: GlslModule = {
  name: 'mirror',
  source: glsl`
int mirrored(int i, int length) {
  int period = max(2 * (length - 1), 1);
  // A quotient that is rounded to the wrong side of a whole number ends at the same pixel.
  int within = i - period * int(floor(float(i) / float(period)));
  return min(min(abs(within), abs(period - within)), length - 1);
}
`,
};
