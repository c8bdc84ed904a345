import { glsl } from '../../glsl/glsl';
import { hash } from '../../glsl/hash';
import { bytesOf } from '../../math/bytes';
import { truncateByte } from '../../math/round';
import { defineTransform, type LutKernel, point, type Use } from '../define';
import { decimal, parts } from '../format';
import { flag, interval, type ValuesOf } from '../params';

/** Factor per channel, and the seed of a field of factors. */
type Draw = { factors: readonly number[]; seed: number };

const params = {
  multiplier: interval(
    [0.9, 1.1],
    { hard: [0, 100], slider: [0, 3], step: 0.01, unit: '×', scalar: 'fixed' },
    { en: 'Levels are multiplied by a number from here.', ko: '픽셀값에 곱할 수의 범위' },
  ),
  per_channel: flag(false, {
    en: 'Every channel gets its own factor.',
    ko: '채널마다 다른 수를 곱함',
  }),
  elementwise: flag(false, {
    en: 'Every pixel gets its own factor; off, all get the same.',
    ko: '픽셀마다 다른 수를 곱함. 끄면 모두 같은 수',
  }),
} as const;

type Values = ValuesOf<typeof params>;

const whole: LutKernel<Values, Draw> = {
  kind: 'lut',
  table: ({ draw: { factors } }) =>
    bytesOf(256 * factors.length, (i) => truncateByte(Math.fround((i & 255) * Math.fround(factors[i >> 8]!)))),
};

const grains = point({
  uses: [hash],
  uniforms: { seed: 'float', low: 'float', high: 'float', perChannel: 'float' },
  values: ({ params, draw }: Use<Values, Draw>) => ({
    seed: draw.seed,
    low: params.multiplier[0],
    high: params.multiplier[1],
    perChannel: params.per_channel ? 1 : 0,
  }),
  glsl: glsl`
vec3 part = vec3(pcg3d(uvec3(at, pcg(uint(seed)))) >> 8u) * (1.0 / 16777216.0);
if (perChannel < 0.5) part = part.rrr;
return floor(clamp(c * (low + (high - low) * part), 0.0, 255.0));
`,
});

export const MultiplicativeNoise = defineTransform({
  name: 'MultiplicativeNoise',
  category: 'noise',
  doc: {
    en: 'Multiplies the picture, its channels or every pixel by a random factor.',
    ko: '이미지 전체, 채널, 또는 픽셀마다 무작위 수를 곱하기',
  },
  note: {
    en: 'Per pixel, the distribution is the library’s, but not the grains. Levels are truncated, so a factor of nearly 1 still darkens.',
    ko: '픽셀 단위에서는 분포만 라이브러리와 같고 입자는 다름. 값을 버림하므로 1에 가까운 수도 조금 어두워짐',
  },
  words: ['speckle', 'grain', 'multiply', 'gain', 'brightness', '스페클', '곱셈 노이즈', '잡음', '밝기'],
  p: 0.5,
  params,
  thumbnail: { multiplier: [0.5, 1.5], per_channel: true, elementwise: true },
  sample(params, draws): Draw {
    const factor = (channel: number): number =>
      draws.uniform('multiplier', params.multiplier, params.per_channel ? channel : 0);
    return { factors: params.elementwise ? [] : [0, 1, 2].map(factor), seed: draws.seed('field') };
  },
  caption: ({ params, draw }) =>
    params.elementwise
      ? `×${decimal(params.multiplier[0], 2)}…${decimal(params.multiplier[1], 2)}`
      : parts(...[...new Set(draw.factors)].map((factor) => `×${decimal(factor, 2)}`)),
  fix({ params, draw }) {
    const [r, g, b] = draw.factors;
    if (!params.elementwise && r === g && g === b)
      return { nodes: [{ transform: 'MultiplicativeNoise', params: { ...params, multiplier: [r!, r!] } }] };
    return {
      nodes: [{ transform: 'MultiplicativeNoise', params }],
      random: { en: 'The factors stay random.', ko: '곱하는 수는 무작위로 남음' },
    };
  },
  kernel: (params) => (params.elementwise ? grains : whole),
});
