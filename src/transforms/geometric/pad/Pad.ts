import { defineTransform } from '../../define';
import { parts } from '../../format';
import { vector } from '../../params';
import { type Cut, cutAndPad, cutLabels, whole } from '../cut';
import { filling } from '../parameters';

export const Pad = defineTransform({
  name: 'Pad',
  category: 'geometric',
  doc: { en: 'Adds a border of given width on each side.', ko: '네 변에 정한 만큼 여백 두르기' },
  note: {
    en: 'The library also takes one number for all sides, or two for left/right and top/bottom.',
    ko: '라이브러리는 네 변 공통 값 하나나, 좌우·상하 두 값도 받음',
  },
  words: ['border', 'margin', 'frame', 'extend', '여백', '패딩', '테두리', '채우기'],
  p: 1,
  params: {
    padding: vector(
      [0, 0, 0, 0],
      { names: ['left', 'top', 'right', 'bottom'], hard: [0, 8192], step: 1, int: true, repeats: true },
      { en: 'Pixels on the left, top, right and bottom.', ko: '왼쪽, 위, 오른쪽, 아래에 더할 픽셀 수' },
    ),
    ...filling,
  },
  thumbnail: { padding: [24, 16, 24, 16] },
  sample({ padding: [left, top, right, bottom] }, _, input): Cut {
    return whole(input, [top!, bottom!, left!, right!]);
  },
  caption: ({
    params: {
      padding: [left, top, right, bottom],
    },
  }) => parts(`← ${left}`, `↑ ${top}`, `→ ${right}`, `↓ ${bottom}`),
  fix: ({ params }) => ({ nodes: [{ transform: 'Pad', params }] }),
  kernel: () => cutAndPad,
  labels: cutLabels,
});
