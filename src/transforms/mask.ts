/** Transforms that look at the mask: what they say where they cannot. */
import { type ClassMap, Refusal, type Scene } from './define';

/** The mask as it lies by then, or null where there is none. */
export function maskSeen({ mask = null }: Scene): ClassMap | null {
  if (mask !== 'unknown') return mask;
  throw new Refusal(
    {
      en: 'An earlier step moves the mask in a way that this page cannot look at while it draws. The library can.',
      ko: '앞 단계가 마스크를 옮긴 뒤라 여기서는 뽑는 동안 마스크를 볼 수 없음. 라이브러리에서는 가능함',
    },
    'page',
  );
}

/** The mask that a transform cannot do without. */
export function maskNeeded(scene: Scene): ClassMap {
  const mask = maskSeen(scene);
  if (mask) return mask;
  throw new Refusal({
    en: 'It needs a mask, and there is none; the library raises an error here.',
    ko: '마스크가 필요하지만 없음. 라이브러리에서는 오류가 남',
  });
}
