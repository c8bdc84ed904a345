/** Labels under mirrored borders: the library copies them into every mirrored picture around the original. */
import type { Size } from '../../math/box';
import { turn } from '../../math/turn';
import type { BorderMode, Keypoint } from '../define';

export interface Padding {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** x1, y1, x2, y2 in pixels. */
export type Edges = readonly [number, number, number, number];

/** Place of a copy of the picture; the original is (0, 0). Odd places are mirrored. */
export interface Place {
  readonly column: number;
  readonly row: number;
}

export const original: Place = { column: 0, row: 0 };

/** Whether a border shows mirrored copies of the picture. */
export const mirrors = (mode: BorderMode): boolean => mode === 2 || mode === 4;

/** The copies needed to cover this much around the picture, row by row. */
export function places(padding: Padding, { width, height }: Size): Place[] {
  const found: Place[] = [];
  for (let row = -Math.ceil(padding.top / height); row <= Math.ceil(padding.bottom / height); row++) {
    for (let column = -Math.ceil(padding.left / width); column <= Math.ceil(padding.right / width); column++) {
      found.push({ column, row });
    }
  }
  return found;
}

const odd = (n: number): boolean => n % 2 !== 0;

export function mirrorBox([x1, y1, x2, y2]: Edges, { column, row }: Place, { width, height }: Size): Edges {
  const [left, right] = odd(column) ? [width - x2, width - x1] : [x1, x2];
  const [top, bottom] = odd(row) ? [height - y2, height - y1] : [y1, y2];
  return [left + column * width, top + row * height, right + column * width, bottom + row * height];
}

/** Mirrors about the picture's edge, not its last pixel's centre: the library's own rule for these copies. */
export function mirrorKeypoint(point: Keypoint, { column, row }: Place, { width, height }: Size): Keypoint {
  return {
    x: (odd(column) ? width - point.x : point.x) + column * width,
    y: (odd(row) ? height - point.y : point.y) + row * height,
    angle: turn(odd(column) === odd(row) ? point.angle : -point.angle),
    scale: point.scale,
  };
}

/** Whether any of the box lies inside a picture of this size. */
export const touches = ([x1, y1, x2, y2]: Edges, { width, height }: Size): boolean =>
  x2 > 0 && y2 > 0 && x1 < width && y1 < height;

export const shiftBox = ([x1, y1, x2, y2]: Edges, x: number, y: number): Edges => [x1 + x, y1 + y, x2 + x, y2 + y];
