/** Regions of a picture, given as parts of its width and height. */
import type { Size } from '../../math/box';
import type { Text } from '../../math/text';
import { vector } from '../params';

/** Left, top, right, bottom; the last two are not included where pixels are meant. */
export type Region = readonly [number, number, number, number];

/** A parameter that is a region. */
export const region = (value: Region, help: Text) =>
  vector(value, { names: ['x_min', 'y_min', 'x_max', 'y_max'], hard: [0, 1], step: 0.01 }, help);

/** In whole pixels, as `int(part * side)`. */
export function regionPixels(parts: readonly number[], { width, height }: Size): Region {
  const [left, top, right, bottom] = parts as Region;
  return [Math.trunc(left * width), Math.trunc(top * height), Math.trunc(right * width), Math.trunc(bottom * height)];
}

/** What the library would raise where a region is the wrong way round, or empty unless that is allowed. */
export function regionError(
  name: string,
  parts: readonly number[],
  { empty }: { readonly empty: boolean },
): Text | null {
  const [left, top, right, bottom] = parts as Region;
  if (empty ? left <= right && top <= bottom : left < right && top < bottom) return null;
  return {
    en: `${name} must go from left to right and from top to bottom`,
    ko: `${name}은(는) 왼쪽에서 오른쪽, 위에서 아래 순이어야 함`,
  };
}
