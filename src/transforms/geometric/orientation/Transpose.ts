import { turn } from '../../../math/turn';
import { defineTransform, type LatticeKernel } from '../../define';

const swap: LatticeKernel<Record<never, never>, Record<never, never>> = {
  kind: 'lattice',
  pads: false,
  lattice: ({ input }) => ({
    output: { width: input.height, height: input.width },
    xx: 0,
    xy: 1,
    x0: 0,
    yx: 1,
    yy: 0,
    y0: 0,
  }),
};

export const Transpose = defineTransform({
  name: 'Transpose',
  category: 'geometric',
  doc: { en: 'Swaps rows and columns.', ko: '행과 열 맞바꾸기' },
  words: ['swap axes', 'diagonal', 'mirror', '전치', '대각선', '축 교환'],
  p: 0.5,
  params: {},
  sample: () => ({}),
  caption: () => 'x ⇄ y',
  fix: () => ({ nodes: [{ transform: 'Transpose', params: {} }] }),
  kernel: () => swap,
  labels: {
    outline: (points) => points.map(([x, y]) => [y, x] as const),
    keypoint: ({ x, y, angle, scale }) => ({
      x: y,
      y: x,
      angle: turn((angle <= Math.PI ? 0.5 : 1.5) * Math.PI - angle),
      scale,
    }),
  },
});
