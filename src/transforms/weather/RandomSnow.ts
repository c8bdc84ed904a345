import { hsv } from '../../glsl/color';
import { glsl } from '../../glsl/glsl';
import { hash, normal } from '../../glsl/hash';
import { hls } from '../../glsl/hls';
import { floatGaussian } from '../blur/gaussian';
import { defineTransform, fieldPass, point, type Use } from '../define';
import { decimal } from '../format';
import { choice, interval, number, type ValuesOf } from '../params';
import { mirror } from './drawing/mirror';

/** How much snow there is; seeds of its texture and of its sparkles. */
type Draw = { point: number; seed: number; sparkle: number };

const params = {
  brightness_coeff: number(
    2.5,
    { hard: [0.001, 1000], slider: [0.1, 10], step: 0.1, unit: '×' },
    { en: 'How much brighter the snow makes the picture.', ko: '눈이 이미지를 밝게 하는 정도' },
  ),
  snow_point_range: interval(
    [0.1, 0.3],
    { hard: [0, 1], slider: [0, 1], step: 0.01, scalar: 'fixed' },
    {
      en: 'How much snow there is: up to which lightness it settles, or how strong its texture is.',
      ko: '눈의 양. 눈이 쌓일 밝기의 한계, 또는 질감의 세기',
    },
  ),
  method: choice<'bleach' | 'texture'>(
    'bleach',
    [
      { value: 'bleach', label: { en: 'bleach', ko: '하얗게 바래기' } },
      { value: 'texture', label: { en: 'texture', ko: '눈 질감' } },
    ],
    {
      en: 'Bleaches what is dark, or lays a grainy layer of snow with sparkles over all of it.',
      ko: '어두운 곳을 하얗게 바래거나, 반짝이는 눈 질감을 전체에 덮음',
    },
  ),
} as const;

type Snowy = Use<ValuesOf<typeof params>, Draw>;

const bleach = point({
  uses: [hls],
  uniforms: { limit: 'float', coefficient: 'float' },
  values: ({ params, draw }: Snowy) => ({
    limit: (draw.point * 255) / 2 + 255 / 3,
    coefficient: params.brightness_coeff,
  }),
  glsl: glsl`
vec3 color = rgbToHls(c);
if (color.y < limit) color.y = floor(min(color.y * coefficient, 255.0));
return hlsToRgb(color);
`,
});

/**
 * The library blurs its noise twice: the weights of both at once, from the middle outwards. Those further out add less
 * than a thousandth of a level.
 */
const twiceBlurred = ((): readonly (readonly number[])[] => {
  // Nine wide, where sigma is 1 and numbers are not bytes.
  const once = floatGaussian(9, 1);
  return Array.from({ length: 7 }, (_, far) => [
    once.reduce((sum, weight, i) => sum + weight * (once[i + far] ?? 0), 0),
  ]);
})();

const weights = (): { weights: readonly (readonly number[])[] } => ({ weights: twiceBlurred });

const noise = fieldPass({
  uses: [normal],
  uniforms: { seed: 'float' },
  values: ({ draw }: Snowy) => ({ seed: draw.seed }),
  glsl: glsl`
return vec3(0.5 + 0.3 * normal3(uvec2(at), uint(seed)).x);
`,
});

const across = fieldPass({
  uniforms: { weights: 'list' },
  values: weights,
  glsl: glsl`
float sum = listed(weights, 0).x * tap(at).x;
for (int i = 1; i < weights.y; i++)
  sum += listed(weights, i).x * (tap(at - ivec2(i, 0)).x + tap(at + ivec2(i, 0)).x);
return vec3(sum);
`,
});

const texture = point({
  uses: [hsv, hash, mirror],
  fields: { passes: [noise, across], border: 4 },
  uniforms: { weights: 'list', amount: 'float', coefficient: 'float', sparkle: 'float' },
  values: ({ params, draw }: Snowy) => ({
    ...weights(),
    amount: draw.point,
    coefficient: 1 + params.brightness_coeff * draw.point,
    sparkle: draw.sparkle,
  }),
  glsl: glsl`
if (float(pcg3d(uvec3(at, pcg(uint(sparkle)))).x >> 8u) * (1.0 / 16777216.0) > 0.99) return vec3(255.0);
float snow = listed(weights, 0).x * field(at).x;
for (int i = 1; i < weights.y; i++) {
  int above = mirrored(at.y - i, size.y), below = mirrored(at.y + i, size.y);
  snow += listed(weights, i).x * (field(ivec2(at.x, above)).x + field(ivec2(at.x, below)).x);
}
// Less of it further down.
snow *= 1.0 - 0.8 * float(at.y) / float(max(size.y - 1, 1));
vec3 color = vec3(rgbToHsv(ivec3(c)));
color.z = min(color.z * coefficient, 255.0);
color = (color + snow * 255.0 * amount) * 0.85 + vec3(0.6, 0.75, 1.0) * (0.15 * amount);
// Hue and saturation gain as much, and what does not fit into a byte starts again at zero.
return hsvToRgb(ivec3(color) & 255);
`,
});

const kernels = { bleach, texture } as const;

export const RandomSnow = defineTransform({
  name: 'RandomSnow',
  category: 'weather',
  doc: { en: 'Covers the picture in snow.', ko: '이미지를 눈으로 덮기' },
  note: {
    en: '"Texture" adds to hue and saturation as much as to brightness, and bytes that overflow start again at 0: colours turn in strong snow. So does the library. Its grains and sparkles follow the same law as there, but lie elsewhere.',
    ko: '"눈 질감"은 라이브러리처럼 색상과 채도에도 밝기만큼 더하고, 255를 넘으면 0부터 다시 시작하므로 눈이 강하면 색이 바뀜. 알갱이와 반짝임의 분포는 같지만 자리는 다름',
  },
  words: ['snow', 'winter', 'frost', 'white', 'bleach', 'weather', '눈', '설경', '겨울', '날씨'],
  p: 0.5,
  params,
  sample: (params, draws): Draw => ({
    point: draws.uniform('snow_point_range', params.snow_point_range),
    seed: draws.seed('texture'),
    sparkle: draws.seed('sparkle'),
  }),
  caption: ({ draw }) => `${decimal(100 * draw.point)} %`,
  fix: ({ params, draw }) => ({
    nodes: [
      {
        transform: 'RandomSnow',
        params: { ...params, snow_point_range: [draw.point, draw.point] as const },
      },
    ],
    ...(params.method === 'texture' && {
      random: { en: 'Grains and sparkles stay random.', ko: '알갱이와 반짝임은 무작위로 남음' },
    }),
  }),
  kernel: ({ method }) => kernels[method],
});
