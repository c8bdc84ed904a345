import { glsl } from '../../glsl/glsl';
import { hash } from '../../glsl/hash';
import { defineTransform, measure, point, type Use } from '../define';
import { decimal, parts } from '../format';
import { interval, type ValuesOf } from '../params';

type Draw = { color_shift: number; intensity: number; seed: number };

const params = {
  color_shift: interval(
    [0.01, 0.05],
    { hard: [0, 1], slider: [0, 1], step: 0.01, scalar: 'fixed' },
    {
      en: 'How far hues stray; times the intensity, in degrees, so hardly at all.',
      ko: '색조가 흔들리는 정도. 강도를 곱한 값이 각도(°)라 거의 보이지 않음',
    },
  ),
  intensity: interval(
    [0.1, 0.5],
    { hard: [0, 100], slider: [0, 1], step: 0.01, scalar: 'fixed' },
    {
      en: 'How many pixels brighten, and how far towards white each does.',
      ko: '밝아지는 픽셀의 수와, 흰색에 가까워지는 정도',
    },
  ),
} as const;

type Noise = Use<ValuesOf<typeof params>, Draw>;

/** Twice the lightness, about its middle: whole numbers, whose squares add up exactly. */
const lightness = measure({
  ...{ measures: 'sum', columns: 1, uniforms: {}, values: (_: Noise) => ({}) },
  glsl: glsl`
float twice = max(c.r, max(c.g, c.b)) + min(c.r, min(c.g, c.b)) - 255.0;
return vec4(twice, twice * twice, 0.0, 0.0);
`,
});

/** OpenCV's HLS in floats: hue in degrees, lightness and saturation from 0 to 1. */
const grains = point({
  ...{ statistic: [lightness], uses: [hash] },
  uniforms: { shift: 'float', intensity: 'float', seed: 'float' },
  values: ({ draw }: Noise) => ({
    shift: draw.color_shift * draw.intensity,
    intensity: draw.intensity,
    seed: draw.seed,
  }),
  glsl: glsl`
vec2 moments = measured(0, 0).xy / float(size.x * size.y);
float rate = sqrt(max(moments.y - moments.x * moments.x, 0.0)) / 510.0 * intensity;
uint key = uint(seed);
uvec4 words = pcg4d(uvec4(uvec2(at), pcg(key), key)) >> 8u;
// 24 bits are exact in a float; adding one keeps the logarithm finite.
vec4 u = (vec4(words) + 1.0) * (1.0 / 16777216.0);
// How likely more is, not how likely so few: floats tell that apart far better than steps of 24 bits wherever it is unlikely.
float share = exp(-rate), more = 1.0 - share, count = 0.0;
if (rate < 1.0) {
  more = rate * (1.0 - rate / 2.0 * (1.0 - rate / 3.0 * (1.0 - rate / 4.0 * (1.0 - rate / 5.0 * (1.0 - rate / 6.0 *
    (1.0 - rate / 7.0 * (1.0 - rate / 8.0 * (1.0 - rate / 9.0 * (1.0 - rate / 10.0)))))))));
  share = 1.0 - more;
}
float left = max(float(16777215u - words.w), 0.5) * (1.0 / 16777216.0);
for (int i = 0; i < 24 && left < more; i++) {
  count += 1.0;
  share *= rate / count;
  more -= share;
}
vec3 x = c * (1.0 / 255.0);
float most = max(x.r, max(x.g, x.b)), least = min(x.r, min(x.g, x.b));
float range = most - least, sum = most + least, l = sum * 0.5, s = 0.0, h = 0.0;
if (range > 1e-4) {
  s = range / (l < 0.5 ? sum : 2.0 - sum);
  h = most == x.r ? (x.g - x.b) / range + (x.g < x.b ? 6.0 : 0.0) : most == x.g ? (x.b - x.r) / range + 2.0 : (x.r - x.g) / range + 4.0;
}
h += sqrt(-2.0 * log(u.x)) * cos(6.283185307179586 * u.z) * shift / 60.0;
l = clamp(l + count * intensity * (1.0 - l), 0.0, 1.0);
float high = l <= 0.5 ? l * (1.0 + s) : l + s - l * s;
float low = 2.0 * l - high;
// As OpenCV's vector loops: a hue below zero keeps the first sector, on the line that leads into it.
float whole = trunc(h), part = h - whole;
float sector = whole - 6.0 * trunc(whole / 6.0);
float rising = low + (high - low) * part, falling = low + (high - low) * (1.0 - part);
vec3 rgb = sector < 1.0 ? vec3(high, rising, low) : sector < 2.0 ? vec3(falling, high, low)
  : sector < 3.0 ? vec3(low, high, rising) : sector < 4.0 ? vec3(low, falling, high)
  : sector < 5.0 ? vec3(rising, low, high) : vec3(high, low, falling);
return roundEven(clamp(rgb, 0.0, 1.0) * 255.0);
`,
});

export const ISONoise = defineTransform({
  name: 'ISONoise',
  category: 'noise',
  doc: {
    en: 'Brightens scattered pixels, as a sensor at high sensitivity.',
    ko: '고감도로 찍은 것처럼 군데군데 픽셀이 밝게 튀게 하기',
  },
  note: {
    en: 'Same distribution as the library, but not the same grains. It only ever brightens: the more contrast the picture has, the more pixels.',
    ko: '분포는 라이브러리와 같지만 입자 하나하나는 다름. 밝아지기만 하며, 대비가 큰 이미지일수록 많은 픽셀이 바뀜',
  },
  words: ['camera', 'sensor', 'grain', 'high iso', 'speckle', 'poisson', '감도', '센서', '노이즈', '잡음', '입자'],
  p: 0.5,
  params,
  sample: (params, draws): Draw => ({
    color_shift: draws.uniform('color_shift', params.color_shift),
    intensity: draws.uniform('intensity', params.intensity),
    seed: draws.seed('field'),
  }),
  caption: ({ draw }) => parts(`intensity ${decimal(draw.intensity, 2)}`, `hue ${decimal(draw.color_shift, 2)}`),
  fix: ({ draw }) => ({
    nodes: [
      {
        transform: 'ISONoise',
        params: {
          color_shift: [draw.color_shift, draw.color_shift],
          intensity: [draw.intensity, draw.intensity],
        },
      },
    ],
    random: { en: 'The grains themselves stay random.', ko: '입자 하나하나는 무작위로 남음' },
  }),
  kernel: () => grains,
});
