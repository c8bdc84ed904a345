import { glsl } from '../../../glsl/glsl';
import { bytesOf } from '../../../math/bytes';
import { defineTransform, type LutKernel, point } from '../../define';

const levels = bytesOf(256, (level) => 255 - level);

const negative: LutKernel<Record<never, never>, Record<never, never>> = {
  kind: 'lut',
  table: () => levels,
  formula: point({ uniforms: {}, values: () => ({}), glsl: glsl`return 255.0 - c;` }),
};

export const InvertImg = defineTransform({
  name: 'InvertImg',
  category: 'color',
  doc: { en: 'Turns the picture into its negative.', ko: '색을 반전해 네거티브로 만들기' },
  words: ['negative', 'invert', 'complement', '반전', '네거티브', '음화'],
  p: 0.5,
  params: {},
  sample: () => ({}),
  caption: () => '255 − x',
  fix: () => ({ nodes: [{ transform: 'InvertImg', params: {} }] }),
  kernel: () => negative,
});
