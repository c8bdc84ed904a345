/** Layers of Keras 3 that change levels and colours by themselves; on a value range of 0..255. */
import { glsl } from '../../../glsl/glsl';
import { hsvFloat } from '../../../glsl/hsv-float';
import { rational } from '../../../glsl/rational';
import { type Draw as AnyDraw, defineTransform, measure, point } from '../../define';
import { decimal, parts, signed } from '../../format';
import { interval } from '../../params';
import { floats, words } from './words';

type Draw = { amount: number };
type Solarized = { addition: number; threshold: number };

const shared = {
  uniforms: { amount: 'float' },
  values: ({ draw }: { readonly draw: Draw }) => ({ amount: draw.amount }),
} as const;

const turn = point({
  ...shared,
  uses: [hsvFloat],
  glsl: glsl`
vec3 color = toHsv(c / 255.0);
color.x += amount;
color.x += color.x > 1.0 ? -1.0 : color.x < 0.0 ? 1.0 : 0.0;
return roundEven(clamp(fromHsv(color), 0.0, 1.0) * 255.0);
`,
});

export const kerasHue = defineTransform({
  name: 'keras.RandomHue',
  category: 'keras',
  doc: {
    en: 'Turns all colours by half the factor, either way round.',
    ko: '모든 색을 색상환에서 factor의 절반만큼 어느 한쪽으로 돌리기',
  },
  note: floats,
  words: [...words, 'hue', 'tint', 'color', 'colour', '색조', '색상', '색'],
  p: 1,
  params: {
    factor: interval(
      [0, 0.2],
      { hard: [0, 1], slider: [0, 1], step: 0.01, scalar: 'zero-to' },
      {
        en: 'How far: 1 is halfway round the colour wheel. The direction is a coin’s toss.',
        ko: '돌리는 정도. 1이면 반 바퀴. 방향은 반반 확률',
      },
    ),
  },
  thumbnail: { factor: [0.6, 0.6] },
  sample: (params, draws): Draw => ({
    amount: draws.uniform('factor', params.factor) * (draws.unit('direction') > 0.5 ? -0.5 : 0.5) + 0,
  }),
  caption: ({ draw }) => signed(draw.amount, 2),
  fix({ draw }) {
    const factor = Math.abs(2 * draw.amount);
    const random = { en: 'The direction stays random.', ko: '방향은 무작위로 남음' };
    return { nodes: [{ transform: 'keras.RandomHue', params: { factor: [factor, factor] } }], random };
  },
  kernel: () => turn,
});

const pale = point({
  ...shared,
  glsl: glsl`
float grey = dot(c, vec3(0.2989, 0.587, 0.114));
return clamp(roundEven(c + amount * (grey - c)), 0.0, 255.0);
`,
});

export const kerasDegeneration = defineTransform({
  name: 'keras.RandomColorDegeneration',
  category: 'keras',
  doc: { en: 'Blends the picture with its grey version.', ko: '흑백 이미지와 섞기' },
  note: floats,
  words: [...words, 'gray', 'grey', 'desaturate', 'grayscale', '흑백', '회색조', '채도'],
  p: 1,
  params: {
    factor: interval(
      [0, 1],
      { hard: [0, 1], slider: [0, 1], step: 0.01, scalar: 'zero-to' },
      { en: 'Share of the grey version.', ko: '흑백 이미지의 비율' },
    ),
  },
  thumbnail: { factor: [0.8, 0.8] },
  sample: (params, draws): Draw => ({ amount: draws.uniform('factor', params.factor) }),
  caption: ({ draw }) => decimal(draw.amount, 2),
  fix: ({ draw }) => ({
    nodes: [{ transform: 'keras.RandomColorDegeneration', params: { factor: [draw.amount, draw.amount] } }],
  }),
  kernel: () => pale,
});

const solarize = point({
  uniforms: { addition: 'float', threshold: 'float' },
  values: ({ draw }: { readonly draw: Solarized }) => draw,
  glsl: glsl`
vec3 sum = min(c + addition, 255.0);
return roundEven(mix(255.0 - sum, sum, lessThan(sum, vec3(threshold))));
`,
});

export const kerasSolarization = defineTransform({
  name: 'keras.Solarization',
  category: 'keras',
  doc: {
    en: 'Adds an amount, then inverts what is not below a threshold.',
    ko: '값을 더한 뒤 임계값 이상인 곳을 반전하기',
  },
  note: {
    en: 'The largest factor counts in parts of white, the smallest in levels: Keras multiplies only the former by 255.',
    ko: 'factor의 최댓값은 흰색에 대한 비율이지만 최솟값은 0~255 단계. Keras가 최댓값에만 255를 곱함',
  },
  words: [...words, 'solarize', 'invert', 'negative', '솔라리제이션', '반전', '임계값'],
  p: 1,
  params: {
    addition_factor: interval(
      [0, 0],
      { hard: [0, 1], slider: [0, 1], step: 0.01, scalar: 'zero-to' },
      { en: 'What is added first.', ko: '먼저 더할 양' },
    ),
    threshold_factor: interval(
      [0, 1],
      { hard: [0, 1], slider: [0, 1], step: 0.01, scalar: 'zero-to' },
      { en: 'Levels from here on are inverted; with 0, all of them.', ko: '이 값 이상을 반전. 0이면 전부 반전' },
    ),
  },
  thumbnail: { addition_factor: [0, 0.3] },
  sample: ({ addition_factor, threshold_factor }, draws): Solarized => ({
    addition: draws.uniform('addition_factor', [addition_factor[0], addition_factor[1] * 255]),
    threshold: draws.uniform('threshold_factor', [threshold_factor[0], threshold_factor[1] * 255]),
  }),
  caption: ({ draw }) => parts(draw.addition === 0 ? '' : signed(draw.addition, 0), `≥ ${decimal(draw.threshold, 0)}`),
  fix: ({ params }) => ({
    nodes: [{ transform: 'keras.Solarization', params }],
    random: {
      en: 'Amount and threshold stay random: both ends of a factor mean the same only at 0.',
      ko: '더할 양과 임계값은 무작위로 남음. factor의 양 끝은 0일 때만 같은 값이 됨',
    },
  }),
  kernel: () => solarize,
});

const plain = { uniforms: {}, values: () => ({}) } as const;

const stretch = point({
  ...plain,
  statistic: [
    measure({
      ...{ ...plain, measures: 'least', columns: 2 },
      glsl: glsl`return vec4(column == 0 ? c : 255.0 - c, 0.0);`,
    }),
    measure({
      ...{ ...plain, measures: 'table', table: () => ({ width: 2, height: 1 }), uses: [rational] },
      glsl: glsl`
vec3 low = measured(0, 0).rgb;
uvec3 range = uvec3(255.0 - measured(1, 0).rgb - low);
vec3 scale = vec3(quotient(255u, range.r), quotient(255u, range.g), quotient(255u, range.b));
return vec4(at.x == 0 ? scale : -low * scale, 0.0);
`,
    }),
  ],
  glsl: glsl`
vec3 scale = measured(0, 0).rgb;
vec3 stretched = roundEven(clamp(c * scale + measured(1, 0).rgb, 0.0, 255.0));
// A channel of one level stays as it is.
return mix(stretched, c, equal(scale, vec3(0.0)));
`,
});

export const kerasAutoContrast = defineTransform<Record<never, never>, AnyDraw>({
  name: 'keras.AutoContrast',
  category: 'keras',
  doc: {
    en: 'Stretches every channel from its darkest to its brightest level.',
    ko: '채널마다 가장 어두운 값부터 가장 밝은 값까지 대비 늘리기',
  },
  note: floats,
  words: [...words, 'stretch', 'contrast', 'normalize', 'levels', '자동 대비', '레벨', '늘리기'],
  p: 1,
  params: {},
  sample: () => ({}),
  caption: () => '',
  fix: () => ({ nodes: [{ transform: 'keras.AutoContrast', params: {} }] }),
  kernel: () => stretch,
});
