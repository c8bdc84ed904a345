/** What the tests of random fields measure. */

export function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** Correlation of the levels with those `offset` bytes on, of bytes that `keep` says. */
export function correlation(first: Uint8Array, second: Uint8Array, offset = 0, keep = (_: number) => true): number {
  let [n, x, y, xx, yy, xy] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i + offset < first.length; i++) {
    if (!keep(i)) continue;
    const [a, b] = [first[i]!, second[i + offset]!];
    n += 1;
    x += a;
    y += b;
    xx += a * a;
    yy += b * b;
    xy += a * b;
  }
  return (n * xy - x * y) / Math.sqrt((n * xx - x * x) * (n * yy - y * y));
}

/** The first channel of every pixel. */
export const red = (i: number): boolean => i % 3 === 0;
