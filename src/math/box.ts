/** Width and height in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Box by its edges, in pixels; edges are continuous: the whole image is (0, 0, width, height). */
export interface Box {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** The smallest box around the points. */
export function boundingBox(points: readonly (readonly [number, number])[]): Box {
  const xs = points.map((p) => p[0]);
  const ys = points.map((p) => p[1]);
  return { x1: Math.min(...xs), y1: Math.min(...ys), x2: Math.max(...xs), y2: Math.max(...ys) };
}

export const area = (b: Box): number => Math.max(0, b.x2 - b.x1) * Math.max(0, b.y2 - b.y1);

/** The part of the box inside an image of this size; may be empty. */
export const clipBox = (b: Box, { width, height }: Size): Box => ({
  x1: Math.min(Math.max(b.x1, 0), width),
  y1: Math.min(Math.max(b.y1, 0), height),
  x2: Math.min(Math.max(b.x2, 0), width),
  y2: Math.min(Math.max(b.y2, 0), height),
});

/** The four corners, clockwise from the top left. */
export const corners = (b: Box): readonly (readonly [number, number])[] => [
  [b.x1, b.y1],
  [b.x2, b.y1],
  [b.x2, b.y2],
  [b.x1, b.y2],
];
