/** How truthfully a library does what a step does here. */
import type { Text } from '../../math/text';

/** 'exact' within the bars of docs/parity.md; 'approximate' says how; 'none' says why. */
export type Verdict =
  | { readonly grade: 'exact'; readonly why?: undefined }
  | { readonly grade: 'approximate' | 'none'; readonly why: Text };
export type Grade = Verdict['grade'];

export const exact: Verdict = { grade: 'exact' };
export const approximate = (en: string, ko: string): Verdict => ({ grade: 'approximate', why: { en, ko } });
export const none = (en: string, ko: string): Verdict => ({ grade: 'none', why: { en, ko } });

/** Of files that know nothing of labels: what it does to the picture is as true as without them. */
export const labelsStay: Verdict = approximate('boxes and keypoints stay behind', '박스와 키포인트는 옮기지 않음');

/** The lesser of the two, with both reasons where both have one. */
export function both(a: Verdict, b: Verdict): Verdict {
  if (a.grade === 'exact') return b;
  if (b.grade === 'exact' || a.grade === 'none') return a;
  if (b.grade === 'none') return b;
  return approximate(`${a.why.en}; ${b.why.en}`, `${a.why.ko}, ${b.why.ko}`);
}

/** Exact unless one of the remarks holds: `[when, English, Korean]`. */
export const unless = (...remarks: readonly (readonly [boolean, string, string])[]): Verdict =>
  remarks
    .filter(([applies]) => applies)
    .map(([, en, ko]) => approximate(en, ko))
    .reduce(both, exact);

export const reasons = {
  notMapped: none('not mapped to this library', '이 라이브러리로 옮기는 방법이 없음'),
  elsewhere: none('belongs to another library', '다른 라이브러리의 변환'),
  off: none('switched off', '꺼져 있음'),
  unknown: none('not known to this page', '이 페이지가 모르는 변환'),
  empty: none('nothing inside it to run', '실행할 단계가 없음'),
  noWeight: none('every choice has p = 0', '모든 후보의 p가 0'),
  random: none('random, left out of the test-time version', '무작위 단계라 테스트용에서는 제외'),
} satisfies { readonly [reason: string]: Verdict };
