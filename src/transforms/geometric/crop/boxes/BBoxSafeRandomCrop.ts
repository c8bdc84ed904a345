import { defineTransform } from '../../../define';
import { valid, type Window, windowed } from '../window';
import { erosionRate, safeWindow } from './keeping';

export const BBoxSafeRandomCrop = defineTransform({
  name: 'BBoxSafeRandomCrop',
  category: 'geometric',
  doc: { en: 'Cuts at random, but never into the bounding boxes.', ko: '바운딩 박스를 자르지 않게 무작위로 잘라내기' },
  note: {
    en: 'Without boxes, a piece with the proportions of the picture is cut out; at an erosion of 0 that is all of it.',
    ko: '박스가 없으면 이미지와 비율이 같은 조각을 자르며, 침식이 0이면 전체가 그대로 남음',
  },
  words: ['bounding box', 'detection', 'safe crop', '바운딩 박스', '객체 검출', '안전한 크롭', '자르기'],
  p: 1,
  params: { erosion_rate: erosionRate },
  thumbnail: { erosion_rate: 0.6 },
  sample: ({ erosion_rate }, draws, scene): Window => valid(safeWindow(erosion_rate, draws, scene), scene),
  ...windowed,
});
