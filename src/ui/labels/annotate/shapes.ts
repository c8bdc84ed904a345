/** Geometry of drawing: labels moved, resized and found under the pointer. Pixels of the picture, continuous edges. */
import type { Box, Size } from '../../../math/box';
import type { BoxLabel, LabelSet, PointLabel, PolygonLabel } from '../../../pipeline/labels/model';
import type { At } from './viewport';

export type Kind = 'box' | 'polygon' | 'point';

export type Shape =
  | { readonly kind: 'box'; readonly label: BoxLabel }
  | { readonly kind: 'polygon'; readonly label: PolygonLabel }
  | { readonly kind: 'point'; readonly label: PointLabel };

/** Which edges of a box a handle moves. */
export interface Handle {
  readonly x: 'x1' | 'x2' | null;
  readonly y: 'y1' | 'y2' | null;
}

/** Clockwise from the upper left corner. */
export const boxHandles: readonly Handle[] = [
  { x: 'x1', y: 'y1' },
  { x: null, y: 'y1' },
  { x: 'x2', y: 'y1' },
  { x: 'x2', y: null },
  { x: 'x2', y: 'y2' },
  { x: null, y: 'y2' },
  { x: 'x1', y: 'y2' },
  { x: 'x1', y: null },
];

/** No side of a drawn box is shorter, in pixels. */
export const shortest = 1;

const within = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

export const inside = ([x, y]: At, { width, height }: Size): At => [within(x, 0, width), within(y, 0, height)];

export const whole = ([x, y]: At): At => [Math.round(x), Math.round(y)];

/** The box between two corners, in any order, of whole pixels within the picture and at least one pixel wide. */
export function boxBetween(a: At, b: At, size: Size): Box {
  const [ax, ay] = whole(inside(a, size));
  const [bx, by] = whole(inside(b, size));
  const [x1, x2] = spread(ax, bx, size.width);
  const [y1, y2] = spread(ay, by, size.height);
  return { x1, y1, x2, y2 };
}

function spread(a: number, b: number, length: number): readonly [number, number] {
  const low = Math.min(a, b, length - shortest);
  return [low, Math.max(a, b, low + shortest)];
}

/** Where a handle lies on its box. */
export const handleAt = ({ x1, y1, x2, y2 }: Box, { x, y }: Handle): At => [
  x === 'x1' ? x1 : x === 'x2' ? x2 : (x1 + x2) / 2,
  y === 'y1' ? y1 : y === 'y2' ? y2 : (y1 + y2) / 2,
];

/** The box with one handle dragged to a place; dragged over the opposite side it turns inside out. */
export function resized(box: Box, { x, y }: Handle, to: At, size: Size): Box {
  const fixedX = x === 'x1' ? box.x2 : box.x1;
  const fixedY = y === 'y1' ? box.y2 : box.y1;
  const drawn = boxBetween([fixedX, fixedY], to, size);
  return {
    x1: x === null ? box.x1 : drawn.x1,
    x2: x === null ? box.x2 : drawn.x2,
    y1: y === null ? box.y1 : drawn.y1,
    y2: y === null ? box.y2 : drawn.y2,
  };
}

/** How far something that spans low..high may move by `by` without leaving 0..length; what is outside may come in. */
function reach(by: number, low: number, high: number, length: number): number {
  return by < 0 ? Math.max(by, Math.min(0, -low)) : Math.min(by, Math.max(0, length - high));
}

/** The label moved, as far as the picture goes. */
export function moved(shape: Shape, [dx, dy]: At, size: Size): Shape {
  const bounds = boundsOf(shape);
  // The last pixel's centre is where a keypoint must stop.
  const end = shape.kind === 'point' ? 1 : 0;
  const x = reach(dx, bounds.x1, bounds.x2, size.width - end);
  const y = reach(dy, bounds.y1, bounds.y2, size.height - end);
  switch (shape.kind) {
    case 'box': {
      const { label } = shape;
      return {
        kind: 'box',
        label: { ...label, x1: label.x1 + x, x2: label.x2 + x, y1: label.y1 + y, y2: label.y2 + y },
      };
    }
    case 'polygon':
      return {
        kind: 'polygon',
        label: { ...shape.label, points: shape.label.points.map(([px, py]) => [px + x, py + y] as const) },
      };
    case 'point':
      return { kind: 'point', label: { ...shape.label, x: shape.label.x + x, y: shape.label.y + y } };
  }
}

export function boundsOf(shape: Shape): Box {
  if (shape.kind === 'box') return shape.label;
  if (shape.kind === 'point') {
    const { x, y } = shape.label;
    return { x1: x, y1: y, x2: x, y2: y };
  }
  // Not by spreading: an outline may have more points than a call takes arguments.
  let [x1, y1, x2, y2] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of shape.label.points) {
    [x1, y1] = [Math.min(x1, x), Math.min(y1, y)];
    [x2, y2] = [Math.max(x2, x), Math.max(y2, y)];
  }
  return { x1, y1, x2, y2 };
}

/** A polygon scaled into other bounds. */
export function stretched(points: readonly At[], from: Box, to: Box): readonly At[] {
  const along = (value: number, low: number, high: number, newLow: number, newHigh: number) =>
    high === low ? newLow : newLow + ((value - low) / (high - low)) * (newHigh - newLow);
  return points.map(([x, y]) => [along(x, from.x1, from.x2, to.x1, to.x2), along(y, from.y1, from.y2, to.y1, to.y2)]);
}

export const vertexMoved = (points: readonly At[], index: number, to: At, size: Size): readonly At[] =>
  points.with(index, whole(inside(to, size)));

/** A new corner in the middle of the side that starts at `index`. */
export function vertexAdded(points: readonly At[], index: number): readonly At[] {
  const [x1, y1] = points[index]!;
  const [x2, y2] = points[(index + 1) % points.length]!;
  return points.toSpliced(index + 1, 0, whole([(x1 + x2) / 2, (y1 + y2) / 2]));
}

/** Without one corner; a triangle stays as it is. */
export const vertexRemoved = (points: readonly At[], index: number): readonly At[] =>
  points.length > 3 ? points.toSpliced(index, 1) : points;

export function isInPolygon([x, y]: At, points: readonly At[]): boolean {
  let odd = false;
  for (let i = 0, j = points.length - 1; i < points.length; j = i++) {
    const [xi, yi] = points[i]!;
    const [xj, yj] = points[j]!;
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) odd = !odd;
  }
  return odd;
}

/** Every label of the set, in the order in which they are drawn and listed. */
export const shapesOf = ({ boxes, polygons, points }: LabelSet): readonly Shape[] => [
  ...boxes.map((label) => ({ kind: 'box', label }) as const),
  ...polygons.map((label) => ({ kind: 'polygon', label }) as const),
  ...points.map((label) => ({ kind: 'point', label }) as const),
];

/** The label that a press means: the nearest point within reach, else the smallest shape around the place. */
export function shapeAt(shapes: readonly Shape[], at: At, tolerance: number): Shape | null {
  let best: Shape | null = null;
  let least = Infinity;
  for (const shape of shapes) {
    const rank = rankAt(shape, at, tolerance);
    if (rank < least) [best, least] = [shape, rank];
  }
  return best;
}

/** Negative for a point (the nearer the lower), the area for what is around the place, infinite for anything else. */
function rankAt(shape: Shape, at: At, tolerance: number): number {
  if (shape.kind === 'point') {
    const distance = Math.hypot(shape.label.x + 0.5 - at[0], shape.label.y + 0.5 - at[1]);
    return distance <= tolerance ? distance - 2 * tolerance : Infinity;
  }
  const { x1, y1, x2, y2 } = boundsOf(shape);
  const [x, y] = at;
  if (x < x1 - tolerance || x > x2 + tolerance || y < y1 - tolerance || y > y2 + tolerance) return Infinity;
  const area = (x2 - x1) * (y2 - y1);
  if (shape.kind === 'box') return area;
  // Of a box and the outline within it, the outline is meant where both are hit.
  return isInPolygon(at, shape.label.points) ? area * 0.999 : Infinity;
}
