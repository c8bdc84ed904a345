import { defineTransform, type LatticeKernel } from '../../define';
import type { Params } from '../../params';
import { asFlips, latticeOf, moveKeypoint, moveOutline, type SymmetryName, symmetries } from './symmetries';

type Draw = { element: SymmetryName };

const names = Object.keys(symmetries) as SymmetryName[];

const kernel: LatticeKernel<Params, Draw> = {
  kind: 'lattice',
  pads: false,
  lattice: ({ draw, input }) => latticeOf(symmetries[draw.element], input),
};

const shown: Readonly<Record<SymmetryName, string>> = {
  e: '0°',
  r90: '90°',
  r180: '180°',
  r270: '270°',
  v: '↕',
  hvt: 'x ⇄ y · 180°',
  h: '↔',
  t: 'x ⇄ y',
};

export const D4 = defineTransform({
  name: 'D4',
  category: 'geometric',
  doc: {
    en: 'One of the eight turns and flips of a square.',
    ko: '정사각형의 여덟 가지 회전·뒤집기 중 하나',
  },
  note: {
    en: 'All eight are equally likely, so one time in eight nothing changes. Pictures that are not square change their shape half the time.',
    ko: '여덟 가지의 확률이 같아서 여덟 번 중 한 번은 그대로임. 정사각형이 아니면 절반은 가로세로가 바뀜',
  },
  words: ['dihedral', 'symmetry', 'flip', 'rotate', 'SquareSymmetry', '대칭', '뒤집기', '직각 회전', '90도'],
  p: 1,
  params: {},
  sample: (_, draws): Draw => ({ element: names[draws.int('group_element', [0, names.length - 1])]! }),
  caption: ({ draw }) => shown[draw.element],
  fix: ({ draw }) => ({ nodes: asFlips(symmetries[draw.element]) }),
  kernel: () => kernel,
  labels: {
    outline: (points, { draw, input }) => moveOutline(points, symmetries[draw.element], input),
    keypoint: (point, { draw, input }) => moveKeypoint(point, symmetries[draw.element], input),
  },
});
