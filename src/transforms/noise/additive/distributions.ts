/** The laws of additive noise: what a tile draws for them, single numbers for whole channels, and a number per pixel on the GPU. */
import { type GlslModule, glsl } from '../../../glsl/glsl';
import { grain, hash, normal } from '../../../glsl/hash';
import type { Draws } from '../../../math/random';
import { Refusal } from '../../define';
import type { Interval, Intervals } from '../../params';

export type NoiseType = 'uniform' | 'gaussian' | 'laplace' | 'beta';

export interface Law {
  /** What a tile draws from its intervals before any noise, in parts of full white where they are levels. */
  numbers(intervals: Intervals, draws: Draws): readonly number[];
  /** One number of this law. */
  one(numbers: readonly number[], draws: Draws, index: number): number;
  /** The same numbers in levels, as the shader takes them. */
  levels(numbers: readonly number[]): readonly [number, number, number];
  /** `vec3 noiseOf(uvec2 pixel, uint key, vec3 numbers)`: three independent numbers, in levels. */
  readonly glsl: GlslModule;
}

const drawn = (name: string, intervals: Intervals, draws: Draws): number =>
  draws.uniform(name, intervals[name] as Interval);

/** Three uniform numbers between 0 and 1, never either. */
const chances = glsl`(vec3(pcg3d(uvec3(pixel, key)) >> 8u) + 0.5) * (1.0 / 16777216.0)`;

const uniform: Law = {
  // Of several ranges only the first counts, unless whole channels are shifted.
  numbers: ({ ranges }) => (ranges as readonly Interval[])[0]!,
  one: ([low, high], draws, index) => draws.uniform('noise', [low!, high!], index),
  levels: ([low, high]) => [low! * 255, high! * 255, 0],
  glsl: {
    name: 'uniformNoise',
    uses: [hash],
    source: `vec3 noiseOf(uvec2 pixel, uint key, vec3 n) { return mix(n.xxx, n.yyy, ${chances}); }`,
  },
};

const gaussian: Law = {
  numbers: (intervals, draws) => [drawn('mean_range', intervals, draws), drawn('std_range', intervals, draws)],
  one: ([mean, deviation], draws, index) => draws.normal('noise', mean!, deviation!, index),
  levels: ([mean, deviation]) => [mean! * 255, deviation! * 255, 0],
  glsl: {
    name: 'gaussianNoise',
    uses: [grain],
    source: glsl`vec3 noiseOf(uvec2 pixel, uint key, vec3 n) { return n.x + n.y * grain3(pixel, key); }`,
  },
};

const laplace: Law = {
  numbers: (intervals, draws) => [drawn('mean_range', intervals, draws), drawn('scale_range', intervals, draws)],
  one([mean, scale], draws, index) {
    const side = draws.unit('noise', index) - 0.5;
    return mean! - scale! * Math.sign(side) * Math.log(Math.max(1 - 2 * Math.abs(side), 2 ** -53));
  },
  levels: ([mean, scale]) => [mean! * 255, scale! * 255, 0],
  glsl: {
    name: 'laplaceNoise',
    uses: [hash],
    source: `vec3 noiseOf(uvec2 pixel, uint key, vec3 n) {
  vec3 side = ${chances} - 0.5;
  return n.x - n.y * sign(side) * log(1.0 - 2.0 * abs(side));
}`,
  },
};

/** Most tries for one number: nineteen in twenty succeed at once. */
const tries = 8;

/**
 * Logarithm of a gamma deviate after Marsaglia and Tsang; shapes below one are made of the next larger one. Beta deviates
 * are shares of two of them, and logarithms keep those of tiny shapes apart.
 */
function logGamma(shape: number, draws: Draws, name: string, index: number): number {
  const d = (shape < 1 ? shape + 1 : shape) - 1 / 3;
  let value = d;
  for (let turn = 0; turn < tries; turn++) {
    const i = index * tries + turn;
    const x = draws.normal(`${name} deviate`, 0, 1, i);
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - draws.unit(`${name} chance`, i)) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
      value = d * v;
      break;
    }
  }
  return Math.log(value) + (shape < 1 ? Math.log(1 - draws.unit(`${name} boost`, index)) / shape : 0);
}

const beta: Law = {
  numbers(intervals, draws) {
    const numbers = ['alpha_range', 'beta_range', 'scale_range'].map((name) => drawn(name, intervals, draws));
    if (numbers[0] === 0 || numbers[1] === 0)
      throw new Refusal({
        en: 'An alpha or beta of 0 is an error in the library.',
        ko: 'alpha나 beta가 0이면 라이브러리에서 오류가 남',
      });
    return numbers;
  },
  one([a, b, scale], draws, index) {
    const apart = logGamma(b!, draws, 'second', index) - logGamma(a!, draws, 'first', index);
    return (2 / (1 + Math.exp(apart)) - 1) * scale!;
  },
  levels: ([a, b, scale]) => [a!, b!, scale! * 255],
  glsl: {
    name: 'betaNoise',
    uses: [hash, normal],
    source: glsl`
/** Three logarithms of gamma deviates; see logGamma in distributions.ts. */
vec3 logGammas(float shape, uvec2 pixel, uint key) {
  float d = (shape < 1.0 ? shape + 1.0 : shape) - 1.0 / 3.0, c = inversesqrt(9.0 * d);
  vec3 value = vec3(d);
  bvec3 open = bvec3(true);
  for (uint turn = 0u; turn < 8u && any(open); turn++) {
    vec3 x = normal3(pixel, key + turn), v = 1.0 + c * x;
    v = v * v * v;
    vec3 chance = (vec3(pcg3d(uvec3(pixel, pcg(key + 8u + turn))) >> 8u) + 0.5) * (1.0 / 16777216.0);
    vec3 safe = max(v, 1e-6);
    bvec3 fits = lessThan(log(chance), 0.5 * x * x + d - d * v + d * log(safe));
    bvec3 found = bvec3(open.x && v.x > 0.0 && fits.x, open.y && v.y > 0.0 && fits.y, open.z && v.z > 0.0 && fits.z);
    value = mix(value, d * safe, found);
    open = bvec3(open.x && !found.x, open.y && !found.y, open.z && !found.z);
  }
  vec3 boost = (vec3(pcg3d(uvec3(pixel, pcg(key + 16u))) >> 8u) + 0.5) * (1.0 / 16777216.0);
  return log(value) + (shape < 1.0 ? log(boost) / shape : vec3(0.0));
}
vec3 noiseOf(uvec2 pixel, uint key, vec3 n) {
  vec3 apart = logGammas(n.y, pixel, key + 32u) - logGammas(n.x, pixel, key);
  return (2.0 / (1.0 + exp(clamp(apart, -80.0, 80.0))) - 1.0) * n.z;
}
`,
  },
};

export const laws: { readonly [T in NoiseType]: Law } = { uniform, gaussian, laplace, beta };
