import type { Size } from '../../../math/box';
import { identity, isIdentity } from '../../../math/matrix';
import {
  type AffineKernel,
  type BorderMode,
  defineTransform,
  type Interpolation,
  Refusal,
  type Use,
} from '../../define';
import { decimal } from '../../format';
import { flag, interval, type ValuesOf } from '../../params';
import { remember } from '../../remember';
import { borderOf, filling, resampling, rotateMethod } from '../parameters';
import { affineLabels, affineMatrix, boxCentre, type Movement, pixelCentre } from './movement';

type Draw = { angle: number };

const params = {
  limit: interval(
    [-90, 90],
    { hard: [-3600, 3600], slider: [-180, 180], step: 1, unit: '°' },
    {
      en: 'How far the picture turns; positive is counter-clockwise.',
      ko: '회전 각도. 양수는 반시계 방향',
    },
  ),
  ...resampling,
  ...filling,
  rotate_method: rotateMethod,
  crop_border: flag(false, {
    en: 'Keeps only the largest upright rectangle without empty corners; the picture gets smaller.',
    ko: '빈 모서리가 없는 가장 큰 직사각형만 남김. 그만큼 이미지가 작아짐',
  }),
} as const;

type Rotation = Use<ValuesOf<typeof params>, Draw>;

/** The largest upright rectangle inside the turned picture, in whole pixels as the library cuts them. */
export function innerRectangle(angle: number, { width, height }: Size) {
  const turned = (angle * Math.PI) / 180;
  const [sin, cos] = [Math.abs(Math.sin(turned)), Math.abs(Math.cos(turned))];
  const [long, short] = width >= height ? [width, height] : [height, width];
  let inner: readonly [number, number];
  if (short <= 2 * sin * cos * long || Math.abs(sin - cos) < 1e-10) {
    // Two corners touch the longer sides, the other two lie on the middle line.
    const half = 0.5 * short;
    inner = width >= height ? [half / sin, half / cos] : [half / cos, half / sin];
  } else {
    const cosTwice = cos * cos - sin * sin;
    inner = [(width * cos - height * sin) / cosTwice, (height * cos - width * sin) / cosTwice];
  }
  return {
    x1: Math.max(0, Math.trunc(width / 2 - inner[0] / 2)),
    x2: Math.min(width, Math.trunc(width / 2 + inner[0] / 2)),
    y1: Math.max(0, Math.trunc(height / 2 - inner[1] / 2)),
    y2: Math.min(height, Math.trunc(height / 2 + inner[1] / 2)),
  };
}

const kept = ({ params, draw, input }: Rotation) =>
  params.crop_border ? innerRectangle(draw.angle, input) : { x1: 0, y1: 0, x2: input.width, y2: input.height };

function movement(use: Rotation): Movement {
  const motion = { rotate: use.draw.angle, scale: [1, 1], shear: [0, 0], translate: [0, 0] } as const;
  const { x1, y1 } = kept(use);
  return {
    matrix: affineMatrix(motion, pixelCentre(use.input)),
    boxMatrix: affineMatrix(motion, boxCentre(use.input)),
    output: use.input,
    corner: [x1, y1],
    scale: 1,
    method: use.params.rotate_method,
    border: use.params.border_mode,
  };
}

const kernel = remember(
  (image: Interpolation, mask: Interpolation, border: BorderMode): AffineKernel<Rotation['params'], Draw> => ({
    kind: 'affine',
    interpolation: { image, mask },
    border,
    affine(use, target) {
      const { matrix } = movement(use);
      const { x1, y1, x2, y2 } = kept(use);
      return {
        matrix: isIdentity(matrix) ? identity : matrix,
        corner: [x1, y1],
        output: { width: x2 - x1, height: y2 - y1 },
        fill: borderOf(use.params, target).fill,
      };
    },
  }),
);

export const Rotate = defineTransform({
  name: 'Rotate',
  category: 'geometric',
  doc: { en: 'Turns the picture about its centre.', ko: '이미지 중심을 기준으로 회전' },
  words: ['turn', 'angle', 'tilt', 'spin', '회전', '각도', '기울이기'],
  p: 0.5,
  params,
  sample(params, draws, input): Draw {
    const draw = { angle: draws.uniform('limit', params.limit) };
    const { x1, y1, x2, y2 } = kept({ params, draw, input });
    if (x2 <= x1 || y2 <= y1)
      throw new Refusal({
        en: 'The picture is too small: nothing is left after cropping the border.',
        ko: '이미지가 너무 작아 테두리를 자르면 남는 것이 없음',
      });
    return draw;
  },
  caption: ({ draw }) => `angle ${decimal(draw.angle, 1)}°`,
  fix: ({ params, draw }) => ({
    nodes: [{ transform: 'Rotate', params: { ...params, limit: [draw.angle, draw.angle] } }],
  }),
  kernel: (params) => kernel(params.interpolation, params.mask_interpolation, params.border_mode),
  labels: affineLabels(movement),
});
