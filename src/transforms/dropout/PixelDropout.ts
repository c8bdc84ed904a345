import { glsl } from '../../glsl/glsl';
import { hash } from '../../glsl/hash';
import { defineTransform, point, type Target, type Use } from '../define';
import { decimal, parts } from '../format';
import { fill, flag, number, type ValuesOf } from '../params';
import { solid } from './holes';

/** Colours and fields of the picture and of its mask, which are drawn apart. */
type Draw = { color: readonly number[]; seed: number; maskSeed: number };

const params = {
  dropout_prob: number(
    0.01,
    { hard: [0, 1], slider: [0, 1], step: 0.01 },
    { en: 'Part of the pixels that is lost.', ko: '잃어버릴 픽셀의 비율' },
  ),
  per_channel: flag(false, {
    en: 'Every channel loses its own pixels.',
    ko: '채널마다 다른 픽셀을 잃게 함',
  }),
  drop_value: fill(
    0,
    { en: 'What lost pixels become; none is one random colour.', ko: '잃은 픽셀의 색. 없음이면 무작위 색 하나' },
    { nullable: true },
  ),
  mask_drop_value: fill(
    null,
    {
      en: 'What pixels of masks become, other ones than in the picture; none leaves masks alone.',
      ko: '마스크에서 잃은 픽셀의 값. 이미지와는 다른 픽셀이며, 없음이면 마스크는 그대로',
    },
    { nullable: true },
  ),
} as const;

type Dropped = Use<ValuesOf<typeof params>, Draw>;

const drop = {
  uses: [hash],
  uniforms: { seed: 'float', part: 'float', perChannel: 'float', color: 'vec3' },
  values: ({ params, draw }: Dropped, target: Target) => ({
    seed: target === 'image' ? draw.seed : draw.maskSeed,
    part: params.dropout_prob,
    // A mask has but one channel, which takes the first of several values.
    perChannel: params.per_channel && target === 'image' ? 1 : 0,
    color: target === 'image' ? draw.color : solid(solid(params.mask_drop_value)[0]!),
  }),
  glsl: glsl`
vec3 chance = vec3(pcg3d(uvec3(at, pcg(uint(seed)))) >> 8u) * (1.0 / 16777216.0);
if (perChannel < 0.5) chance = chance.rrr;
return mix(c, color, lessThan(chance, vec3(part)));
`,
} as const;

const imageOnly = point(drop);
const withMasks = point({ ...drop, masks: true });

export const PixelDropout = defineTransform({
  name: 'PixelDropout',
  category: 'dropout',
  doc: { en: 'Loses single pixels, as a broken sensor.', ko: '고장 난 센서처럼 낱개 픽셀을 잃기' },
  note: {
    en: 'As many pixels as in the library, but not the same ones. Boxes only go where labels must show a least part of themselves.',
    ko: '잃는 비율은 라이브러리와 같지만 픽셀 자리는 다름. 바운딩 박스는 최소로 보여야 할 비율을 정했을 때만 사라질 수 있음',
  },
  words: ['dead pixels', 'missing', 'bernoulli', 'sparse', 'noise', '불량 화소', '픽셀', '드롭아웃', '점'],
  p: 0.5,
  params,
  thumbnail: { dropout_prob: 0.2 },
  sample: (params, draws): Draw => ({
    // The library never draws the brightest level.
    color:
      params.drop_value === null
        ? [0, 1, 2].map((channel) => draws.int('drop_value', [0, 254], channel))
        : solid(params.drop_value),
    seed: draws.seed('pixels'),
    maskSeed: draws.seed('mask pixels'),
  }),
  caption: ({ params, draw }) =>
    parts(`${decimal(100 * params.dropout_prob, 1)} %`, params.drop_value === null ? draw.color.join(' ') : ''),
  fix({ params, draw }) {
    const [r, g, b] = draw.color as [number, number, number];
    const drop_value = params.drop_value ?? ([r, g, b] as const);
    return {
      nodes: [{ transform: 'PixelDropout', params: { ...params, drop_value } }],
      ...(params.dropout_prob > 0 &&
        params.dropout_prob < 1 && {
          random: { en: 'Which pixels are lost stays random.', ko: '잃는 픽셀의 자리는 무작위로 남음' },
        }),
    };
  },
  kernel: (params) => (params.mask_drop_value === null ? imageOnly : withMasks),
  labels: {
    box(box, { params, keep }) {
      if (params.per_channel || !keep) return box;
      const [x1, y1, x2, y2] = box;
      // What is left of a box on average: the pixels themselves are only known to the GPU.
      const whole = (Math.floor(x2) - Math.ceil(x1) + 1) * (Math.floor(y2) - Math.ceil(y1) + 1);
      const visible = whole * (1 - params.dropout_prob);
      return visible >= keep.area && visible >= keep.visibility * (x2 - x1) * (y2 - y1) ? box : null;
    },
  },
});
