/** Which pixels OpenCV's `fillConvexPoly` fills. */
import type { Size } from './box';
import { cutLine } from './line';

type Corner = readonly [number, number];

/** Called for pixels `from` to `to` of row `y`, both included and inside the picture; spans may overlap. */
type Paint = (y: number, from: number, to: number) => void;

/** Corners are whole pixels. A polygon that is not convex is filled as one is: between two of its edges. */
export function fillConvex(corners: readonly Corner[], size: Size, paint: Paint): void {
  const span: Paint = (y, from, to) => {
    const [first, last] = [Math.max(0, from), Math.min(size.width - 1, to)];
    if (y >= 0 && y < size.height && first <= last) paint(y, first, last);
  };
  corners.forEach((corner, i) => {
    line(corners.at(i - 1)!, corner, size, span);
  });
  fillBetween(corners, size, span);
}

/** Bresenham's line from the left to the right end. */
function line(from: Corner, to: Corner, size: Size, span: Paint): void {
  const seen = cutLine(from, to, size.width, size.height);
  if (seen === null) return;
  const [[x1, y1], [x2, y2]] = seen[0][0] <= seen[1][0] ? seen : ([seen[1], seen[0]] as const);
  const [wide, high] = [x2 - x1, Math.abs(y2 - y1)];
  const down = y2 < y1 ? -1 : 1;
  const steep = high > wide;
  const [long, short] = steep ? [high, wide] : [wide, high];
  let error = long - 2 * short;
  let [x, y] = [x1, y1];
  for (let i = 0; i <= long; i++) {
    span(y, x, x);
    const aside = error < 0;
    error += aside ? 2 * long - 2 * short : -2 * short;
    if (steep || aside) y += down;
    if (!steep || aside) x += 1;
  }
}

/** 16 bits of fraction, as whole numbers. */
const one = 65536;

interface Edge {
  corner: number;
  readonly step: number;
  x: number;
  slope: number;
  end: number;
}

function fillBetween(corners: readonly Corner[], { height }: Size, span: Paint): void {
  const count = corners.length;
  const top = corners.reduce((best, corner, i) => (corner[1] < corners[best]![1] ? i : best), 0);
  const start = corners[top]![1];
  const bottom = Math.min(Math.max(...corners.map((corner) => corner[1])), height - 1);
  let edges = count;
  const sides: Edge[] = [1, count - 1].map((step) => ({ corner: top, step, x: -one, slope: 0, end: start }));
  for (let y = start; y <= bottom; y++) {
    for (const edge of sides) {
      if (y < edge.end) continue;
      let from = edge.corner;
      let to = (from + edge.step) % count;
      while (edges-- > 0) {
        const [x, end] = corners[to]!;
        if (end > y) {
          const begin = corners[from]![0];
          edge.slope = Math.trunc(((x - begin) * one * 2 + (end - y)) / (2 * (end - y)));
          Object.assign(edge, { end, x: begin * one, corner: to });
          break;
        }
        from = to;
        to = (to + edge.step) % count;
      }
    }
    if (edges < 0) return;
    const [left, right] = sides[0]!.x > sides[1]!.x ? [sides[1]!, sides[0]!] : [sides[0]!, sides[1]!];
    span(y, Math.floor((left.x + one / 2) / one), Math.floor((right.x + one / 2) / one));
    for (const edge of sides) edge.x += edge.slope;
  }
}
