import { clamp, rint } from '../../math/round';
import { defineTransform, type Use } from '../define';
import { decimal, parts } from '../format';
import { flag, interval, type Params } from '../params';
import { convolution, type Square } from './convolution';
import { blurLimit, oddWidth } from './size';

/** Degrees; the direction is -1 (all backwards) to 1; the shift of the line, each way -1 to 1. */
type Draw = { size: number; angle: number; direction: number; shift: readonly [number, number] };

/** The cells of a square that a line through its middle falls on, all of the same weight. */
export function motionSquare({ size, angle, direction, shift }: Draw): Square {
  const length = (size - 1) / 2;
  const turn = angle * (Math.PI / 180);
  const start = direction > 0 ? -length * (1 - direction) : -length;
  const end = direction < 0 ? length * (1 + direction) : length;
  const step = (end - start) / (size - 1);
  const cell = (at: number): number => clamp(rint(at), 0, size - 1);
  const line = new Set<number>();
  for (let i = 0; i < size; i++) {
    const t = i === size - 1 ? end : i * step + start;
    const x = length + Math.cos(turn) * t + (shift[0] * length) / 2;
    const y = length + Math.sin(turn) * t + (shift[1] * length) / 2;
    line.add(cell(y) * size + cell(x));
  }
  const weight = Math.fround(1 / line.size);
  return { width: size, weights: Array.from({ length: size * size }, (_, i) => (line.has(i) ? weight : 0)) };
}

const motion = convolution(
  ({ draw }: Use<Params, Draw>) => motionSquare(draw),
  ({ draw }) => draw.size,
  { fused: true },
);

export const MotionBlur = defineTransform({
  name: 'MotionBlur',
  category: 'blur',
  doc: { en: 'Smears along a line, as a moving camera.', ko: '카메라가 움직인 듯 한 방향으로 번지게 하기' },
  note: {
    en: 'Angles turn clockwise on the screen, although the library calls them counter-clockwise.',
    ko: '라이브러리 설명과 달리 각도는 화면에서 시계 방향으로 돎',
  },
  words: ['motion', 'movement', 'shake', 'camera shake', 'streak', '움직임', '흔들림', '모션 블러', '손떨림'],
  p: 0.5,
  params: {
    blur_limit: blurLimit([3, 7], 199, 51, { en: 'Length of the line; always odd.', ko: '선의 길이. 항상 홀수' }),
    allow_shifted: flag(true, {
      en: 'Moves the line off the middle at random, which also shifts the picture a little.',
      ko: '선을 중심에서 무작위로 벗어나게 함. 이미지도 조금 밀림',
    }),
    angle_range: interval(
      [0, 360],
      { hard: [0, 360], slider: [0, 360], step: 1, unit: '°', scalar: 'fixed' },
      { en: 'Direction of the line.', ko: '선의 각도' },
    ),
    direction_range: interval(
      [-1, 1],
      { hard: [-1, 1], slider: [-1, 1], step: 0.05, scalar: 'fixed' },
      {
        en: 'To which side it smears: 0 both, −1 and 1 one of them.',
        ko: '번지는 쪽. 0은 양쪽, −1과 1은 한쪽',
      },
    ),
  },
  thumbnail: { blur_limit: [15, 15], direction_range: [0, 0], angle_range: [20, 20], allow_shifted: false },
  sample: (params, draws): Draw => ({
    size: oddWidth(draws, params.blur_limit),
    angle: draws.uniform('angle_range', params.angle_range),
    direction: draws.uniform('direction_range', params.direction_range),
    shift: params.allow_shifted ? [draws.uniform('shift', [-1, 1], 0), draws.uniform('shift', [-1, 1], 1)] : [0, 0],
  }),
  caption: ({ draw }) => parts(`k ${draw.size}`, `${decimal(draw.angle)}°`, `→ ${decimal(draw.direction, 2)}`),
  fix: ({ params, draw }) => ({
    nodes: [
      {
        transform: 'MotionBlur',
        params: {
          blur_limit: [draw.size, draw.size],
          allow_shifted: params.allow_shifted,
          angle_range: [draw.angle, draw.angle],
          direction_range: [draw.direction, draw.direction],
        },
      },
    ],
    ...(params.allow_shifted && {
      random: { en: 'How far the line is shifted stays random.', ko: '선이 밀리는 정도는 무작위로 남음' },
    }),
  }),
  kernel: () => motion,
});
