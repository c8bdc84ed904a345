import { glsl } from '../../../glsl/glsl';
import { defineTransform, point } from '../../define';
import { decimal } from '../../format';
import { interval } from '../../params';
import { bytes, words } from './convert';

type Draw = { factor: number };

const stretch = point({
  uses: [bytes],
  statistic: 'mean',
  uniforms: { factor: 'float' },
  values: ({ draw }: { readonly draw: Draw }) => ({ factor: draw.factor }),
  glsl: glsl`
vec3 mean = toUnit(statistic.rgb);
return toBytes((toUnit(c) - mean) * factor + mean);
`,
});

export const randomContrast = defineTransform({
  name: 'tf.image.random_contrast',
  category: 'tensorflow',
  doc: {
    en: 'Moves every channel away from its own mean, or towards it.',
    ko: '채널마다 자기 평균에서 멀어지거나 가까워지게 하기',
  },
  words: [...words, 'contrast', '대비', '콘트라스트'],
  p: 1,
  params: {
    factor: interval(
      [0.5, 1.5],
      { hard: [0, 10], slider: [0, 3], step: 0.05, unit: '×', scalar: 'fixed' },
      {
        en: 'lower and upper of tf.image: 1 changes nothing, 0 leaves the mean alone.',
        ko: 'tf.image의 lower와 upper. 1이면 그대로, 0이면 평균만 남음',
      },
    ),
  },
  sample: (params, draws): Draw => ({ factor: draws.uniform('factor', params.factor) }),
  caption: ({ draw }) => `×${decimal(draw.factor, 2)}`,
  fix: ({ draw }) => ({
    nodes: [{ transform: 'tf.image.random_contrast', params: { factor: [draw.factor, draw.factor] } }],
  }),
  kernel: () => stretch,
});
