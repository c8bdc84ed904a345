import { glsl } from '../../../glsl/glsl';
import { defineTransform, type FilterKernel, filterPass, type Use } from '../../define';
import { decimal, parts } from '../../format';
import { choice, interval, number, type ValuesOf } from '../../params';
import { convolution, type Square, square } from '../convolution';
import { fixedGaussian } from '../gaussian';

/** How much of the effect is mixed in, and how much brighter it is. */
type Draw = { alpha: number; lightness: number };

const params = {
  alpha: interval(
    [0.2, 0.5],
    { hard: [0, 1], slider: [0, 1], step: 0.05, scalar: 'fixed' },
    { en: 'How much is mixed in: 0 leaves the picture as it is.', ko: '효과를 섞는 정도. 0이면 그대로' },
  ),
  lightness: interval(
    [0.5, 1],
    { hard: [0, 100], slider: [0, 3], step: 0.05, scalar: 'fixed' },
    {
      en: 'Brightness of the sharpened picture, for "kernel": below 1 darkens, above brightens.',
      ko: '"커널"일 때 선명해진 이미지의 밝기. 1보다 작으면 어둡고 크면 밝음',
    },
  ),
  method: choice<'kernel' | 'gaussian'>(
    'kernel',
    [
      { value: 'kernel', label: { en: 'kernel', ko: '커널' } },
      { value: 'gaussian', label: { en: 'gaussian', ko: '가우시안' } },
    ],
    {
      en: 'A sharpening kernel, or the difference from a blurred picture.',
      ko: '선명화 커널을 쓰거나, 흐린 이미지와의 차이를 더함',
    },
  ),
  kernel_size: number(
    5,
    { hard: [3, 99], slider: [3, 31], step: 2, unit: 'px', int: true },
    { en: 'Width of the blur, for "gaussian"; odd.', ko: '"가우시안"일 때 흐림의 너비. 홀수' },
  ),
  sigma: number(
    1,
    { hard: [0.001, 50], slider: [0.1, 10], step: 0.1, unit: 'px' },
    { en: 'Spread of the blur, for "gaussian".', ko: '"가우시안"일 때 흐림이 퍼지는 정도' },
  ),
} as const;

type Sharpening = Use<ValuesOf<typeof params>, Draw>;

/** In float32 throughout, as the library computes it. */
export function sharpeningSquare({ alpha, lightness }: Draw): Square {
  const f = Math.fround;
  const middle = f(f(1 - alpha) + f(f(alpha) * f(8 + lightness)));
  return square(3, (x, y) => (x === 0 && y === 0 ? middle : -f(alpha)));
}

const sharpenByKernel = convolution(
  ({ draw }: Sharpening) => sharpeningSquare(draw),
  () => 3,
);

const values = ({ params, draw }: Sharpening) => {
  const line = fixedGaussian(params.kernel_size, params.sigma);
  return {
    weights: line.slice((line.length - 1) / 2).map((weight) => [weight]),
    // What each difference adds; whole levels, as the sum loses its fraction.
    gains: Array.from({ length: 256 }, (_, difference) => [Math.floor(draw.alpha * difference)]),
  };
};

/** The blur is OpenCV's 8-bit one, in whole numbers throughout, so that the differences that wrap round are the same. */
const sharpenByBlur: FilterKernel<ValuesOf<typeof params>, Draw> = {
  kind: 'filter',
  border: 4,
  reach: ({ params }) => (params.kernel_size - 1) / 2,
  passes: [
    filterPass({
      stores: 'float',
      uniforms: { weights: 'list', gains: 'list' },
      values,
      glsl: glsl`
vec3 level = tap(at);
vec3 sum = listed(weights, 0).x * level;
for (int i = 1; i < weights.y; i++)
  sum += listed(weights, i).x * (tap(at - ivec2(i, 0)) + tap(at + ivec2(i, 0)));
// Below 2^24 together, hence exact; the next pass needs both.
return sum * 256.0 + level;
`,
    }),
    filterPass({
      stores: 'byte',
      uniforms: { weights: 'list', gains: 'list' },
      values,
      glsl: glsl`
vec3 both = tap(at);
vec3 row = floor(both / 256.0);
vec3 level = both - row * 256.0;
vec3 sum = listed(weights, 0).x * row;
for (int i = 1; i < weights.y; i++)
  sum += listed(weights, i).x * (floor(tap(at - ivec2(0, i)) / 256.0) + floor(tap(at + ivec2(0, i)) / 256.0));
ivec3 difference = (ivec3(level) - ivec3(floor((sum + 32768.0) / 65536.0))) & 255;
vec3 gain = vec3(listed(gains, difference.r).x, listed(gains, difference.g).x, listed(gains, difference.b).x);
return min(level + gain, 255.0);
`,
    }),
  ],
};

export const Sharpen = defineTransform({
  name: 'Sharpen',
  category: 'blur',
  doc: { en: 'Makes edges crisper.', ko: '윤곽을 또렷하게 하기' },
  note: {
    en: 'With "gaussian" the library subtracts bytes, and differences below 0 wrap round to large ones: pixels darker than their surroundings flare up. This page does the same.',
    ko: '"가우시안"에서는 라이브러리가 바이트끼리 빼므로 0보다 작은 차이가 큰 값으로 넘어가, 주변보다 어두운 픽셀이 밝게 튐. 여기서도 똑같이 보여 줌',
  },
  words: ['sharpness', 'crisp', 'detail', 'edge', '선명', '샤픈', '또렷', '윤곽'],
  p: 0.5,
  params,
  check: ({ method, kernel_size }) =>
    method === 'gaussian' && kernel_size % 2 === 0
      ? { en: 'kernel_size must be odd for "gaussian"', ko: '"가우시안"에서는 kernel_size가 홀수여야 함' }
      : null,
  sample: (params, draws): Draw => ({
    alpha: draws.uniform('alpha', params.alpha),
    lightness: draws.uniform('lightness', params.lightness),
  }),
  caption: ({ params, draw }) =>
    parts(`α ${decimal(draw.alpha, 2)}`, params.method === 'kernel' ? `l ${decimal(draw.lightness, 2)}` : ''),
  fix: ({ params, draw }) => ({
    nodes: [
      {
        transform: 'Sharpen',
        params: { ...params, alpha: [draw.alpha, draw.alpha], lightness: [draw.lightness, draw.lightness] },
      },
    ],
  }),
  kernel: ({ method }) => (method === 'kernel' ? sharpenByKernel : sharpenByBlur),
});
