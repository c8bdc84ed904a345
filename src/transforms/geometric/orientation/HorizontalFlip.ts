import { turn } from '../../../math/turn';
import { defineTransform, type LatticeKernel } from '../../define';

const mirror: LatticeKernel<Record<never, never>, Record<never, never>> = {
  kind: 'lattice',
  pads: false,
  lattice: ({ input }) => ({ output: input, xx: -1, xy: 0, x0: input.width - 1, yx: 0, yy: 1, y0: 0 }),
};

export const HorizontalFlip = defineTransform({
  name: 'HorizontalFlip',
  category: 'geometric',
  doc: { en: 'Mirrors left and right.', ko: '좌우 뒤집기' },
  words: ['mirror', 'fliplr', 'left right', 'reflect', '거울', '좌우 반전', '뒤집기'],
  p: 0.5,
  params: {},
  sample: () => ({}),
  caption: () => '↔',
  fix: () => ({ nodes: [{ transform: 'HorizontalFlip', params: {} }] }),
  kernel: () => mirror,
  labels: {
    outline: (points, { input }) => points.map(([x, y]) => [input.width - x, y] as const),
    keypoint: ({ x, y, angle, scale }, { input }) => ({
      x: input.width - 1 - x,
      y,
      angle: turn(Math.PI - angle),
      scale,
    }),
  },
});
