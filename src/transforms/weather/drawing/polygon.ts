/** OpenCV's `fillPoly` of one polygon, which may cross itself. */

import type { Point } from '../../../math/homography';
import { markLine, one } from './lines';
import { markSpan, type Sheet } from './sheet';

/** A side that goes down from row `top` to before row `bottom`; x in 1/65536 pixel. */
interface Edge {
  readonly top: number;
  readonly bottom: number;
  x: number;
  readonly slope: number;
}

function edgesOf(corners: readonly Point[]): Edge[] {
  return corners
    .map((to, i): Edge => {
      const from = corners[(i + corners.length - 1) % corners.length]!;
      const upper = from[1] < to[1] ? from : to;
      const slope = Math.trunc(((to[0] - from[0]) * one) / (to[1] - from[1]));
      return { top: Math.min(from[1], to[1]), bottom: Math.max(from[1], to[1]), x: upper[0] * one, slope };
    })
    .filter(({ top, bottom }) => top < bottom)
    .sort((a, b) => a.top - b.top || a.x - b.x || a.slope - b.slope);
}

/** Marks what lies inside by the even-odd rule, and the outline itself. */
export function markPolygon(sheet: Sheet, corners: readonly Point[]): void {
  corners.forEach((corner, i) => {
    markLine(sheet, corners[(i + corners.length - 1) % corners.length]!, corner, 8);
  });
  const edges = edgesOf(corners);
  if (edges.length < 2) return;
  const last = Math.min(Math.max(...edges.map(({ bottom }) => bottom)), sheet.height);
  let crossed: Edge[] = [];
  let next = 0;
  for (let y = edges[0]!.top; y < last; y++) {
    crossed = crossed.filter(({ bottom }) => bottom > y);
    // A new edge goes before the first that lies further right, among those in the order of the row above.
    let place = 0;
    while (next < edges.length && edges[next]!.top === y) {
      const edge = edges[next++]!;
      while (place < crossed.length && crossed[place]!.x < edge.x) place += 1;
      crossed.splice(place, 0, edge);
      place += 1;
    }
    for (let i = 0; i + 1 < crossed.length; i += 2) {
      const [a, b] = [crossed[i]!, crossed[i + 1]!];
      const [left, right] = a.x > b.x ? [b, a] : [a, b];
      markSpan(sheet, y, Math.ceil(left.x / one), Math.floor(right.x / one));
      a.x += a.slope;
      b.x += b.slope;
    }
    crossed.sort((a, b) => a.x - b.x);
  }
}
