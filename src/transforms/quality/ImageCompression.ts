import { defineTransform, Refusal } from '../define';
import { choice, interval } from '../params';
import { type JpegDraw, jpeg } from './jpeg';
import { longestSide, webp } from './webp';

export const ImageCompression = defineTransform({
  name: 'ImageCompression',
  category: 'quality',
  doc: {
    en: 'Saves as a JPEG or WebP and opens it again: blocks, ringing edges, smeared colours.',
    ko: 'JPEG나 WebP로 저장했다 다시 열기. 네모난 얼룩, 윤곽 잔무늬, 번진 색이 생김',
  },
  note: {
    en: 'The library hands red and blue to the encoder the wrong way round, so colours suffer a little otherwise than in a file of your own. WebP is coded by the CPU rather than the GPU, and takes longer.',
    ko: '라이브러리가 빨강과 파랑을 바꿔 인코더에 넘겨서, 직접 저장한 파일과는 색이 조금 다르게 상함. WebP는 GPU가 아닌 CPU에서 처리해 더 오래 걸림',
  },
  words: ['jpeg', 'jpg', 'webp', 'artifacts', 'blocks', 'quality', '압축', '화질', '제이펙', '손실', '열화', '블록'],
  p: 0.5,
  params: {
    compression_type: choice<'jpeg' | 'webp'>(
      'jpeg',
      [
        { value: 'jpeg', label: { en: 'JPEG', ko: 'JPEG' } },
        { value: 'webp', label: { en: 'WebP', ko: 'WebP' } },
      ],
      { en: 'The file format.', ko: '파일 형식' },
    ),
    quality_range: interval(
      [99, 100],
      { hard: [1, 100], slider: [1, 100], step: 1, int: true, scalar: 'fixed' },
      { en: 'Quality of the file: 100 loses next to nothing.', ko: '파일 품질. 100이면 거의 잃지 않음' },
    ),
  },
  thumbnail: { quality_range: [6, 6] },
  sample(params, draws, { width, height }): JpegDraw {
    if (params.compression_type === 'webp' && Math.max(width, height) > longestSide)
      throw new Refusal({
        en: `WebP holds at most ${longestSide} pixels a side; the library raises an error here.`,
        ko: `WebP는 한 변이 ${longestSide}픽셀까지라 라이브러리에서 오류가 남`,
      });
    return { quality: draws.int('quality_range', params.quality_range), width, height };
  },
  caption: ({ draw }) => `q ${draw.quality}`,
  fix: ({ params, draw }) => ({
    nodes: [{ transform: 'ImageCompression', params: { ...params, quality_range: [draw.quality, draw.quality] } }],
  }),
  kernel: ({ compression_type }) => (compression_type === 'webp' ? webp : jpeg),
});
