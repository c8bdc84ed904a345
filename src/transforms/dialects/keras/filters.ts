/** Layers of Keras 3 that look at neighbours; outside the picture everything is black, so edges darken. */
import { glsl } from '../../../glsl/glsl';
import type { Text } from '../../../math/text';
import { defineTransform, type FilterKernel, filterPass, type Use } from '../../define';
import { decimal, parts } from '../../format';
import { interval, number, type Params, type ValuesOf } from '../../params';
import { words } from './words';

type Sharp = { amount: number };
type Blurred = { horizontal: number; vertical: number };

const note: Text = {
  en: 'Beyond the edge Keras sees black, so the outermost pixels change most. It returns floats; they are shown rounded.',
  ko: 'Keras는 이미지 밖을 검정으로 보므로 가장자리가 가장 많이 변함. 결과는 실수라서 반올림해 보여 줌',
};

const sharpen: FilterKernel<Params, Sharp> = {
  ...{ kind: 'filter', border: 1, reach: () => 1 },
  passes: [
    filterPass({
      stores: 'byte',
      uniforms: { share: 'float' },
      values: ({ draw }: { readonly draw: Sharp }) => ({ share: 1 - 2 * draw.amount }),
      glsl: glsl`
vec3 sum = vec3(0.0), c = tap(at);
for (int y = -1; y <= 1; y++)
  for (int x = -1; x <= 1; x++) if (!outside(at + ivec2(x, y), size)) sum += tap(at + ivec2(x, y));
vec3 smoothed = (sum + 4.0 * c) / 13.0;
return clamp(roundEven(c + share * (smoothed - c)), 0.0, 255.0);
`,
    }),
  ],
};

export const kerasSharpness = defineTransform({
  name: 'keras.RandomSharpness',
  category: 'keras',
  doc: { en: 'Sharpens above 0.5, smooths below.', ko: '0.5보다 크면 선명하게, 작으면 부드럽게' },
  note,
  words: [...words, 'sharpness', 'sharpen', 'blur', 'smooth', '선명', '샤프닝', '흐림'],
  p: 1,
  params: {
    factor: interval(
      [0, 1],
      { hard: [0, 1], slider: [0, 1], step: 0.01, scalar: 'zero-to' },
      {
        en: '0.5 changes nothing, 0 smooths over 3 × 3 pixels, 1 goes as far the other way.',
        ko: '0.5면 그대로, 0이면 3 × 3 평균, 1이면 반대로 같은 만큼 선명하게',
      },
    ),
  },
  thumbnail: { factor: [1, 1] },
  sample: (params, draws): Sharp => ({ amount: draws.uniform('factor', params.factor) }),
  caption: ({ draw }) => decimal(draw.amount, 2),
  fix: ({ draw }) => ({
    nodes: [{ transform: 'keras.RandomSharpness', params: { factor: [draw.amount, draw.amount] } }],
  }),
  kernel: () => sharpen,
});

const params = {
  kernel_size: number(
    3,
    { hard: [1, 31], slider: [1, 15], step: 2, unit: 'px', int: true },
    { en: 'Width of the blur; odd.', ko: '흐림의 너비. 홀수' },
  ),
  sigma: interval(
    [0, 1],
    { hard: [0, 1], slider: [0, 1], step: 0.05, scalar: 'zero-to', unit: 'px' },
    {
      en: 'Spread of the blur, drawn for each direction; Keras takes no more than 1.',
      ko: '흐림이 퍼지는 정도. 방향마다 따로 뽑으며 Keras에서는 1까지만 가능',
    },
  ),
} as const;

type Blurring = Use<ValuesOf<typeof params>, Blurred>;

/** Weights of a line of `size` pixels, which add up to 1. */
function line(size: number, sigma: number): readonly (readonly [number])[] {
  const weights = Array.from({ length: size }, (_, i) => Math.exp(-0.5 * ((i - (size - 1) / 2) / sigma) ** 2));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => [weight / total]);
}

const along = (step: 'ivec2(1, 0)' | 'ivec2(0, 1)'): string => `
vec3 sum = vec3(0.0);
for (int i = 0; i < weights.y; i++) {
  ivec2 place = at + (i - weights.y / 2) * ${step};
  if (!outside(place, size)) sum += tap(place) * listed(weights, i).x;
}
`;

const blur: FilterKernel<Blurring['params'], Blurred> = {
  ...{ kind: 'filter', border: 1 },
  reach: ({ params: { kernel_size } }) => (kernel_size - 1) / 2,
  passes: [
    filterPass({
      stores: 'float',
      uniforms: { weights: 'list' },
      values: ({ params: { kernel_size }, draw }: Blurring) => ({ weights: line(kernel_size, draw.horizontal) }),
      glsl: `${along('ivec2(1, 0)')}return sum;`,
    }),
    filterPass({
      stores: 'byte',
      uniforms: { weights: 'list' },
      values: ({ params: { kernel_size }, draw }: Blurring) => ({ weights: line(kernel_size, draw.vertical) }),
      glsl: `${along('ivec2(0, 1)')}return clamp(roundEven(sum), 0.0, 255.0);`,
    }),
  ],
};

export const kerasBlur = defineTransform<typeof params, Blurred>({
  name: 'keras.RandomGaussianBlur',
  category: 'keras',
  doc: {
    en: 'Blurs a little, along and across by amounts of their own.',
    ko: '가로와 세로를 서로 다른 정도로 조금 흐리기',
  },
  note,
  words: [...words, 'blur', 'gaussian', 'smooth', 'defocus', '블러', '흐림', '가우시안'],
  p: 1,
  params,
  thumbnail: { kernel_size: 5, sigma: [1, 1] },
  check: ({ kernel_size }) =>
    kernel_size % 2 === 1 ? null : { en: 'The width must be odd.', ko: '너비는 홀수여야 함' },
  // What the layer adds so that it never divides by zero.
  sample: ({ sigma }, draws): Blurred => ({
    horizontal: draws.uniform('sigma', sigma, 0) + 1e-6,
    vertical: draws.uniform('sigma', sigma, 1) + 1e-6,
  }),
  caption: ({ draw }) => parts(`σ ${decimal(draw.horizontal, 2)}`, decimal(draw.vertical, 2)),
  fix: ({ params }) => ({
    nodes: [{ transform: 'keras.RandomGaussianBlur', params }],
    random: { en: 'How much each direction blurs stays random.', ko: '방향마다 흐려지는 정도는 무작위로 남음' },
  }),
  kernel: () => blur,
});
