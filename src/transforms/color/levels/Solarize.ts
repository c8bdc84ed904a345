import { glsl } from '../../../glsl/glsl';
import { bytesOf } from '../../../math/bytes';
import { defineTransform, type LutKernel, point, type Use } from '../../define';
import { decimal } from '../../format';
import { interval, type Params } from '../../params';

/** A part of 255. */
type Draw = { threshold: number };

const kernel: LutKernel<Params, Draw> = {
  kind: 'lut',
  table: ({ draw }) => bytesOf(256, (level) => (level >= draw.threshold * 255 ? 255 - level : level)),
  formula: point({
    uniforms: { first: 'float' },
    values: ({ draw }: Use<Params, Draw>) => ({ first: Math.ceil(draw.threshold * 255) }),
    glsl: glsl`return mix(c, 255.0 - c, greaterThanEqual(c, vec3(first)));`,
  }),
};

export const Solarize = defineTransform({
  name: 'Solarize',
  category: 'color',
  doc: {
    en: 'Inverts every level from a threshold on, as an overexposed negative.',
    ko: '기준값 이상의 밝기만 반전해 과다 노출된 필름처럼 만들기',
  },
  words: ['solarise', 'invert', 'threshold', 'overexpose', 'sabattier', '솔라리제이션', '반전', '임곗값'],
  p: 0.5,
  params: {
    threshold_range: interval(
      [0.5, 0.5],
      { hard: [0, 1], slider: [0, 1], step: 0.01, scalar: 'fixed' },
      {
        en: 'Levels from here on are inverted; a part of full white.',
        ko: '이 값 이상인 밝기를 반전. 흰색에 대한 비율',
      },
    ),
  },
  sample: (params, draws): Draw => ({ threshold: draws.uniform('threshold_range', params.threshold_range) }),
  caption: ({ draw }) => `≥ ${decimal(draw.threshold * 255)}`,
  fix: ({ draw }) => ({
    nodes: [{ transform: 'Solarize', params: { threshold_range: [draw.threshold, draw.threshold] } }],
  }),
  kernel: () => kernel,
});
