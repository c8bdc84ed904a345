/** Lines between whole pixels. */
import type { Point } from './homography';

/** The part of a line within `width` by `height`, or null, as OpenCV's `clipLine` finds it: divisions cut off, as in C. */
export function cutLine(
  [ax, ay]: Point,
  [bx, by]: Point,
  width: number,
  height: number,
): readonly [Point, Point] | null {
  let [x1, y1, x2, y2] = [ax, ay, bx, by];
  // Left 1, right 2, above 4, below 8.
  const [right, bottom] = [width - 1, height - 1];
  const besides = (x: number): number => (x < 0 ? 1 : 0) + (x > right ? 2 : 0);
  const around = (x: number, y: number): number => besides(x) + (y < 0 ? 4 : 0) + (y > bottom ? 8 : 0);
  let [c1, c2] = [around(x1, y1), around(x2, y2)];
  if ((c1 & c2) === 0 && (c1 | c2) !== 0) {
    if (c1 & 12) {
      const edge = c1 < 8 ? 0 : bottom;
      x1 += Math.trunc(((edge - y1) * (x2 - x1)) / (y2 - y1));
      y1 = edge;
      c1 = besides(x1);
    }
    if (c2 & 12) {
      const edge = c2 < 8 ? 0 : bottom;
      x2 += Math.trunc(((edge - y2) * (x2 - x1)) / (y2 - y1));
      y2 = edge;
      c2 = besides(x2);
    }
    if ((c1 & c2) === 0 && (c1 | c2) !== 0) {
      if (c1) {
        const edge = c1 === 1 ? 0 : right;
        y1 += Math.trunc(((edge - x1) * (y2 - y1)) / (x2 - x1));
        x1 = edge;
        c1 = 0;
      }
      if (c2) {
        const edge = c2 === 1 ? 0 : right;
        y2 += Math.trunc(((edge - x2) * (y2 - y1)) / (x2 - x1));
        x2 = edge;
        c2 = 0;
      }
    }
  }
  return (c1 | c2) === 0
    ? [
        [x1, y1],
        [x2, y2],
      ]
    : null;
}
