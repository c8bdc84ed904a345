import { defineTransform, Refusal } from '../define';
import { choice, interval } from '../params';
import { type JpegDraw, jpeg } from './jpeg';

export const ImageCompression = defineTransform({
  name: 'ImageCompression',
  category: 'quality',
  doc: {
    en: 'Saves as a JPEG and opens it again: blocks, ringing edges, smeared colours.',
    ko: 'JPEG로 저장했다 다시 열기. 네모난 얼룩, 윤곽 잔무늬, 번진 색이 생김',
  },
  note: {
    en: 'The library hands red and blue to the encoder the wrong way round, so colours suffer a little otherwise than in a file of your own. WebP runs in the library only and is not shown here.',
    ko: '라이브러리가 빨강과 파랑을 바꿔 인코더에 넘겨서, 직접 저장한 파일과는 색이 조금 다르게 상함. WebP는 라이브러리에서만 동작하며 여기서 보여 주지 않음',
  },
  words: ['jpeg', 'jpg', 'webp', 'artifacts', 'blocks', 'quality', '압축', '화질', '제이펙', '손실', '열화', '블록'],
  p: 0.5,
  params: {
    compression_type: choice<'jpeg' | 'webp'>(
      'jpeg',
      [
        { value: 'jpeg', label: { en: 'JPEG', ko: 'JPEG' } },
        { value: 'webp', label: { en: 'WebP (not shown here)', ko: 'WebP(여기서는 볼 수 없음)' } },
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
    if (params.compression_type === 'webp')
      throw new Refusal(
        {
          en: 'WebP is not shown here: it runs in the library only. The export keeps it.',
          ko: 'WebP는 여기서 보여 주지 않음. 라이브러리에서만 동작하며 내보내기에는 그대로 남음',
        },
        'page',
      );
    return { quality: draws.int('quality_range', params.quality_range), width, height };
  },
  caption: ({ draw }) => `q ${draw.quality}`,
  fix: ({ params, draw }) => ({
    nodes: [{ transform: 'ImageCompression', params: { ...params, quality_range: [draw.quality, draw.quality] } }],
  }),
  kernel: () => jpeg,
});
