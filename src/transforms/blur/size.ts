/** Kernel widths, which the library keeps odd and at least 3. */
import type { Draws } from '../../math/random';
import type { Text } from '../../math/text';
import { type Interval, interval } from '../params';

/** The library's `blur_limit` of transforms whose kernel has a width; `most` is what this page can still compute. */
export const blurLimit = (value: Interval, most: number, slider: number, help: Text) =>
  interval(value, { hard: [3, most], slider: [3, slider], step: 2, unit: 'px', int: true, scalar: 'three-to' }, help);

const odd = (width: number): number => Math.max(3, width % 2 === 0 ? width + 1 : width);

/** Any odd width of the interval; even ends count as the next odd number. */
export function oddWidth(draws: Draws, [low, high]: Interval): number {
  const least = odd(low);
  return least + 2 * draws.int('blur_limit', [0, (odd(high) - least) / 2]);
}
