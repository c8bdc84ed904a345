/** Polygons step by step. The library moves none, so they follow the very points that a transform moves. */
import type { Size } from '../../math/box';
import type { Outline } from '../../transforms/define';
import type { Mover } from './boxes';

/** Area inside a closed outline, in square pixels. */
export function outlineArea(points: Outline): number {
  let sum = 0;
  let previous = points.at(-1);
  for (const point of points) {
    if (previous) sum += previous[0] * point[1] - point[0] * previous[1];
    previous = point;
  }
  return Math.abs(sum) / 2;
}

/** The part inside the picture: cut along one edge after the other. */
export function clipOutline(points: Outline, { width, height }: Size): Outline {
  const inside = points.every(([x, y]) => x >= 0 && y >= 0 && x <= width && y <= height);
  if (inside) return points;
  const afterLeft = cut(points, 0, (v) => v >= 0, 0);
  const afterRight = cut(afterLeft, 0, (v) => v <= width, width);
  const afterTop = cut(afterRight, 1, (v) => v >= 0, 0);
  return cut(afterTop, 1, (v) => v <= height, height);
}

function cut(points: Outline, axis: 0 | 1, keeps: (value: number) => boolean, edge: number): Outline {
  const left: (readonly [number, number])[] = [];
  let previous = points.at(-1);
  for (const point of points) {
    if (previous && keeps(previous[axis]) !== keeps(point[axis])) {
      const t = (edge - previous[axis]) / (point[axis] - previous[axis]);
      const other = previous[1 - axis]! + t * (point[1 - axis]! - previous[1 - axis]!);
      left.push(axis === 0 ? [edge, other] : [other, edge]);
    }
    if (keeps(point[axis])) left.push(point);
    previous = point;
  }
  return left;
}

/** Sides of an outline that a map bends are cut into pieces about this long, in pixels. */
const piece = 8;
/** At most this many points come of it. */
const mostPoints = 2000;

/** The same outline with more points on it, so that its straight sides can bend. */
function subdivided(points: Outline): Outline {
  if (points.length * 2 > mostPoints) return points;
  const closed = points.map((point, i) => [point, points[(i + 1) % points.length]!] as const);
  const length = closed.reduce((sum, [a, b]) => sum + Math.hypot(b[0] - a[0], b[1] - a[1]), 0);
  const step = Math.max(piece, length / (mostPoints - points.length));
  return closed.flatMap(([a, b]) => {
    const count = Math.max(1, Math.round(Math.hypot(b[0] - a[0], b[1] - a[1]) / step));
    return Array.from(
      { length: count },
      (_, i) => [a[0] + ((b[0] - a[0]) * i) / count, a[1] + ((b[1] - a[1]) * i) / count] as const,
    );
  });
}

/** Where an outline goes, before any clipping; with mirrored borders to several places. */
export function moveOutline(points: Outline, { labels, use, hides, bends }: Mover): readonly Outline[] {
  if (labels === undefined || hides) return [points];
  const fine = bends ? subdivided(points) : points;
  if (labels.outlines) return labels.outlines(fine, use);
  if (labels.outline) {
    const moved = labels.outline(fine, use);
    return moved === null ? [] : [moved];
  }
  if (!labels.keypoint && !labels.keypoints) return [points];
  // Keypoints count from the middle of the first pixel, outlines from its corner.
  const copies = fine.map(([x, y]) => {
    const point = { x: x - 0.5, y: y - 0.5, angle: 0, scale: 0 };
    return labels.keypoints ? labels.keypoints(point, use) : [labels.keypoint!(point, use)];
  });
  const count = Math.max(...copies.map((found) => found.length));
  // Every point has its copies in the same order, or some lost theirs and only the first are sure to belong together.
  const aligned = copies.every((found) => found.length === count) ? count : 1;
  return Array.from({ length: aligned }, (_, copy) =>
    copies.flatMap((found): Outline => {
      const point = found[copy];
      return point ? [[point.x + 0.5, point.y + 0.5]] : [];
    }),
  ).filter((outline) => outline.length >= 3);
}
