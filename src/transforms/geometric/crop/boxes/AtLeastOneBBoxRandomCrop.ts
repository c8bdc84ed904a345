import type { Draws } from '../../../../math/random';
import { clamp } from '../../../../math/round';
import { defineTransform } from '../../../define';
import { number } from '../../../params';
import { pixels } from '../../parameters';
import { tooSmall } from '../cropping';
import { type Window, windowed } from '../window';

/** One axis of the chosen box and of the picture. */
interface Axis {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly crop: number;
  readonly length: number;
}

/** Where the window starts so that the part of the box that must stay lies in it, as far as the picture allows. */
function start({ name, from, to, crop, length }: Axis, erosion: number, draws: Draws): number {
  const kept = (to - from) * (1 - erosion);
  const inside = (value: number): number => clamp(value, 0, length - crop);
  return Math.trunc(draws.uniform(name, [inside(from + kept - crop), inside(to - kept)]));
}

export const AtLeastOneBBoxRandomCrop = defineTransform({
  name: 'AtLeastOneBBoxRandomCrop',
  category: 'geometric',
  doc: {
    en: 'Cuts out a piece of fixed size that shows at least one bounding box.',
    ko: '바운딩 박스가 하나 이상 보이도록 정한 크기로 잘라내기',
  },
  note: {
    en: 'Without boxes, the piece lies anywhere. A box larger than the piece is kept in part only.',
    ko: '박스가 없으면 아무 곳이나 자름. 조각보다 큰 박스는 일부만 남음',
  },
  words: ['bounding box', 'detection', 'object crop', '바운딩 박스', '객체 검출', '자르기', '크롭'],
  p: 1,
  params: {
    height: pixels(256, { en: 'Height of the piece.', ko: '잘라낼 높이' }),
    width: pixels(256, { en: 'Width of the piece.', ko: '잘라낼 너비' }),
    erosion_factor: number(
      0,
      { hard: [0, 1], slider: [0, 1], step: 0.01 },
      {
        en: 'How much of the chosen box may be cut off; at 1 it need only touch the piece.',
        ko: '고른 박스에서 잘려도 되는 비율. 1이면 조각에 닿기만 해도 됨',
      },
    ),
  },
  thumbnail: { height: 36, width: 48 },
  sample({ height, width, erosion_factor }, draws, input): Window {
    if (height > input.height || width > input.width) throw tooSmall({ width, height }, input);
    const { boxes } = input;
    if (boxes.length === 0)
      return {
        x: Math.trunc(draws.uniform('x', [0, input.width - width])),
        y: Math.trunc(draws.uniform('y', [0, input.height - height])),
        width,
        height,
      };
    const box = boxes[draws.int('box', [0, boxes.length - 1])]!;
    const across = { name: 'x', from: box.x1, to: box.x2, crop: width, length: input.width };
    const down = { name: 'y', from: box.y1, to: box.y2, crop: height, length: input.height };
    return { x: start(across, erosion_factor, draws), y: start(down, erosion_factor, draws), width, height };
  },
  ...windowed,
});
