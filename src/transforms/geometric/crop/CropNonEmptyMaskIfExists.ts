import { clamp } from '../../../math/round';
import { type ClassMap, defineTransform, Refusal } from '../../define';
import { maskNeeded } from '../../mask';
import { numberList } from '../../params';
import { pixels } from '../parameters';
import { type Window, windowed } from './window';

/** The `n`th pixel that counts, in reading order. */
function nth({ values }: ClassMap, counts: Uint8Array, n: number): number {
  let left = n;
  return values.findIndex((value) => counts[value] === 1 && left-- === 0);
}

export const CropNonEmptyMaskIfExists = defineTransform({
  name: 'CropNonEmptyMaskIfExists',
  category: 'geometric',
  doc: {
    en: 'Cuts out a piece of fixed size with part of an object of the mask in it.',
    ko: '마스크의 물체가 들어가도록 정해진 크기로 잘라내기',
  },
  note: {
    en: 'Anywhere, where the mask is empty. Masks have one channel here, so that ignore_channels has no effect.',
    ko: '마스크가 비었으면 아무 데나 자름. 여기서 마스크는 채널이 하나라 ignore_channels는 효과가 없음',
  },
  words: ['segmentation', 'foreground', 'patch', 'object', '마스크', '물체', '자르기', '크롭'],
  p: 1,
  params: {
    height: pixels(256, { en: 'Height of the piece.', ko: '잘라낼 높이' }),
    width: pixels(256, { en: 'Width of the piece.', ko: '잘라낼 너비' }),
    ignore_values: numberList([0, 255], {
      en: 'Classes that do not count as objects, by number; 0 never does.',
      ko: '물체로 치지 않을 클래스 번호. 0은 언제나 제외',
    }),
    ignore_channels: numberList([0, 255], {
      en: 'Channels of the mask that do not count.',
      ko: '보지 않을 마스크 채널',
    }),
  },
  thumbnail: { height: 40, width: 40 },
  sample({ height, width, ignore_values }, draws, scene): Window {
    const mask = maskNeeded(scene);
    if (height > scene.height || width > scene.width)
      throw new Refusal({
        en: 'The piece is larger than the picture; the library raises an error here.',
        ko: '잘라낼 크기가 이미지보다 커서 라이브러리에서 오류가 남',
      });
    const [across, down] = [scene.width - width, scene.height - height];
    const counts = Uint8Array.from({ length: 256 }, (_, value) =>
      value === 0 || ignore_values?.includes(value) ? 0 : 1,
    );
    const all = mask.values.reduce((sum, value) => sum + counts[value]!, 0);
    if (all === 0) return { x: draws.int('x', [0, across]), y: draws.int('y', [0, down]), width, height };
    const pixel = nth(mask, counts, draws.int('pixel', [0, all - 1]));
    const [x, y] = [pixel % mask.width, Math.floor(pixel / mask.width)];
    return {
      x: clamp(x - draws.int('x', [0, width - 1]), 0, across),
      y: clamp(y - draws.int('y', [0, height - 1]), 0, down),
      width,
      height,
    };
  },
  ...windowed,
});
