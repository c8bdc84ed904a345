/**
 * The transform of a JPEG's blocks of 8 x 8, along rows and along columns, in whole numbers as libjpeg-turbo has them: to
 * frequencies, and back in the two ways that it knows.
 */
import { glsl } from '../../glsl/glsl';
import { type FilterPass, filterPass, type Uniforms } from '../define';
import type { Params } from '../params';
import type { JpegDraw } from './jpeg';

type Pass = FilterPass<Params, JpegDraw, Uniforms>;

/** How a decoder goes back from frequencies to levels. */
export interface Inverse {
  /** What the number of steps of a frequency is multiplied with. */
  scale(step: number, frequency: number): number;
  readonly passes: readonly [columns: Pass, rows: Pass];
}

/**
 * The transform's weights in 1/8192, per frequency, of pixels 0 to 3; pixels 7 to 4 have the same, negative for odd
 * frequencies. They are not all cosines rounded: the library adds rounded constants up, which shows in the last digit.
 */
export const weights = [
  [8192, 8192, 8192, 8192],
  [11363, 9633, 6437, 2260],
  [10703, 4433, -4433, -10703],
  [9633, -2259, -11362, -6436],
  [8192, -8192, -8192, 8192],
  [6437, -11362, 2261, 9633],
  [4433, -10704, 10704, -4433],
  [2260, -6436, 9633, -11363],
] as const;

/** The way back: per pixel 0 to 3, weights of the even frequencies, then of the odd ones. */
const weightsBack = [0, 1, 2, 3].flatMap((pixel) =>
  [0, 1].map((odd) => [0, 2, 4, 6].map((frequency) => weights[frequency + odd]![pixel]!)),
);

/** Reads the eight values of a block's row or column from `start` on. */
const eight = (step: string): string =>
  Array.from({ length: 8 }, (_, i) => `ivec3 v${i} = ivec3(tap(start + ${i} * ${step}));`).join('\n');

export const forward = glsl`
ivec4 w = ivec4(listed(table, k));
int other = (k & 1) == 0 ? 1 : -1;
ivec3 sum = w.x * (v0 + other * v7) + w.y * (v1 + other * v6) + w.z * (v2 + other * v5) + w.w * (v3 + other * v4);
`;

const backward = glsl`
int pixel = k < 4 ? k : 7 - k;
ivec4 even = ivec4(listed(table, 2 * pixel)), odd = ivec4(listed(table, 2 * pixel + 1));
ivec3 evens = even.x * v0 + even.y * v2 + even.z * v4 + even.w * v6;
ivec3 odds = odd.x * v1 + odd.y * v3 + odd.z * v5 + odd.w * v7;
ivec3 sum = k < 4 ? evens + odds : evens - odds;
`;

export const alongRow = `int k = at.x & 7;\nivec2 start = ivec2(at.x - k, at.y);\n${eight('ivec2(1, 0)')}`;
export const alongColumn = `int k = at.y & 7;\nivec2 start = ivec2(at.x, at.y - k);\n${eight('ivec2(0, 1)')}`;

/** With weights of 13 bits, rounded after each direction: what nearly every decoder does. */
export const accurate: Inverse = {
  scale: (step) => step,
  passes: [
    filterPass({
      stores: 'float',
      uniforms: { table: 'list' },
      values: () => ({ table: weightsBack }),
      glsl: `${alongColumn}${backward}
return vec3((sum + 1024) >> 11);
`,
    }),
    filterPass({
      stores: 'byte',
      uniforms: { table: 'list' },
      values: () => ({ table: weightsBack }),
      glsl: `${alongRow}${backward}
return vec3(clamp(((sum + 131072) >> 18) + 128, 0, 255));
`,
    }),
  ],
};

/** What a frequency is scaled by beforehand, per direction, so that few products are left (Arai, Agui and Nakajima). */
const scales = [1, 1.387039845, 1.306562965, 1.175875602, 1, 0.785694958, 0.5411961, 0.275899379];

/** Its products have 8 bits, and lose what they have beyond a whole number. */
const quickly = glsl`
ivec3 t10 = v0 + v4, t11 = v0 - v4, t13 = v2 + v6, t12 = ((v2 - v6) * 362 >> 8) - t13;
ivec3 z13 = v5 + v3, z10 = v5 - v3, z11 = v1 + v7, z12 = v1 - v7;
ivec3 z5 = (z10 + z12) * 473 >> 8, o0 = z11 + z13;
ivec3 o1 = (z10 * -669 >> 8) + z5 - o0, o2 = ((z11 - z13) * 362 >> 8) - o1, o3 = (z12 * 277 >> 8) - z5 + o2;
ivec3 evens[4] = ivec3[4](t10 + t13, t11 + t12, t11 - t12, t10 - t13);
ivec3 odds[4] = ivec3[4](o0, o1, o2, -o3);
int pixel = k < 4 ? k : 7 - k;
ivec3 sum = k < 4 ? evens[pixel] + odds[pixel] : evens[pixel] - odds[pixel];
`;

/** libjpeg's fast one, coarser the finer the steps: TensorFlow's choice. */
export const fast: Inverse = {
  scale: (step, frequency) =>
    (step * Math.round(16384 * scales[frequency >> 3]! * scales[frequency & 7]!) + 2048) >> 12,
  passes: [
    filterPass({
      ...{ stores: 'float', uniforms: {}, values: () => ({}) },
      glsl: `${alongColumn}${quickly}
return vec3(sum);
`,
    }),
    filterPass({
      ...{ stores: 'byte', uniforms: {}, values: () => ({}) },
      glsl: `${alongRow}${quickly}
return vec3(clamp((sum >> 5) + 128, 0, 255));
`,
    }),
  ],
};
