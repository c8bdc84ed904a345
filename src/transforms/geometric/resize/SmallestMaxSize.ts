import { defineTransform } from '../../define';
import { nullableNumber } from '../../params';
import { fitting, fittingParams } from './fitting';

export const SmallestMaxSize = defineTransform({
  name: 'SmallestMaxSize',
  category: 'geometric',
  doc: {
    en: 'Resizes so that the shorter side has this length.',
    ko: '짧은 변이 이 길이가 되도록 비율을 유지하며 크기 조절',
  },
  note: {
    en: 'Often followed by a crop of the same size. The library also takes a list of sizes to choose from; this page takes one.',
    ko: '보통 같은 크기의 크롭이 뒤따름. 라이브러리는 여러 크기 중 하나를 고르는 목록도 받지만 여기서는 한 값만 사용',
  },
  words: ['scale', 'cover', 'shortest side', 'short edge', '크기 조절', '짧은 변', '비율 유지'],
  p: 1,
  params: {
    max_size: nullableNumber(
      256,
      { hard: [1, 8192], slider: [1, 1024], step: 1, unit: 'px', int: true },
      { en: 'New length of the shorter side.', ko: '짧은 변의 새 길이' },
    ),
    ...fittingParams({
      en: 'Instead: height and width of a frame that the picture covers.',
      ko: 'max_size 대신, 이미지가 빈틈없이 덮을 틀의 높이와 너비',
    }),
  },
  thumbnail: { max_size: 24 },
  ...fitting(false),
  fix: ({ params }) => ({ nodes: [{ transform: 'SmallestMaxSize', params }] }),
});
