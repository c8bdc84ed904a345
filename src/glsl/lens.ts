import { type GlslModule, glsl } from './glsl';

/**
 * A lens with radial distortion: how much further than `d` from its middle the light of a pixel comes, where the radius is
 * measured in `unit`. Only what the lens adds is multiplied out: that keeps the fraction of large coordinates.
 */
export const radialLens: GlslModule = {
  name: 'radialLens',
  source: glsl`
vec2 bentBy(vec2 d, vec2 unit, vec2 powers) {
  vec2 r = d / unit;
  float squared = dot(r, r);
  return d * (squared * (powers.x + powers.y * squared));
}
`,
};
