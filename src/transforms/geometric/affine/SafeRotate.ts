import { chain, type Matrix3, scaling } from '../../../math/matrix';
import { defineTransform, type Use } from '../../define';
import { decimal } from '../../format';
import { interval, type ValuesOf } from '../../params';
import { filling, resampling, rotateMethod } from '../parameters';
import { affineLabels, boxCentre, type Movement, movedKernel, pixelCentre } from './movement';

type Draw = { angle: number };

const params = {
  limit: interval(
    [-90, 90],
    { hard: [-3600, 3600], slider: [-180, 180], step: 1, unit: '°' },
    { en: 'How far the picture turns; positive is counter-clockwise.', ko: '회전 각도. 양수는 반시계 방향' },
  ),
  ...resampling,
  ...filling,
  rotate_method: rotateMethod,
} as const;

type Rotation = Use<ValuesOf<typeof params>, Draw>;

/** Width and height of the picture after it shrank, as a part of before. */
function shrinking({ draw, input: { width, height } }: Rotation): readonly [number, number] {
  const angle = (draw.angle * Math.PI) / 180;
  const [cos, sin] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
  return [width / Math.trunc(height * sin + width * cos), height / Math.trunc(height * cos + width * sin)];
}

function matrixAbout([x, y]: readonly [number, number], use: Rotation): Matrix3 {
  const angle = (use.draw.angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const { width, height } = use.input;
  const scale = shrinking(use);
  // Turned about the centre, which then moves to the centre of the whole turned picture: half a pixel off for pixels.
  const turned: Matrix3 = [
    ...[cos, sin, (1 - cos) * x - sin * y + (width / scale[0] / 2 - x)],
    ...[-sin, cos, sin * x + (1 - cos) * y + (height / scale[1] / 2 - y)],
    ...[0, 0, 1],
  ] as unknown as Matrix3;
  return chain(scaling(...scale), turned);
}

const movement = (use: Rotation): Movement => ({
  matrix: matrixAbout(pixelCentre(use.input), use),
  boxMatrix: matrixAbout(boxCentre(use.input), use),
  output: use.input,
  corner: [0, 0],
  scale: Math.max(...shrinking(use)),
  method: use.params.rotate_method,
  border: use.params.border_mode,
});

export const SafeRotate = defineTransform({
  name: 'SafeRotate',
  category: 'geometric',
  doc: { en: 'Turns the picture and shrinks it so that nothing is cut off.', ko: '잘리지 않게 줄이면서 회전' },
  note: {
    en: 'Width and height shrink by their own amounts, so a picture that is not square is squeezed.',
    ko: '너비와 높이가 각각 다른 비율로 줄어, 정사각형이 아니면 찌그러짐',
  },
  words: ['turn', 'angle', 'tilt', 'fit', 'whole', '회전', '각도', '안전', '잘림 없이'],
  p: 0.5,
  params,
  sample: (params, draws): Draw => ({ angle: draws.uniform('limit', params.limit) }),
  caption: ({ draw }) => `angle ${decimal(draw.angle, 1)}°`,
  fix: ({ params, draw }) => ({
    nodes: [{ transform: 'SafeRotate', params: { ...params, limit: [draw.angle, draw.angle] } }],
  }),
  kernel: movedKernel(movement),
  labels: affineLabels(movement),
});
