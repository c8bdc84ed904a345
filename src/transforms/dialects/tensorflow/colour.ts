import { glsl } from '../../../glsl/glsl';
import { hsvFloat } from '../../../glsl/hsv-float';
import { defineTransform, point } from '../../define';
import { decimal, signed } from '../../format';
import { interval, number } from '../../params';
import { bytes, words } from './convert';

type Saturation = { factor: number };
type Hue = { delta: number };

const saturate = point({
  uses: [bytes, hsvFloat],
  uniforms: { factor: 'float' },
  values: ({ draw }: { readonly draw: Saturation }) => ({ factor: draw.factor }),
  glsl: glsl`
vec3 color = toHsv(toUnit(c));
color.y = clamp(color.y * factor, 0.0, 1.0);
return toBytes(fromHsv(color));
`,
});

const turn = point({
  uses: [bytes, hsvFloat],
  uniforms: { delta: 'float' },
  values: ({ draw }: { readonly draw: Hue }) => ({ delta: draw.delta }),
  glsl: glsl`
vec3 color = toHsv(toUnit(c));
color.x = fract(color.x + delta);
return toBytes(fromHsv(color));
`,
});

const vivid = [...words, 'saturation', 'vivid', 'color', 'colour', '채도', '색'];
const tinted = [...words, 'hue', 'tint', 'color', 'colour', '색조', '색상', '색'];

export const adjustSaturation = defineTransform({
  name: 'tf.image.adjust_saturation',
  category: 'tensorflow',
  doc: { en: 'Multiplies the saturation by a fixed factor.', ko: '채도에 정해진 배율 곱하기' },
  words: vivid,
  p: 1,
  params: {
    saturation_factor: number(
      3,
      { hard: [0, 100], slider: [0, 5], step: 0.1, unit: '×' },
      { en: 'More vivid above 1, grey at 0.', ko: '1보다 크면 진하게, 0이면 회색' },
    ),
  },
  sample: ({ saturation_factor }): Saturation => ({ factor: saturation_factor }),
  caption: ({ draw }) => `×${decimal(draw.factor, 2)}`,
  fix: ({ params }) => ({ nodes: [{ transform: 'tf.image.adjust_saturation', params }] }),
  kernel: () => saturate,
});

export const randomSaturation = defineTransform({
  name: 'tf.image.random_saturation',
  category: 'tensorflow',
  doc: { en: 'Multiplies the saturation by a random factor.', ko: '채도에 무작위 배율 곱하기' },
  words: vivid,
  p: 1,
  params: {
    factor: interval(
      [0.5, 1.5],
      { hard: [0, 100], slider: [0, 5], step: 0.1, unit: '×', scalar: 'fixed' },
      { en: 'lower and upper of tf.image.', ko: 'tf.image의 lower와 upper' },
    ),
  },
  sample: (params, draws): Saturation => ({ factor: draws.uniform('factor', params.factor) }),
  caption: ({ draw }) => `×${decimal(draw.factor, 2)}`,
  fix: ({ draw }) => ({
    nodes: [{ transform: 'tf.image.adjust_saturation', params: { saturation_factor: draw.factor } }],
  }),
  kernel: () => saturate,
});

export const adjustHue = defineTransform({
  name: 'tf.image.adjust_hue',
  category: 'tensorflow',
  doc: { en: 'Turns all colours by a fixed part of the colour wheel.', ko: '모든 색을 색상환에서 정해진 만큼 돌리기' },
  words: tinted,
  p: 1,
  params: {
    delta: number(
      0.1,
      { hard: [-1, 1], slider: [-0.5, 0.5], step: 0.01 },
      { en: 'Part of the colour wheel: 0.5 is halfway round.', ko: '색상환에서의 비율. 0.5면 반 바퀴' },
    ),
  },
  sample: ({ delta }): Hue => ({ delta }),
  caption: ({ draw }) => signed(draw.delta, 2),
  fix: ({ params }) => ({ nodes: [{ transform: 'tf.image.adjust_hue', params }] }),
  kernel: () => turn,
});

export const randomHue = defineTransform({
  name: 'tf.image.random_hue',
  category: 'tensorflow',
  doc: { en: 'Turns all colours by a random part of the colour wheel.', ko: '모든 색을 색상환에서 무작위로 돌리기' },
  words: tinted,
  p: 1,
  params: {
    max_delta: number(
      0.1,
      { hard: [0, 0.5], slider: [0, 0.5], step: 0.01 },
      { en: 'The most in either direction: 0.5 is halfway round.', ko: '양쪽으로 최대 얼마나. 0.5면 반 바퀴' },
    ),
  },
  sample: ({ max_delta }, draws): Hue => ({ delta: draws.uniform('max_delta', [-max_delta, max_delta]) }),
  caption: ({ draw }) => signed(draw.delta, 2),
  fix: ({ draw }) => ({ nodes: [{ transform: 'tf.image.adjust_hue', params: { delta: draw.delta } }] }),
  kernel: () => turn,
});
