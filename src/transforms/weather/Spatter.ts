import { glsl } from '../../glsl/glsl';
import type { Text } from '../../math/text';
import { defineTransform, point, type Use } from '../define';
import { decimal, parts } from '../format';
import { choice, type Interval, interval, nullableVector, type ValuesOf } from '../params';
import { kept } from './kept';
import { mudMask, rainMask } from './spatter/masks';

/** Of the noise: mean, deviation, how smooth it is, and what counts as liquid; how strong it shows, and a seed. */
type Draw = { mean: number; std: number; sigma: number; threshold: number; intensity: number; seed: number };

type Mode = 'rain' | 'mud';

const part = (value: number, help: Text) =>
  interval([value, value], { hard: [0, 1], slider: [0, 1], step: 0.01, scalar: 'zero-to' }, help);

const params = {
  mean: part(0.65, {
    en: 'Mean of the noise that drops are made of; more of it covers more.',
    ko: '방울을 만드는 노이즈의 평균. 클수록 많이 덮음',
  }),
  std: part(0.3, {
    en: 'Deviation of the noise: how much thicker some places are than others.',
    ko: '노이즈의 표준 편차. 클수록 두께 차이가 큼',
  }),
  gauss_sigma: interval(
    [2, 2],
    { hard: [0, 100], slider: [0, 10], step: 0.1, unit: 'px', scalar: 'zero-to' },
    { en: 'How far the noise is smoothed: larger drops.', ko: '노이즈를 부드럽게 하는 정도. 클수록 방울이 큼' },
  ),
  cutout_threshold: part(0.68, {
    en: 'Where the noise is above this there is liquid.',
    ko: '노이즈가 이 값보다 크면 액체가 있음',
  }),
  intensity: part(0.6, { en: 'How strongly it shows.', ko: '드러나는 세기' }),
  mode: choice<Mode>(
    'rain',
    [
      { value: 'rain', label: { en: 'rain', ko: '빗방울' } },
      { value: 'mud', label: { en: 'mud', ko: '진흙' } },
    ],
    { en: 'Drops that add light, or mud that covers.', ko: '빛을 더하는 빗방울, 또는 덮어 버리는 진흙' },
  ),
  color: nullableVector(
    null,
    { names: ['R', 'G', 'B'], hard: [0, 255], step: 1, int: true, start: [238, 238, 175] },
    {
      en: 'Colour of it; none is a pale yellow for rain and a dark blue for mud.',
      ko: '색. 없음이면 비는 옅은 노랑, 진흙은 어두운 파랑',
    },
  ),
} as const;

type Spattered = Use<ValuesOf<typeof params>, Draw>;

const usualColors: { readonly [M in Mode]: readonly number[] } = { rain: [238, 238, 175], mud: [20, 42, 63] };

const maskOf = kept((mode: Mode, width: number, height: number, ...noise: readonly number[]) => {
  const [mean, std, sigma, threshold, seed] = noise as [number, number, number, number, number];
  const liquid = { width, height, mean, std, sigma, threshold, seed };
  return mode === 'rain' ? rainMask(liquid) : mudMask(liquid);
});

const values = ({ params: { mode, color }, draw, input: { width, height } }: Spattered) => ({
  mask: maskOf(mode, width, height, draw.mean, draw.std, draw.sigma, draw.threshold, draw.seed),
  color: (color ?? usualColors[mode]).map((level) => level / 255),
  intensity: draw.intensity,
});

const uniforms = { mask: 'list', color: 'vec3', intensity: 'float' } as const;

const readMask = glsl`
int pixel = at.y * size.x + at.x;
vec4 four = listed(mask, pixel >> 2);
vec2 two = (pixel & 2) == 0 ? four.xy : four.zw;
float covered = (pixel & 1) == 0 ? two.x : two.y;
`;

const rain = point({
  uniforms,
  values,
  glsl: `
${readMask}
return roundEven(clamp(c / 255.0 + covered * color * (intensity * 0.9), 0.0, 1.0) * 255.0);
`,
});

const mud = point({
  uniforms,
  values,
  glsl: `
${readMask}
covered *= intensity;
return roundEven(clamp(c / 255.0 * (1.0 - covered) + covered * color, 0.0, 1.0) * 255.0);
`,
});

const kernels = { rain, mud } as const;

export const Spatter = defineTransform({
  name: 'Spatter',
  category: 'weather',
  doc: { en: 'Spatters the lens with raindrops or mud.', ko: '렌즈에 빗방울이나 진흙이 튄 듯 가리기' },
  note: {
    en: 'The same law as in the library, but the drops lie elsewhere.',
    ko: '방울의 분포는 라이브러리와 같지만 자리는 다름',
  },
  words: ['spatter', 'splash', 'raindrops', 'mud', 'dirt', 'lens', '빗방울', '진흙', '튐', '얼룩', '렌즈'],
  p: 0.5,
  params,
  sample: (params, draws): Draw => ({
    mean: draws.uniform('mean', params.mean),
    std: draws.uniform('std', params.std),
    sigma: draws.uniform('gauss_sigma', params.gauss_sigma),
    threshold: draws.uniform('cutout_threshold', params.cutout_threshold),
    intensity: draws.uniform('intensity', params.intensity),
    seed: draws.seed('liquid'),
  }),
  caption: ({ draw }) =>
    parts(`μ ${decimal(draw.mean, 2)}`, `σ ${decimal(draw.std, 2)}`, `${decimal(draw.sigma, 1)} px`),
  fix({ params, draw }) {
    const pin = (value: number): Interval => [value, value];
    return {
      nodes: [
        {
          transform: 'Spatter',
          params: {
            ...params,
            mean: pin(draw.mean),
            std: pin(draw.std),
            gauss_sigma: pin(draw.sigma),
            cutout_threshold: pin(draw.threshold),
            intensity: pin(draw.intensity),
          },
        },
      ],
      random: { en: 'Where the drops lie stays random.', ko: '방울의 자리는 무작위로 남음' },
    };
  },
  kernel: ({ mode }) => kernels[mode],
});
