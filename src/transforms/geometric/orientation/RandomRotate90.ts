import { turn } from '../../../math/turn';
import { defineTransform, type Fixed, type Keypoint, type Lattice, type LatticeKernel } from '../../define';
import type { Params } from '../../params';

type Draw = { factor: number };

const quarterTurns: LatticeKernel<Params, Draw> = {
  kind: 'lattice',
  pads: false,
  lattice({ draw, input: { width, height } }): Lattice {
    const upright = { width, height };
    const lying = { width: height, height: width };
    switch (draw.factor) {
      case 1:
        return { output: lying, xx: 0, xy: -1, x0: width - 1, yx: 1, yy: 0, y0: 0 };
      case 2:
        return { output: upright, xx: -1, xy: 0, x0: width - 1, yx: 0, yy: -1, y0: height - 1 };
      case 3:
        return { output: lying, xx: 0, xy: 1, x0: 0, yx: -1, yy: 0, y0: height - 1 };
      default:
        return { output: upright, xx: 1, xy: 0, x0: 0, yx: 0, yy: 1, y0: 0 };
    }
  },
};

/** The same turns written as flips, which have nothing random in them. */
const asFlips: readonly (readonly string[])[] = [
  [],
  ['Transpose', 'VerticalFlip'],
  ['HorizontalFlip', 'VerticalFlip'],
  ['Transpose', 'HorizontalFlip'],
];

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
  fix: ({ draw }): Fixed => ({ nodes: asFlips[draw.factor]!.map((transform) => ({ transform, params: {} })) }),
  kernel: () => quarterTurns,
  labels: {
    outline: (points, { draw, input: { width, height } }) =>
      points.map(([x, y]) => {
        if (draw.factor === 1) return [y, width - x];
        if (draw.factor === 2) return [width - x, height - y];
        return draw.factor === 3 ? [height - y, x] : [x, y];
      }),
    keypoint: (point, { draw, input: { width, height } }): Keypoint => {
      const { x, y, angle, scale } = point;
      if (draw.factor === 1) return { x: y, y: width - 1 - x, angle: turn(angle - Math.PI / 2), scale };
      if (draw.factor === 2) return { x: width - 1 - x, y: height - 1 - y, angle: turn(angle - Math.PI), scale };
      return draw.factor === 3 ? { x: height - 1 - y, y: x, angle: turn(angle + Math.PI / 2), scale } : point;
    },
  },
});
