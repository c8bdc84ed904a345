import { turn } from '../../../math/turn';
import { defineTransform, type LatticeKernel } from '../../define';

const mirror: LatticeKernel<Record<never, never>, Record<never, never>> = {
  kind: 'lattice',
  pads: false,
  lattice: ({ input }) => ({ output: input, xx: 1, xy: 0, x0: 0, yx: 0, yy: -1, y0: input.height - 1 }),
};

export const VerticalFlip = defineTransform({
  name: 'VerticalFlip',
  category: 'geometric',
  doc: { en: 'Turns the picture upside down, as in a mirror.', ko: '상하 뒤집기' },
  words: ['mirror', 'flipud', 'upside down', 'reflect', '거울', '상하 반전', '뒤집기'],
  p: 0.5,
  params: {},
  sample: () => ({}),
  caption: () => '↕',
  fix: () => ({ nodes: [{ transform: 'VerticalFlip', params: {} }] }),
  kernel: () => mirror,
  labels: {
    outline: (points, { input }) => points.map(([x, y]) => [x, input.height - y] as const),
    keypoint: ({ x, y, angle, scale }, { input }) => ({ x, y: input.height - 1 - y, angle: turn(-angle), scale }),
  },
});
