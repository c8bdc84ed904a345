/** Layers of Keras 3 that move pictures. */
import { chain, type Matrix3, scaling, translation } from '../../../math/matrix';
import { defineTransform, type Use } from '../../define';
import { decimal, parts, signed } from '../../format';
import { interval, nullableInterval, type ValuesOf } from '../../params';
import { following, note, resampling, warping } from './warp';
import { words as library } from './words';

const words = [...library, 'geometry', '기하'] as const;

type Pair = { x: number; y: number };

const rotationParams = {
  factor: interval(
    [-0.1, 0.1],
    { hard: [-1, 1], slider: [-0.5, 0.5], step: 0.01 },
    {
      en: 'Part of a whole turn, counter-clockwise: 0.25 is a right angle.',
      ko: '한 바퀴에 대한 비율(반시계). 0.25면 90도',
    },
  ),
  ...resampling,
} as const;

type Rotation = Use<ValuesOf<typeof rotationParams>, { turns: number }>;

/** About the middle pixel. */
function rotation({ draw, input: { width, height } }: Rotation): Matrix3 {
  const angle = 2 * Math.PI * draw.turns;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [x, y] = [(width - 1) / 2, (height - 1) / 2];
  return chain(translation(x, y), [cos, -sin, 0, sin, cos, 0, 0, 0, 1], translation(-x, -y));
}

const rotated = warping(rotation);

export const kerasRotation = defineTransform<typeof rotationParams, Rotation['draw']>({
  name: 'keras.RandomRotation',
  category: 'keras',
  doc: {
    en: 'Turns the picture about its middle; the edge is mirrored.',
    ko: '가운데를 기준으로 돌리고 가장자리는 거울처럼 채우기',
  },
  note,
  words: [...words, 'rotate', 'angle', '회전', '돌리기'],
  p: 1,
  params: rotationParams,
  thumbnail: { factor: [0.06, 0.06] },
  sample: ({ factor }, draws) => ({ turns: draws.uniform('factor', factor) }),
  caption: ({ draw }) => `${signed(360 * draw.turns, 1)}°`,
  fix: ({ params, draw }) => ({
    nodes: [{ transform: 'keras.RandomRotation', params: { ...params, factor: [draw.turns, draw.turns] } }],
  }),
  kernel: () => rotated,
  labels: following(rotation),
});

const zoomRange = { hard: [-0.99, 1], slider: [-0.9, 1], step: 0.01 } as const;

const zoomParams = {
  height_factor: interval([-0.2, 0.2], zoomRange, {
    en: 'How much more of the height is shown: above 0 zooms out, below 0 in.',
    ko: '높이를 얼마나 더 담을지. 0보다 크면 축소, 작으면 확대',
  }),
  width_factor: nullableInterval(
    null,
    { ...zoomRange, start: [-0.2, 0.2] },
    { en: 'The same for the width; none follows the height.', ko: '너비에 대해 같은 값. 없음이면 높이와 같게' },
  ),
  ...resampling,
} as const;

type Zoom = Use<ValuesOf<typeof zoomParams>, Pair>;

const zoomed = ({ draw, input: { width, height } }: Zoom): Matrix3 => {
  const [x, y] = [(width - 1) / 2, (height - 1) / 2];
  return chain(translation(x, y), scaling(draw.x, draw.y), translation(-x, -y));
};

const zooming = warping(zoomed);

export const kerasZoom = defineTransform<typeof zoomParams, Pair>({
  name: 'keras.RandomZoom',
  category: 'keras',
  doc: { en: 'Zooms in or out about the middle.', ko: '가운데를 기준으로 확대하거나 축소하기' },
  note,
  words: [...words, 'zoom', 'scale', 'stretch', '확대', '축소', '줌', '늘리기'],
  p: 1,
  params: zoomParams,
  thumbnail: { height_factor: [0.4, 0.4] },
  sample({ height_factor, width_factor }, draws) {
    const y = 1 + draws.uniform('height_factor', height_factor);
    return { x: width_factor === null ? y : 1 + draws.uniform('width_factor', width_factor), y };
  },
  caption: ({ draw }) => parts(`×${decimal(1 / draw.x, 2)}`, draw.x === draw.y ? '' : `×${decimal(1 / draw.y, 2)}`),
  fix({ params, draw }) {
    const range = (zoom: number) => [zoom - 1, zoom - 1] as const;
    const factors = { height_factor: range(draw.y), width_factor: params.width_factor && range(draw.x) };
    return { nodes: [{ transform: 'keras.RandomZoom', params: { ...params, ...factors } }] };
  },
  kernel: () => zooming,
  labels: following(zoomed),
});

const shiftRange = { hard: [-1, 1], slider: [-0.5, 0.5], step: 0.01 } as const;

const shiftParams = {
  height_factor: interval([-0.1, 0.1], shiftRange, {
    en: 'Part of the height, downwards.',
    ko: '높이에 대한 비율. 아래로',
  }),
  width_factor: interval([-0.1, 0.1], shiftRange, {
    en: 'Part of the width, to the right.',
    ko: '너비에 대한 비율. 오른쪽으로',
  }),
  ...resampling,
} as const;

type Shift = Use<ValuesOf<typeof shiftParams>, Pair>;

const shifted = ({ draw, input: { width, height } }: Shift): Matrix3 => translation(-draw.x * width, -draw.y * height);
const shifting = warping(shifted);

export const kerasTranslation = defineTransform<typeof shiftParams, Pair>({
  name: 'keras.RandomTranslation',
  category: 'keras',
  doc: { en: 'Moves the picture, by parts of pixels too.', ko: '이미지를 옮기기. 픽셀 단위보다 잘게도 옮김' },
  note,
  words: [...words, 'translate', 'shift', 'move', '이동', '옮기기'],
  p: 1,
  params: shiftParams,
  thumbnail: { height_factor: [0.1, 0.1], width_factor: [0.25, 0.25] },
  sample: ({ height_factor, width_factor }, draws) => ({
    x: draws.uniform('width_factor', width_factor),
    y: draws.uniform('height_factor', height_factor),
  }),
  caption: ({ draw, input }) => parts(signed(draw.x * input.width, 1), signed(draw.y * input.height, 1)),
  fix: ({ params, draw: { x, y } }) => ({
    nodes: [
      { transform: 'keras.RandomTranslation', params: { ...params, width_factor: [x, x], height_factor: [y, y] } },
    ],
  }),
  kernel: () => shifting,
  labels: following(shifted),
});

const shearRange = { hard: [0, 1], slider: [0, 1], step: 0.01, scalar: 'zero-to' } as const;

const shearParams = {
  x_factor: interval([0, 0.2], shearRange, {
    en: 'How far each row slides against the one above, in pixels.',
    ko: '행마다 바로 위 행에 비해 밀리는 픽셀 수',
  }),
  y_factor: interval([0, 0], shearRange, {
    en: 'How far each column slides against the one to its left, in pixels.',
    ko: '열마다 바로 왼쪽 열에 비해 밀리는 픽셀 수',
  }),
  ...resampling,
} as const;

type Shear = Use<ValuesOf<typeof shearParams>, Pair>;

const sheared = ({ draw }: Shear): Matrix3 => [1, draw.x, 0, draw.y, 1, 0, 0, 0, 1];
const shearing = warping(sheared);

export const kerasShear = defineTransform<typeof shearParams, Pair>({
  name: 'keras.RandomShear',
  category: 'keras',
  doc: { en: 'Slants the picture about its top left corner.', ko: '왼쪽 위 모서리를 기준으로 기울이기' },
  note: {
    en: 'Here labels go where the pixels go; Keras misplaces boxes unless the picture is square, and knows no keypoints.',
    ko: '여기서는 라벨이 픽셀을 따라감. Keras는 정사각형이 아니면 박스 위치가 틀리고 키포인트는 다루지 않음',
  },
  words: [...words, 'shear', 'slant', 'skew', '전단', '기울이기'],
  p: 1,
  params: shearParams,
  thumbnail: { x_factor: [0.3, 0.3] },
  sample({ x_factor, y_factor }, draws) {
    // One coin for both axes.
    const way = draws.unit('direction') > 0.5 ? -1 : 1;
    return { x: way * draws.uniform('x_factor', x_factor) + 0, y: way * draws.uniform('y_factor', y_factor) + 0 };
  },
  caption: ({ draw }) => parts(`x ${signed(draw.x, 2)}`, draw.y === 0 ? '' : `y ${signed(draw.y, 2)}`),
  fix({ params, draw }) {
    const range = (amount: number) => [Math.abs(amount), Math.abs(amount)] as const;
    return {
      nodes: [
        { transform: 'keras.RandomShear', params: { ...params, x_factor: range(draw.x), y_factor: range(draw.y) } },
      ],
      random: { en: 'The direction stays random.', ko: '방향은 무작위로 남음' },
    };
  },
  kernel: () => shearing,
  labels: following(sheared),
});
