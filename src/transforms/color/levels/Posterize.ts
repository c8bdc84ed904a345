import { glsl } from '../../../glsl/glsl';
import { bytesOf } from '../../../math/bytes';
import { defineTransform, type LutKernel, point, type Use } from '../../define';
import { interval, type Params } from '../../params';

type Draw = { bits: number };

const kernel: LutKernel<Params, Draw> = {
  kind: 'lut',
  table: ({ draw }) => bytesOf(256, (level) => level & ~(2 ** (8 - draw.bits) - 1)),
  formula: point({
    uniforms: { step: 'float', inverse: 'float' },
    values: ({ draw }: Use<Params, Draw>) => ({ step: 2 ** (8 - draw.bits), inverse: 2 ** (draw.bits - 8) }),
    glsl: glsl`return floor(c * inverse) * step;`,
  }),
};

export const Posterize = defineTransform({
  name: 'Posterize',
  category: 'color',
  doc: { en: 'Keeps only a few levels per channel.', ko: '채널별 밝기 단계를 몇 개만 남기기' },
  note: {
    en: 'Levels are cut down, not rounded, so the picture darkens. A separate range per channel is not supported here.',
    ko: '반올림이 아니라 버림이라 어두워짐. 채널마다 다른 범위는 여기서 지원하지 않음',
  },
  words: ['quantize', 'quantise', 'bits', 'levels', 'banding', 'poster', '포스터화', '양자화', '비트', '계단'],
  p: 0.5,
  params: {
    num_bits: interval(
      [4, 4],
      { hard: [1, 7], slider: [1, 7], step: 1, int: true, scalar: 'fixed' },
      { en: 'Bits kept per channel: 3 leaves 8 levels.', ko: '채널마다 남길 비트 수. 3이면 8단계' },
    ),
  },
  thumbnail: { num_bits: [2, 2] },
  sample: (params, draws): Draw => ({ bits: draws.int('num_bits', params.num_bits) }),
  caption: ({ draw }) => `${2 ** draw.bits} levels`,
  fix: ({ draw }) => ({ nodes: [{ transform: 'Posterize', params: { num_bits: [draw.bits, draw.bits] } }] }),
  kernel: () => kernel,
});
