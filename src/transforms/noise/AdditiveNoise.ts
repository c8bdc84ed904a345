import { glsl } from '../../glsl/glsl';
import { hash } from '../../glsl/hash';
import { defineTransform, point, Refusal, type Use } from '../define';
import { decimal, parts, signed } from '../format';
import {
  choice,
  type Interval,
  type Intervals,
  intervals,
  intervalsFor,
  number,
  setOf,
  type ValuesOf,
} from '../params';
import { remember } from '../remember';
import { shiftLevels } from '../shift';
import { laws, type NoiseType } from './additive/distributions';

/** Levels added to whole channels; else the numbers of the law, and the seed of the field. */
type Draw = { shift: readonly number[]; numbers: readonly number[]; seed: number };

type Spread = 'constant' | 'per_pixel' | 'shared';

const part = { hard: [-1, 1], slider: [-1, 1], step: 0.01 } as const;
const size = { hard: [0, 1], slider: [0, 1], step: 0.01 } as const;
const shape = { hard: [0, 1000], slider: [0.1, 5], step: 0.1 } as const;

const params = {
  noise_type: choice<NoiseType>(
    'uniform',
    [
      { value: 'uniform', label: { en: 'uniform', ko: '균등 분포' } },
      { value: 'gaussian', label: { en: 'normal', ko: '정규 분포' } },
      { value: 'laplace', label: { en: 'Laplace', ko: '라플라스 분포' } },
      { value: 'beta', label: { en: 'beta', ko: '베타 분포' } },
    ],
    { en: 'Distribution of what is added.', ko: '더하는 값의 분포' },
  ),
  spatial_mode: choice<Spread>(
    'constant',
    [
      { value: 'constant', label: { en: 'same everywhere', ko: '어디나 같게' } },
      { value: 'per_pixel', label: { en: 'per pixel and channel', ko: '픽셀과 채널마다' } },
      { value: 'shared', label: { en: 'per pixel, grey', ko: '픽셀마다(채널 공통)' } },
    ],
    {
      en: 'Whether all pixels get the same, each its own, or each its own in grey.',
      ko: '모든 픽셀에 같은 값을 더할지, 픽셀마다 다르게 할지',
    },
  ),
  noise_params: intervals(
    'noise_type',
    {
      uniform: { ranges: { ...part, default: [-0.1, 0.1], each: ['R', 'G', 'B'] } },
      gaussian: {
        mean_range: { ...part, default: [0, 0] },
        std_range: { ...size, default: [0.05, 0.15] },
      },
      laplace: {
        mean_range: { ...part, default: [0, 0] },
        scale_range: { ...size, default: [0.05, 0.15] },
      },
      beta: {
        alpha_range: { ...shape, default: [0.5, 1.5] },
        beta_range: { ...shape, default: [0.5, 1.5] },
        scale_range: { ...size, default: [0.1, 0.3] },
      },
    },
    {
      en: 'Numbers of the distribution, as parts of full white. Per pixel, only the first range counts.',
      ko: '분포의 수치. 흰색에 대한 비율이며, 픽셀마다 더할 때는 첫 범위만 쓰임',
    },
  ),
  approximation: number(
    1,
    { hard: [0, 1], slider: [0.05, 1], step: 0.05 },
    {
      en: 'Below 1 the noise of pixels is made small and enlarged: coarser, softer grain.',
      ko: '1보다 작으면 작게 만든 노이즈를 늘려 굵고 부드러운 입자가 됨',
    },
  ),
} as const;

type Values = ValuesOf<typeof params>;
type Noise = Use<Values, Draw>;

const grains = remember((type: NoiseType, coarse: boolean) =>
  point({
    uses: [hash, laws[type].glsl],
    uniforms: { seed: 'float', numbers: 'vec3', grey: 'float', coarse: 'vec2' },
    values: ({ params, draw, input }: Noise) => ({
      seed: draw.seed,
      numbers: laws[type].levels(draw.numbers),
      grey: params.spatial_mode === 'shared' ? 1 : 0,
      coarse: [input.width, input.height].map((side) => Math.max(1, Math.trunc(side * params.approximation))),
    }),
    // Enlarged as OpenCV does it, with half-pixel positions and edges held; noise loses its fraction before it is added.
    glsl:
      (coarse
        ? glsl`
uint key = pcg(uint(seed));
vec2 position = clamp((vec2(at) + 0.5) * (coarse / vec2(size)) - 0.5, vec2(0.0), coarse - 1.0);
vec2 part = fract(position);
uvec2 near = uvec2(position), far = min(near + 1u, uvec2(coarse) - 1u);
vec3 field = mix(
  mix(noiseOf(near, key, numbers), noiseOf(uvec2(far.x, near.y), key, numbers), part.x),
  mix(noiseOf(uvec2(near.x, far.y), key, numbers), noiseOf(far, key, numbers), part.x), part.y);
`
        : glsl`vec3 field = noiseOf(uvec2(at), pcg(uint(seed)), numbers);`) +
      glsl`
if (grey > 0.5) field = field.rrr;
return clamp(c + trunc(field), 0.0, 255.0);
`,
  }),
);

const mismatch = {
  en: 'noise_params belongs to another noise_type.',
  ko: 'noise_params가 다른 noise_type의 것임',
} as const;

const fits = ({ noise_params, noise_type }: Values): boolean =>
  noise_params === null || setOf(params.noise_params, noise_params) === noise_type;

const given = ({ noise_params, noise_type }: Values): Intervals =>
  noise_params ?? intervalsFor(params.noise_params, noise_type);

/** Parts of white that pin a shift; half a level more, for the library drops the fraction. */
function pinned(level: number): Interval {
  // Without the sign of a negative zero.
  const whole = Math.trunc(level) + 0;
  const limit = Math.max(-1, Math.min(1, (whole + 0.5 * Math.sign(whole)) / 255));
  return [limit, limit];
}

/** Intervals that pin the numbers of a law; a uniform one has nothing to pin. */
const fixedNumbers = (values: Values, numbers: readonly number[]): Intervals =>
  values.noise_type === 'uniform'
    ? given(values)
    : Object.fromEntries(
        Object.keys(given(values)).map((name, i): [string, Interval] => [name, [numbers[i]!, numbers[i]!]]),
      );

const shown: { readonly [T in NoiseType]: (numbers: readonly number[]) => string } = {
  uniform: ([low, high]) => `${decimal(low! * 255, 1)} … ${decimal(high! * 255, 1)}`,
  gaussian: ([mean, deviation]) =>
    parts(`σ ${decimal(deviation! * 255, 1)}`, mean === 0 ? '' : `mean ${decimal(mean! * 255, 1)}`),
  laplace: ([mean, scale]) =>
    parts(`b ${decimal(scale! * 255, 1)}`, mean === 0 ? '' : `mean ${decimal(mean! * 255, 1)}`),
  beta: ([a, b, scale]) => `α ${decimal(a!, 2)} β ${decimal(b!, 2)} ± ${decimal(scale! * 255, 1)}`,
};

export const AdditiveNoise = defineTransform({
  name: 'AdditiveNoise',
  category: 'noise',
  doc: { en: 'Adds random numbers, to whole channels or pixel by pixel.', ko: '채널 전체나 픽셀마다 무작위 값 더하기' },
  note: {
    en: 'Per pixel, the distribution is the library’s, but not the grains. By default whole channels are shifted.',
    ko: '픽셀 단위에서는 분포만 라이브러리와 같고 입자는 다름. 기본값은 채널 전체를 옮김',
  },
  words: ['grain', 'uniform', 'gaussian', 'laplace', 'beta', 'shift', '노이즈', '잡음', '균등', '정규', '베타'],
  p: 0.5,
  params,
  thumbnail: { noise_type: 'gaussian', spatial_mode: 'per_pixel' },
  check: (values) => (fits(values) ? null : mismatch),
  sample(values, draws): Draw {
    if (!fits(values)) throw new Refusal(mismatch);
    const law = laws[values.noise_type];
    const intervals = given(values);
    const seed = draws.seed('field');
    const numbers = law.numbers(intervals, draws);
    if (values.spatial_mode !== 'constant') return { shift: [], numbers, seed };
    const ranges = values.noise_type === 'uniform' ? (intervals.ranges as readonly Interval[]) : [numbers];
    const shift = [0, 1, 2].map((channel) => law.one(ranges[channel] ?? ranges[0]!, draws, channel) * 255);
    return { shift, numbers, seed };
  },
  caption: ({ params, draw }) =>
    params.spatial_mode === 'constant'
      ? parts(...draw.shift.map((level, channel) => `${'RGB'[channel]} ${signed(Math.trunc(level))}`))
      : shown[params.noise_type](draw.numbers),
  fix({ params: values, draw }) {
    if (values.spatial_mode === 'constant')
      return {
        nodes: [
          {
            transform: 'AdditiveNoise',
            params: { ...values, noise_type: 'uniform', noise_params: { ranges: draw.shift.map(pinned) } },
          },
        ],
      };
    return {
      nodes: [{ transform: 'AdditiveNoise', params: { ...values, noise_params: fixedNumbers(values, draw.numbers) } }],
      random: { en: 'The grains themselves stay random.', ko: '입자 하나하나는 무작위로 남음' },
    };
  },
  kernel: ({ noise_type, spatial_mode, approximation }) =>
    spatial_mode === 'constant' ? shiftLevels : grains(noise_type, approximation !== 1),
});
