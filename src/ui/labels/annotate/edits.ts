/** What presses and keys do to the label under way or the selected one; pure. */
import type { Size } from '../../../math/box';
import { boxBetween, boxHandles, handleAt, inside, resized, type Shape, vertexMoved, whole } from './shapes';
import type { Draft, Geometry, Tool } from './useAnnotator';
import type { At } from './viewport';

/** What a corner set at `at` leads to: a finished label, or one that is still under way. */
export function placed(
  tool: Exclude<Tool, 'select'>,
  draft: Draft | null,
  at: At,
  size: Size,
): { readonly done: Geometry } | { readonly draft: Draft } {
  if (tool === 'point') return { done: { kind: 'point', ...pixelAt(at, size) } };
  const corner = whole(inside(at, size));
  if (tool === 'box') {
    if (draft?.kind !== 'box') return { draft: { kind: 'box', from: corner } };
    return { done: { kind: 'box', ...boxBetween(draft.from, corner, size) } };
  }
  const points = draft?.kind === 'polygon' ? draft.points : [];
  const last = points.at(-1);
  // A second press at the same place, as of a double click, is no corner of its own.
  if (last && last[0] === corner[0] && last[1] === corner[1]) return { draft: { kind: 'polygon', points } };
  return { draft: { kind: 'polygon', points: [...points, corner] } };
}

/** The polygon, if it has enough corners to be one. */
export const closed = (draft: Draft | null): Geometry | null =>
  draft?.kind === 'polygon' && draft.points.length >= 3 ? { kind: 'polygon', points: draft.points } : null;

/** Keypoints name pixels: the one under the place. */
function pixelAt(at: At, { width, height }: Size): { readonly x: number; readonly y: number } {
  const [x, y] = inside(at, { width: width - 1, height: height - 1 });
  return { x: Math.floor(x), y: Math.floor(y) };
}

/** Where the handles of a label are: corners and sides of a box, corners of a polygon; a point has none. */
export function handlesOf(shape: Shape): readonly At[] {
  if (shape.kind === 'box') return boxHandles.map((handle) => handleAt(shape.label, handle));
  return shape.kind === 'polygon' ? shape.label.points : [];
}

/** The label with one of its handles moved to a place. */
export function handleMoved(shape: Shape, index: number, to: At, size: Size): Shape {
  if (shape.kind === 'box') {
    const handle = boxHandles[index];
    return handle ? { kind: 'box', label: { ...shape.label, ...resized(shape.label, handle, to, size) } } : shape;
  }
  if (shape.kind === 'polygon') {
    if (!shape.label.points[index]) return shape;
    return { kind: 'polygon', label: { ...shape.label, points: vertexMoved(shape.label.points, index, to, size) } };
  }
  return shape;
}

/** A label of a quarter of the picture's size in its middle, to be moved from there. */
export function centredLabel(kind: Geometry['kind'], { width, height }: Size): Geometry {
  const [x1, y1] = whole([width * 0.375, height * 0.375]);
  const [x2, y2] = whole([width * 0.625, height * 0.625]);
  if (kind === 'point') return { kind, x: Math.floor(width / 2), y: Math.floor(height / 2) };
  if (kind === 'box') return { kind, ...boxBetween([x1, y1], [x2, y2], { width, height }) };
  return {
    kind,
    points: [
      [x1, y1],
      [x2, y1],
      [x2, y2],
      [x1, y2],
    ],
  };
}
