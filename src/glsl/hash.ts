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

/**
 * Logarithm, cosine and sine to within a bit or two: GPUs may make theirs thousands of times coarser, which shows once
 * noise moves pixels.
 */
export const careful: GlslModule = {
  name: 'careful',
  source: glsl`
vec2 carefulLog(vec2 u) {
  // Split into a power of two and what lies around one, whose logarithm is a short odd series.
  ivec2 bits = floatBitsToInt(u), power = (bits - 0x3f3504f3) >> 23;
  vec2 m = intBitsToFloat(bits - (power << 23)), s = (m - 1.0) / (m + 1.0), q = s * s;
  return vec2(power) * 0.6931471805599453 +
    2.0 * s * (1.0 + q * (1.0 / 3.0 + q * (0.2 + q * (1.0 / 7.0 + q / 9.0))));
}
/** Cosines and sines of two angles, given as parts of a whole turn. */
void carefulTurn(vec2 turn, out vec2 cosine, out vec2 sine) {
  vec2 quarter = floor(4.0 * turn + 0.5), x = (turn - 0.25 * quarter) * 6.283185307179586, q = x * x;
  vec2 s = x * (1.0 - q / 6.0 * (1.0 - q / 20.0 * (1.0 - q / 42.0 * (1.0 - q / 72.0))));
  vec2 c = 1.0 - q / 2.0 * (1.0 - q / 12.0 * (1.0 - q / 30.0 * (1.0 - q / 56.0)));
  ivec2 k = ivec2(quarter);
  bvec2 across = equal(k & 1, ivec2(1));
  vec2 side = vec2(1 - (k & 2));
  cosine = side * mix(c, -s, across);
  sine = side * mix(s, c, across);
}
`,
};

/** Four numbers above 0 and up to 1: 24 bits are exact in a float; adding one keeps a logarithm finite. */
const chances: GlslModule = {
  name: 'chances',
  uses: [hash],
  source: glsl`
vec4 chances(uvec2 pixel, uint seed) {
  return (vec4(pcg4d(uvec4(pixel, pcg(seed), seed)) >> 8u) + 1.0) * (1.0 / 16777216.0);
}
`,
};

/** Three independent standard normal deviates per pixel, by Box-Muller: the same on every GPU to within a bit or two. */
export const normal: GlslModule = {
  name: 'normal',
  uses: [chances, careful],
  source: glsl`
vec3 normal3(uvec2 pixel, uint seed) {
  vec4 u = chances(pixel, seed);
  vec2 radius = sqrt(-2.0 * carefulLog(u.xy)), cosine, sine;
  carefulTurn(u.zw, cosine, sine);
  return vec3(radius.x * cosine.x, radius.x * sine.x, radius.y * cosine.y);
}
`,
};

/** The same by the GPU's own functions, for grain that is only added: a thousandth of a deviation is no visible level. */
export const grain: GlslModule = {
  name: 'grain',
  uses: [chances],
  source: glsl`
vec3 grain3(uvec2 pixel, uint seed) {
  vec4 u = chances(pixel, seed);
  vec2 radius = sqrt(-2.0 * log(u.xy)), turn = (u.zw - 0.5) * 6.283185307179586;
  return vec3(radius.x * cos(turn.x), radius.x * sin(turn.x), radius.y * cos(turn.y));
}
`,
};
