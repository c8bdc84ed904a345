import { defineTransform } from '../../define';
import { interval } from '../../params';
import { type JpegDraw, tensorflowJpeg } from '../../quality/jpeg';
import { words } from './convert';

export const randomJpegQuality = defineTransform({
  name: 'tf.image.random_jpeg_quality',
  category: 'tensorflow',
  doc: {
    en: 'Saves as a JPEG and opens it again, with TensorFlow’s fast decoder.',
    ko: 'JPEG로 저장했다가 TensorFlow의 빠른 디코더로 다시 열기',
  },
  note: {
    en: 'The fast decoder is coarse where the quality is high: even at 100 levels are off.',
    ko: '빠른 디코더는 품질이 높을수록 오차가 커서 100에서도 값이 달라짐',
  },
  words: [
    ...words,
    'jpeg',
    'jpg',
    'compression',
    'artifacts',
    'blocks',
    'quality',
    '압축',
    '화질',
    '제이펙',
    '손실',
    '블록',
  ],
  p: 1,
  params: {
    jpeg_quality: interval(
      [20, 80],
      { hard: [0, 100], slider: [0, 100], step: 1, int: true, scalar: 'fixed' },
      {
        en: 'min_jpeg_quality and max_jpeg_quality of tf.image; the largest is drawn only where it is the smallest too.',
        ko: 'tf.image의 min_jpeg_quality와 max_jpeg_quality. 최댓값은 최솟값과 같을 때만 나옴',
      },
    ),
  },
  thumbnail: { jpeg_quality: [6, 6] },
  sample: ({ jpeg_quality: [least, most] }, draws, { width, height }): JpegDraw => ({
    quality: draws.int('jpeg_quality', [least, Math.max(least, most - 1)]),
    width,
    height,
  }),
  caption: ({ draw }) => `q ${draw.quality}`,
  fix: ({ draw: { quality } }) => ({
    nodes: [{ transform: 'tf.image.random_jpeg_quality', params: { jpeg_quality: [quality, quality] } }],
  }),
  kernel: () => tensorflowJpeg,
});
