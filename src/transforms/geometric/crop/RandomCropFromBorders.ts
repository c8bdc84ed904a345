import type { Text } from '../../../math/text';
import { defineTransform, Refusal } from '../../define';
import { number } from '../../params';
import { type Window, windowed } from './window';

const part = (help: Text) => number(0.1, { hard: [0, 1], slider: [0, 0.5], step: 0.01 }, help);

export const RandomCropFromBorders = defineTransform({
  name: 'RandomCropFromBorders',
  category: 'geometric',
  doc: { en: 'Cuts a random strip off each side.', ko: '네 변을 무작위로 조금씩 잘라내기' },
  note: {
    en: 'Each number is the most that its side may lose, as a part of the picture.',
    ko: '각 값은 그 변에서 잘릴 수 있는 최대 비율',
  },
  words: ['trim', 'edge', 'shrink', 'margins', '가장자리', '테두리 자르기', '크롭'],
  p: 1,
  params: {
    crop_left: part({ en: 'Most that is cut off on the left.', ko: '왼쪽에서 잘릴 최대 비율' }),
    crop_right: part({ en: 'Most that is cut off on the right.', ko: '오른쪽에서 잘릴 최대 비율' }),
    crop_top: part({ en: 'Most that is cut off at the top.', ko: '위에서 잘릴 최대 비율' }),
    crop_bottom: part({ en: 'Most that is cut off at the bottom.', ko: '아래에서 잘릴 최대 비율' }),
  },
  thumbnail: { crop_left: 0.4, crop_right: 0.4, crop_top: 0.4, crop_bottom: 0.4 },
  check: ({ crop_left, crop_right, crop_top, crop_bottom }) =>
    crop_left + crop_right <= 1 && crop_top + crop_bottom <= 1
      ? null
      : {
          en: 'Opposite sides may lose no more than the whole picture together.',
          ko: '마주 보는 두 변의 합은 1을 넘을 수 없음',
        },
  sample({ crop_left, crop_right, crop_top, crop_bottom }, draws, { width, height }): Window {
    const between = (name: string, before: number, after: number, length: number): readonly [number, number] => {
      const start = draws.int(`crop_${name}`, [0, Math.trunc(before * length)], 0);
      const least = Math.max(start + 1, Math.trunc((1 - after) * length));
      if (least > length)
        throw new Refusal({
          en: 'Nothing would be left of the picture; the library raises an error here.',
          ko: '남는 부분이 없음. 라이브러리에서는 오류가 남',
        });
      return [start, draws.int(`crop_${name}`, [least, length], 1)];
    };
    const [left, right] = between('x', crop_left, crop_right, width);
    const [top, bottom] = between('y', crop_top, crop_bottom, height);
    return { x: left, y: top, width: right - left, height: bottom - top };
  },
  ...windowed,
});
