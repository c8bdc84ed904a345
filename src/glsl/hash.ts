import { type GlslModule, glsl } from './glsl';

/**
 * Integer hashes: the same bits on every GPU, unlike anything built on `sin`. PCG variants after Jarzynski and Olano,
 * "Hash Functions for GPU Rendering" (JCGT 2020).
 */
export const hash: GlslModule = {
  name: 'hash',
  source: glsl`
uint pcg(uint v) {
  uint state = v * 747796405u + 2891336453u;
  uint word = ((state >> ((state >> 28u) + 4u)) ^ state) * 277803737u;
  return (word >> 22u) ^ word;
}
uvec3 pcg3d(uvec3 v) {
  v = v * 1664525u + 1013904223u;
  v.x += v.y * v.z; v.y += v.z * v.x; v.z += v.x * v.y;
  v ^= v >> 16u;
  v.x += v.y * v.z; v.y += v.z * v.x; v.z += v.x * v.y;
  return v;
}
uvec4 pcg4d(uvec4 v) {
  v = v * 1664525u + 1013904223u;
  v.x += v.y * v.w; v.y += v.z * v.x; v.z += v.x * v.y; v.w += v.y * v.z;
  v ^= v >> 16u;
  v.x += v.y * v.w; v.y += v.z * v.x; v.z += v.x * v.y; v.w += v.y * v.z;
  return v;
}
`,
};

/** Three independent standard normal deviates per pixel, by Box-Muller. */
export const normal: GlslModule = {
  name: 'normal',
  uses: [hash],
  source: glsl`
vec3 normal3(uvec2 pixel, uint seed) {
  // 24 bits are exact in a float; adding one keeps the logarithm finite.
  vec4 u = (vec4(pcg4d(uvec4(pixel, pcg(seed), seed)) >> 8u) + 1.0) * (1.0 / 16777216.0);
  vec2 radius = sqrt(-2.0 * log(u.xy));
  vec2 turn = 6.283185307179586 * u.zw;
  return vec3(radius.x * cos(turn.x), radius.x * sin(turn.x), radius.y * cos(turn.y));
}
`,
};
