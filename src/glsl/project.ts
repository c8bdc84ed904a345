import { type GlslModule, glsl } from './glsl';

/**
 * Where a perspective shows from. Coordinates count from a whole pixel on either side (`from` is the output's, the last
 * of `across` and `down` the input's), so that floats lose little. Beyond 16 bits a position is cut off, as in OpenCV.
 */
export const project: GlslModule = {
  name: 'project',
  source: glsl`
vec2 projected(ivec2 from, vec4 across, vec4 down, vec3 depth) {
  vec3 p = vec3(vec2(from), 1.0);
  float w = dot(depth, p);
  if (w == 0.0) return vec2(0.0);
  return clamp(vec2(dot(across.xyz, p), dot(down.xyz, p)) / w + vec2(across.w, down.w), -32768.0, 32767.0);
}
`,
};
