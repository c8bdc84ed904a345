/** Layers of Keras 3 that differ from everything else here; on a value range of 0..255. */
import { glsl } from '../../../glsl/glsl';
import { hsvFloat } from '../../../glsl/hsv-float';
import type { Text } from '../../../math/text';
import { defineTransform, point } from '../../define';
import { decimal, signed } from '../../format';
import { interval } from '../../params';
import { floats as note, words } from './words';

type Draw = { amount: number };

const random: Text = {
  en: 'The layer draws around its factor: a fixed amount cannot be written.',
  ko: '이 레이어는 factor를 중심으로 뽑으므로 고정값을 적을 수 없음',
};

const shared = {
  uniforms: { amount: 'float' },
  values: ({ draw }: { readonly draw: Draw }) => ({ amount: draw.amount }),
} as const;

const add = point({ ...shared, glsl: glsl`return clamp(roundEven(c + amount * 255.0), 0.0, 255.0);` });

const stretch = point({
  ...shared,
  statistic: 'mean',
  glsl: glsl`return clamp(roundEven((c - statistic.rgb) * amount + statistic.rgb), 0.0, 255.0);`,
});

const saturate = point({
  ...shared,
  uses: [hsvFloat],
  glsl: glsl`
vec3 color = toHsv(c / 255.0);
// Not clipped to 1: the layer takes the range of the levels for that of the saturation.
color.y = min(color.y * amount, 255.0);
return clamp(roundEven(fromHsv(color) * 255.0), 0.0, 255.0);
`,
});

export const kerasBrightness = defineTransform({
  name: 'keras.RandomBrightness',
  category: 'keras',
  doc: { en: 'Adds a random part of the value range.', ko: '값 범위의 무작위 비율을 더하기' },
  note,
  words: [...words, 'brightness', 'brighten', 'darken', '밝기', '밝게', '어둡게'],
  p: 1,
  params: {
    factor: interval(
      [-0.2, 0.2],
      { hard: [-1, 1], slider: [-1, 1], step: 0.01 },
      { en: 'Part of full white that is added.', ko: '더할 양. 흰색에 대한 비율' },
    ),
  },
  sample: (params, draws): Draw => ({ amount: draws.uniform('factor', params.factor) }),
  caption: ({ draw }) => signed(draw.amount, 2),
  fix: ({ draw }) => ({
    nodes: [{ transform: 'keras.RandomBrightness', params: { factor: [draw.amount, draw.amount] } }],
  }),
  kernel: () => add,
});

export const kerasContrast = defineTransform({
  name: 'keras.RandomContrast',
  category: 'keras',
  doc: {
    en: 'Moves every channel away from its mean, or towards it.',
    ko: '채널마다 평균에서 멀어지거나 가까워지게 하기',
  },
  note,
  words: [...words, 'contrast', '대비', '콘트라스트'],
  p: 1,
  params: {
    factor: interval(
      [0.2, 0.2],
      { hard: [0, 1], slider: [0, 1], step: 0.01, scalar: 'fixed' },
      {
        en: 'How far below and above 1 the contrast is drawn.',
        ko: '대비를 1에서 아래로 얼마, 위로 얼마까지 뽑을지',
      },
    ),
  },
  sample: ({ factor: [below, above] }, draws): Draw => ({ amount: draws.uniform('factor', [1 - below, 1 + above]) }),
  caption: ({ draw }) => `×${decimal(draw.amount, 2)}`,
  fix: ({ params }) => ({ nodes: [{ transform: 'keras.RandomContrast', params }], random }),
  kernel: () => stretch,
});

export const kerasSaturation = defineTransform({
  name: 'keras.RandomSaturation',
  category: 'keras',
  doc: { en: 'Multiplies the saturation by factor / (1 − factor).', ko: '채도에 factor / (1 − factor) 곱하기' },
  note: {
    en: 'On a range of 0..255 Keras does not stop at full saturation: vivid colours leave the range, and are shown clipped.',
    ko: '값 범위가 0..255이면 Keras는 최대 채도에서 멈추지 않음. 범위를 벗어난 색은 잘라서 보여 줌',
  },
  words: [...words, 'saturation', 'vivid', '채도'],
  p: 1,
  params: {
    factor: interval(
      [0.4, 0.6],
      { hard: [0, 0.99], slider: [0, 0.99], step: 0.01, scalar: 'fixed' },
      { en: '0.5 changes nothing, 0 is grey.', ko: '0.5면 그대로, 0이면 회색' },
    ),
  },
  sample(params, draws): Draw {
    const factor = draws.uniform('factor', params.factor);
    return { amount: factor / (1 - factor) };
  },
  caption: ({ draw }) => `×${decimal(draw.amount, 2)}`,
  fix({ draw: { amount } }) {
    const factor = amount / (1 + amount);
    return { nodes: [{ transform: 'keras.RandomSaturation', params: { factor: [factor, factor] } }] };
  },
  kernel: () => saturate,
});
