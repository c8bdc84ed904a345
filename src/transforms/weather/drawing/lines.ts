/** OpenCV's lines. Positions in whole pixels, or in 1/65536 pixel where it says so. */
import type { Point } from '../../../math/homography';
import { cutLine } from '../../../math/line';
import { rint } from '../../../math/round';
import { markDisc, markSpan, type Sheet } from './sheet';

/** A pixel in the finer unit. */
export const one = 65536;

/** A line one pixel wide between whole pixels; its pixels touch at corners (8) or at sides only (4). */
export function markLine(sheet: Sheet, from: Point, to: Point, connectivity: 4 | 8): void {
  const inside = cutLine(from, to, sheet.width, sheet.height);
  if (!inside) return;
  // Always from left to right.
  const [[x1, y1], [x2, y2]] = inside[1][0] < inside[0][0] ? [inside[1], inside[0]] : inside;
  const down = y2 < y1 ? -1 : 1;
  const steep = Math.abs(y2 - y1) > x2 - x1;
  const [long, short] = steep ? [Math.abs(y2 - y1), x2 - x1] : [x2 - x1, Math.abs(y2 - y1)];
  const along = steep ? [0, down] : [1, 0];
  const aside = steep ? [1, 0] : [0, down];
  let [x, y] = [x1, y1];
  let error = connectivity === 8 ? long - 2 * short : 0;
  const count = connectivity === 8 ? long : long + short;
  for (let i = 0; ; i++) {
    sheet.marks[y * sheet.width + x] = 1;
    if (i === count) return;
    const turns = error < 0;
    error += (turns ? (connectivity === 8 ? 2 * long : 2 * long + 2 * short) : 0) - 2 * short;
    const step = turns && connectivity === 4 ? aside : along;
    x += step[0]! + (turns && connectivity === 8 ? aside[0]! : 0);
    y += step[1]! + (turns && connectivity === 8 ? aside[1]! : 0);
  }
}

/** A line one pixel wide between positions in 1/65536 pixel. */
function markFineLine(sheet: Sheet, from: Point, to: Point): void {
  const inside = cutLine(from, to, sheet.width * one, sheet.height * one);
  if (!inside) return;
  const [[ax, ay], [bx, by]] = inside;
  const flat = Math.abs(bx - ax) > Math.abs(by - ay);
  const turned = flat ? bx < ax : by < ay;
  const [[x1, y1], [x2, y2]] = turned ? [inside[1], inside[0]] : inside;
  const length = flat ? x2 - x1 : y2 - y1;
  const slope = Math.trunc(((flat ? y2 - y1 : x2 - x1) * one) / (length | 1));
  const whole = (value: number): number => Math.floor(value / one);
  const mark = (x: number, y: number): void => markSpan(sheet, y, x, x);
  mark(whole(x2 + one / 2), whole(y2 + one / 2));
  const start = whole((flat ? x1 : y1) + one / 2);
  for (let i = 0; i <= whole(length); i++) {
    const across = whole((flat ? y1 : x1) + one / 2 + i * slope);
    if (flat) mark(start + i, across);
    else mark(across, start + i);
  }
}

/** Fills a convex polygon whose corners are in 1/65536 pixel. */
function markConvex(sheet: Sheet, corners: readonly Point[]): void {
  const count = corners.length;
  corners.forEach((corner, i) => {
    markFineLine(sheet, corners[(i + count - 1) % count]!, corner);
  });
  const rounded = (value: number): number => Math.floor((value + one / 2) / one);
  const rows = corners.map(([, y]) => y);
  const top = rows.indexOf(Math.min(...rows));
  const first = rounded(rows[top]!);
  const last = Math.min(rounded(Math.max(...rows)), sheet.height - 1);
  const columns = corners.map(([x]) => rounded(x));
  if (last < 0 || Math.max(...columns) < 0 || Math.min(...columns) >= sheet.width || first >= sheet.height) return;
  const sides = [1, count - 1].map((step) => ({ at: top, step, x: -one, slope: 0, until: first }));
  let left = count;
  for (let y = first; y <= last; y++) {
    for (const side of sides) {
      if (y < side.until) continue;
      let at = side.at;
      let next = (at + side.step) % count;
      while (left-- > 0) {
        const until = rounded(corners[next]![1]);
        if (until > y) {
          const [xs, xe] = [corners[at]![0], corners[next]![0]];
          side.slope = Math.trunc(((xe - xs) * 2 + (until - y)) / (2 * (until - y)));
          side.x = xs;
          side.at = next;
          side.until = until;
          break;
        }
        at = next;
        next = (next + side.step) % count;
      }
    }
    if (left < 0) return;
    const [near, far] = sides[0]!.x > sides[1]!.x ? [sides[1]!, sides[0]!] : [sides[0]!, sides[1]!];
    markSpan(sheet, y, rounded(near.x), rounded(far.x));
    for (const side of sides) side.x += side.slope;
  }
}

/** A line between whole pixels, `thickness` wide; wide ones end in discs. */
export function markThickLine(sheet: Sheet, start: Point, end: Point, thickness: number, connectivity: 4 | 8): void {
  if (thickness <= 1) {
    markLine(sheet, start, end, connectivity);
    return;
  }
  // Cut to whole pixels this far around the sheet first, which bends the line a little.
  const moved = ([x, y]: Point, by: number): Point => [x + by, y + by];
  const ends = [moved(start, thickness), moved(end, thickness)] as const;
  const inside = cutLine(...ends, sheet.width + 2 * thickness, sheet.height + 2 * thickness);
  if (!inside) return;
  const [from, to] = [moved(inside[0], -thickness), moved(inside[1], -thickness)];
  const [dx, dy] = [from[0] - to[0], to[1] - from[1]];
  const length = Math.sqrt(dx * dx + dy * dy);
  const half = thickness * (one / 2);
  if (length > 0) {
    const r = (half + (thickness & 1) * one * 0.5) / length;
    const [sideX, sideY] = [rint(dy * r), rint(dx * r)];
    const corner = ([x, y]: Point, sign: 1 | -1): Point => [x * one + sign * sideX, y * one + sign * sideY];
    markConvex(sheet, [corner(from, 1), corner(from, -1), corner(to, -1), corner(to, 1)]);
  }
  for (const [x, y] of [from, to]) markDisc(sheet, x, y, Math.floor((half + one / 2) / one));
}
