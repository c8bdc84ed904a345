import { glsl } from '../../../glsl/glsl';
import { defineTransform, point, type Use } from '../../define';
import { signed } from '../../format';
import { flag, number, type ValuesOf } from '../../params';
import { bytes, words } from './convert';

/** Part of full white that is added. */
type Draw = { delta: number };

const saturate = flag(true, {
  en: 'Clips what leaves 0..255, as tf.image does for bytes. Off: a float picture cast to bytes without clipping, which wraps around.',
  ko: '0..255를 벗어난 값을 자름(tf.image의 바이트 처리). 끄면 실수 이미지를 자르지 않고 바이트로 바꿀 때처럼 값이 한 바퀴 돎',
});

const shared = {
  uses: [bytes],
  uniforms: { delta: 'float', saturate: 'float' },
  values: ({ params, draw }: Use<{ readonly saturate: boolean }, Draw>) => ({
    delta: draw.delta,
    saturate: params.saturate ? 1 : 0,
  }),
} as const;

const add = point({
  ...shared,
  glsl: glsl`
vec3 sum = toUnit(c) + delta;
vec3 wrapped = mod(trunc(sum * 255.0) + 256.0, 256.0);
return saturate > 0.5 ? toBytes(sum) : wrapped;
`,
});

const common = {
  category: 'tensorflow',
  words: [...words, 'brightness', 'brighten', 'darken', 'exposure', '밝기', '밝게', '어둡게'],
  p: 1,
} as const;

export const adjustBrightness = defineTransform({
  ...common,
  name: 'tf.image.adjust_brightness',
  doc: { en: 'Adds a fixed amount to every level.', ko: '모든 값에 정해진 양을 더하기' },
  params: {
    delta: number(
      0.2,
      { hard: [-1, 1], slider: [-0.5, 0.5], step: 0.01 },
      { en: 'What is added, as a part of full white.', ko: '더할 양. 흰색에 대한 비율' },
    ),
    saturate,
  },
  sample: ({ delta }): Draw => ({ delta }),
  caption: ({ draw }) => signed(draw.delta, 2),
  fix: ({ params }) => ({ nodes: [{ transform: 'tf.image.adjust_brightness', params }] }),
  kernel: () => add,
});

const params = {
  max_delta: number(
    0.2,
    { hard: [0, 1], slider: [0, 0.5], step: 0.01 },
    {
      en: 'The most that is added or taken away, as a part of full white.',
      ko: '더하거나 뺄 최대량. 흰색에 대한 비율',
    },
  ),
  saturate,
} as const;

export const randomBrightness = defineTransform<typeof params, Draw>({
  ...common,
  name: 'tf.image.random_brightness',
  doc: {
    en: 'Adds a random amount to every level; the library of the same idea multiplies.',
    ko: '모든 값에 무작위 양을 더하기. Albumentations는 곱하고 더함',
  },
  params,
  sample: ({ max_delta }: ValuesOf<typeof params>, draws): Draw => ({
    delta: draws.uniform('max_delta', [-max_delta, max_delta]),
  }),
  caption: ({ draw }) => signed(draw.delta, 2),
  fix: ({ params: { saturate: clips }, draw }) => ({
    nodes: [{ transform: 'tf.image.adjust_brightness', params: { delta: draw.delta, saturate: clips } }],
  }),
  kernel: () => add,
});
