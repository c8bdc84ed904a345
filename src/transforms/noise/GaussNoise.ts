import { glsl } from '../../glsl/glsl';
import { grain } from '../../glsl/hash';
import { defineTransform, point, type Use } from '../define';
import { decimal, parts } from '../format';
import { flag, interval, number, type ValuesOf } from '../params';

/** Parts of full white, and the seed of the field. */
type Draw = { std: number; mean: number; seed: number };

const params = {
  std_range: interval(
    [0.2, 0.44],
    { hard: [0, 1], slider: [0, 1], step: 0.01, scalar: 'fixed' },
    { en: 'How strong the noise is, as a part of full white.', ko: '노이즈 세기. 흰색에 대한 비율' },
  ),
  mean_range: interval(
    [0, 0],
    { hard: [-1, 1], slider: [-1, 1], step: 0.01, scalar: 'fixed' },
    { en: 'Brightens or darkens the noise as a whole.', ko: '노이즈 전체를 밝게 또는 어둡게' },
  ),
  per_channel: flag(true, {
    en: 'Coloured noise; off, all channels get the same.',
    ko: '켜면 색 노이즈, 끄면 모든 채널에 같은 노이즈',
  }),
  noise_scale_factor: number(
    1,
    { hard: [0.001, 1], slider: [0.05, 1], step: 0.05 },
    {
      en: 'Below 1 the noise is made small and enlarged: coarser, softer grain.',
      ko: '1보다 작으면 작게 만든 노이즈를 늘려 굵고 부드러운 입자가 됨',
    },
  ),
} as const;

type Noise = Use<ValuesOf<typeof params>, Draw>;

const shared = {
  uses: [grain],
  uniforms: { seed: 'float', deviation: 'float', mean: 'float', perChannel: 'float', coarse: 'vec2' },
  values: ({ params, draw, input }: Noise) => ({
    seed: draw.seed,
    deviation: draw.std * 255,
    mean: draw.mean * 255,
    perChannel: params.per_channel ? 1 : 0,
    coarse: [input.width, input.height].map((side) => Math.max(1, Math.trunc(side * params.noise_scale_factor))),
  }),
} as const;

// Noise loses its fraction before it is added, as in the library.
const add = glsl`
if (perChannel < 0.5) field = field.rrr;
return clamp(c + trunc(field * deviation + mean), 0.0, 255.0);
`;

const fine = point({ ...shared, glsl: glsl`vec3 field = grain3(uvec2(at), uint(seed));` + add });

/** Bilinear enlargement of a small field, with OpenCV's half-pixel positions and edges held. */
const enlarged = point({
  ...shared,
  glsl:
    glsl`
vec2 position = clamp((vec2(at) + 0.5) * (coarse / vec2(size)) - 0.5, vec2(0.0), coarse - 1.0);
vec2 part = fract(position);
uvec2 near = uvec2(position), far = min(near + 1u, uvec2(coarse) - 1u);
uint key = uint(seed);
vec3 field = mix(
  mix(grain3(near, key), grain3(uvec2(far.x, near.y), key), part.x),
  mix(grain3(uvec2(near.x, far.y), key), grain3(far, key), part.x), part.y);
` + add,
});

export const GaussNoise = defineTransform({
  name: 'GaussNoise',
  category: 'noise',
  doc: { en: 'Adds random grain, as a sensor in the dark.', ko: '어두운 곳에서 찍은 듯한 무작위 입자 더하기' },
  note: {
    en: 'Same distribution as the library, but not the same grains: the library’s generator cannot be repeated here.',
    ko: '분포는 라이브러리와 같지만 입자 하나하나는 다름. 라이브러리의 난수 생성기는 그대로 재현할 수 없음',
  },
  words: ['grain', 'sensor noise', 'iso', 'gaussian', 'noise', '노이즈', '잡음', '입자', '가우시안'],
  p: 0.5,
  params,
  sample: (params, draws): Draw => ({
    std: draws.uniform('std_range', params.std_range),
    mean: draws.uniform('mean_range', params.mean_range),
    seed: draws.seed('field'),
  }),
  caption: ({ draw }) =>
    parts(`σ ${decimal(draw.std * 255, 1)}`, draw.mean === 0 ? '' : `mean ${decimal(draw.mean * 255, 1)}`),
  fix: ({ params, draw }) => ({
    nodes: [
      {
        transform: 'GaussNoise',
        params: { ...params, std_range: [draw.std, draw.std], mean_range: [draw.mean, draw.mean] },
      },
    ],
    random: { en: 'The grains themselves stay random.', ko: '입자 하나하나는 무작위로 남음' },
  }),
  kernel: (params) => (params.noise_scale_factor === 1 ? fine : enlarged),
});
