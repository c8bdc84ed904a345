import { type GlslModule, glsl } from './glsl';

/** RGB to HSV and back in floats 0..1, hue in turns, as TensorFlow computes them. */
export const hsvFloat: GlslModule = {
  name: 'hsvFloat',
  source: glsl`
vec3 toHsv(vec3 c) {
  float v = max(c.r, max(c.g, c.b)), d = v - min(c.r, min(c.g, c.b));
  if (d <= 0.0) return vec3(0.0, 0.0, v);
  float h = v == c.r ? (c.g - c.b) / d : v == c.g ? 2.0 + (c.b - c.r) / d : 4.0 + (c.r - c.g) / d;
  return vec3(fract(h / 6.0), d / v, v);
}
vec3 fromHsv(vec3 c) {
  float h = 6.0 * c.x;
  vec3 ramps = clamp(vec3(abs(h - 3.0) - 1.0, 2.0 - abs(h - 2.0), 2.0 - abs(h - 4.0)), 0.0, 1.0);
  return ((ramps - 1.0) * c.y + 1.0) * c.z;
}
`,
};
