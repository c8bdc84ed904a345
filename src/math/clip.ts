/** Cutting outlines to rectangles. */
import type { Box } from './box';

type Points = readonly (readonly [number, number])[];

/** The part of a closed outline inside a box: cut along one edge after the other. Empty where they do not meet. */
export function clipToBox(points: Points, { x1, y1, x2, y2 }: Box): Points {
  const below = (axis: 0 | 1, least: number, outline: Points): Points =>
    cut(outline, axis, least, (value) => value >= least);
  const above = (axis: 0 | 1, most: number, outline: Points): Points =>
    cut(outline, axis, most, (value) => value <= most);
  return above(1, y2, below(1, y1, above(0, x2, below(0, x1, points))));
}

function cut(points: Points, axis: 0 | 1, edge: number, keeps: (value: number) => boolean): Points {
  return points.flatMap((point, i) => {
    const before = points.at(i - 1)!;
    const crossing: (readonly [number, number])[] = [];
    if (keeps(before[axis]) !== keeps(point[axis])) {
      const part = (edge - before[axis]) / (point[axis] - before[axis]);
      const other = before[1 - axis]! + part * (point[1 - axis]! - before[1 - axis]!);
      crossing.push(axis === 0 ? [edge, other] : [other, edge]);
    }
    return keeps(point[axis]) ? [...crossing, point] : crossing;
  });
}
