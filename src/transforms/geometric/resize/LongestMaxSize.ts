import { defineTransform } from '../../define';
import { nullableNumber } from '../../params';
import { fitting, fittingParams } from './fitting';

export const LongestMaxSize = defineTransform({
  name: 'LongestMaxSize',
  category: 'geometric',
  doc: {
    en: 'Resizes so that the longer side has this length.',
    ko: '긴 변이 이 길이가 되도록 비율을 유지하며 크기 조절',
  },
  note: {
    en: 'Small pictures grow as well. The library also takes a list of sizes to choose from; this page takes one.',
    ko: '작은 이미지는 커짐. 라이브러리는 여러 크기 중 하나를 고르는 목록도 받지만 여기서는 한 값만 사용',
  },
  words: ['scale', 'fit', 'shrink', 'longest side', '크기 조절', '긴 변', '비율 유지'],
  p: 1,
  params: {
    max_size: nullableNumber(
      256,
      { hard: [1, 8192], slider: [1, 1024], step: 1, unit: 'px', int: true },
      { en: 'New length of the longer side.', ko: '긴 변의 새 길이' },
    ),
    ...fittingParams({
      en: 'Instead: height and width of a frame that the picture is fitted into.',
      ko: 'max_size 대신, 이미지가 쏙 들어갈 틀의 높이와 너비',
    }),
  },
  thumbnail: { max_size: 32 },
  ...fitting(true),
  fix: ({ params }) => ({ nodes: [{ transform: 'LongestMaxSize', params }] }),
});
