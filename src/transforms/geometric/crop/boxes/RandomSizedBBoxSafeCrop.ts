import type { Size } from '../../../../math/box';
import { defineTransform } from '../../../define';
import type { Params } from '../../../params';
import { pixels, resizeResampling } from '../../parameters';
import type { Resampling } from '../../resize/resizing';
import { resizedWindow } from '../resized';
import { valid, type Window } from '../window';
import { erosionRate, safeWindow } from './keeping';

export const RandomSizedBBoxSafeCrop = defineTransform({
  name: 'RandomSizedBBoxSafeCrop',
  category: 'geometric',
  doc: {
    en: 'Cuts at random, never into the bounding boxes, and resizes the piece.',
    ko: '바운딩 박스를 자르지 않게 잘라 정한 크기로 맞추기',
  },
  note: {
    en: 'Without boxes, a piece with the proportions of the picture is cut out; at an erosion of 0 that is all of it.',
    ko: '박스가 없으면 이미지와 비율이 같은 조각을 자르며, 침식이 0이면 전체가 그대로 남음',
  },
  words: ['bounding box', 'detection', 'safe crop', 'resize', '바운딩 박스', '객체 검출', '안전한 크롭', '크기 조절'],
  p: 1,
  params: {
    height: pixels(256, { en: 'New height of the piece.', ko: '조각의 새 높이' }),
    width: pixels(256, { en: 'New width of the piece.', ko: '조각의 새 너비' }),
    erosion_rate: erosionRate,
    ...resizeResampling,
  },
  thumbnail: { erosion_rate: 0.6 },
  sample: ({ erosion_rate }, draws, scene): Window => valid(safeWindow(erosion_rate, draws, scene), scene),
  ...resizedWindow<Params & Size & Omit<Resampling, 'area_for_downscale'>>(
    ({ height, width }) => ({ height, width }),
    (params) => ({ ...params, area_for_downscale: null }),
  ),
});
