import { defineTransform, type Fixed, type LatticeKernel } from '../../define';
import type { Params } from '../../params';
import { asFlips, latticeOf, moveKeypoint, moveOutline, symmetries } from './symmetries';

type Draw = { factor: number };

const turns = [symmetries.e, symmetries.r90, symmetries.r180, symmetries.r270];

const kernel: LatticeKernel<Params, Draw> = {
  kind: 'lattice',
  pads: false,
  lattice: ({ draw, input }) => latticeOf(turns[draw.factor]!, input),
};

export const RandomRotate90 = defineTransform({
  name: 'RandomRotate90',
  category: 'geometric',
  doc: { en: 'Turns the picture by 0, 90, 180 or 270 degrees.', ko: '0, 90, 180, 270도 중 하나로 회전' },
  note: {
    en: 'All four turns are equally likely, so one time in four nothing changes.',
    ko: '네 각도의 확률이 같아서 네 번 중 한 번은 그대로임',
  },
  words: ['rot90', 'quarter turn', 'right angle', '직각 회전', '90도'],
  p: 1,
  params: {},
  sample: (_, draws): Draw => ({ factor: draws.int('factor', [0, 3]) }),
  caption: ({ draw }) => `${draw.factor * 90}°`,
  fix: ({ draw }): Fixed => ({ nodes: asFlips(turns[draw.factor]!) }),
  kernel: () => kernel,
  labels: {
    outline: (points, { draw, input }) => moveOutline(points, turns[draw.factor]!, input),
    keypoint: (point, { draw, input }) => moveKeypoint(point, turns[draw.factor]!, input),
  },
});
