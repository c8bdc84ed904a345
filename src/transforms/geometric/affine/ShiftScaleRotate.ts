import { defineTransform, type Use } from '../../define';
import { decimal, parts, signed } from '../../format';
import { defaultsOf, interval, type ValuesOf } from '../../params';
import { filling, resampling, rotateMethod } from '../parameters';
import { Affine } from './Affine';
import { affineLabels, affineMatrix, boxCentre, type Movement, movedKernel, pixelCentre } from './movement';

/** Degrees, factors and whole pixels; x before y. */
type Draw = {
  rotate: number;
  scale: readonly [number, number];
  shift: readonly [number, number];
};

const shift = { hard: [-1, 1], slider: [-0.5, 0.5], step: 0.01 } as const;

const params = {
  shift_limit_x: interval([-0.0625, 0.0625], shift, {
    en: 'Moves the picture sideways by a part of its width.',
    ko: '너비에 대한 비율로 좌우 이동',
  }),
  shift_limit_y: interval([-0.0625, 0.0625], shift, {
    en: 'Moves the picture up or down by a part of its height.',
    ko: '높이에 대한 비율로 상하 이동',
  }),
  scale_limit: interval(
    [-0.1, 0.1],
    { hard: [-1, 100], slider: [-0.9, 2], step: 0.01 },
    { en: 'Zoom, counted from 0: 0.1 is 10 % larger.', ko: '0을 기준으로 한 확대. 0.1은 10% 크게' },
  ),
  rotate_limit: interval(
    [-45, 45],
    { hard: [-3600, 3600], slider: [-180, 180], step: 1, unit: '°' },
    { en: 'How far the picture turns; positive is counter-clockwise.', ko: '회전 각도. 양수는 반시계 방향' },
  ),
  ...resampling,
  ...filling,
  rotate_method: rotateMethod,
} as const;

type Motion = Use<ValuesOf<typeof params>, Draw>;

function movement({ params, draw, input }: Motion): Movement {
  const motion = { rotate: draw.rotate, scale: draw.scale, shear: [0, 0], translate: draw.shift } as const;
  return {
    matrix: affineMatrix(motion, pixelCentre(input)),
    boxMatrix: affineMatrix(motion, boxCentre(input)),
    output: input,
    corner: [0, 0],
    scale: Math.max(...draw.scale),
    method: params.rotate_method,
    border: params.border_mode,
  };
}

export const ShiftScaleRotate = defineTransform({
  name: 'ShiftScaleRotate',
  category: 'geometric',
  doc: { en: 'Moves, zooms and turns the picture in one go.', ko: '이동, 확대, 회전을 한 번에 적용' },
  note: {
    en: 'Width and height are zoomed separately. Affine does the same and more; the library warns about this one.',
    ko: '너비와 높이의 배율을 따로 뽑음. Affine이 같은 일을 더 넓게 하며, 라이브러리는 이 변환에 경고를 냄',
  },
  words: ['affine', 'translate', 'move', 'zoom', 'ssr', '이동', '확대', '축소', '회전'],
  p: 0.5,
  params,
  sample(params, draws, { width, height }): Draw {
    // Adding zero turns a negative zero into a plain one.
    const move = (name: 'shift_limit_x' | 'shift_limit_y', side: number): number =>
      Math.trunc(draws.uniform(name, params[name]) * side) + 0;
    const zoom = (axis: number): number => 1 + draws.uniform('scale_limit', params.scale_limit, axis);
    return {
      shift: [move('shift_limit_x', width), move('shift_limit_y', height)],
      scale: [zoom(0), zoom(1)],
      rotate: draws.uniform('rotate_limit', params.rotate_limit),
    };
  },
  caption: ({ draw: { rotate, scale, shift } }) =>
    parts(
      `angle ${decimal(rotate, 1)}°`,
      `scale ${decimal(scale[0], 2)}, ${decimal(scale[1], 2)}`,
      shift[0] === 0 && shift[1] === 0 ? '' : `move ${signed(shift[0])}, ${signed(shift[1])}`,
    ),
  // One range of zooms serves both axes, so only Affine, which this is a case of, can hold two.
  fix({ params, draw }) {
    const { shift_limit_x, shift_limit_y, scale_limit, rotate_limit, ...shared } = params;
    const pin = ([x, y]: readonly [number, number]) => ({ x: [x, x], y: [y, y] }) as const;
    return {
      nodes: [
        {
          transform: Affine.name,
          params: {
            ...defaultsOf(Affine.params),
            ...shared,
            scale: pin(draw.scale),
            translate_px: pin(draw.shift),
            rotate: [draw.rotate, draw.rotate],
          },
        },
      ],
    };
  },
  kernel: movedKernel(movement),
  labels: affineLabels(movement),
});
