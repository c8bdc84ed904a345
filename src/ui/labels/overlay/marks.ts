/** What is drawn over one picture, in that picture's own pixels; edges are continuous. */
import type { LabelSet } from '../../../pipeline/labels/model';

interface Mark {
  /** Of the label it comes from. */
  readonly id: string;
  readonly label: string;
}

export interface BoxMark extends Mark {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

export interface PolygonMark extends Mark {
  readonly points: readonly (readonly [number, number])[];
}

export interface PointMark extends Mark {
  readonly x: number;
  readonly y: number;
}

export interface Marks {
  readonly boxes: readonly BoxMark[];
  readonly polygons: readonly PolygonMark[];
  readonly points: readonly PointMark[];
}

export const noMarks: Marks = { boxes: [], polygons: [], points: [] };

/** Keypoints count pixels by their centres, pictures are drawn by their edges. */
const half = 0.5;

export const centred = <P extends { readonly x: number; readonly y: number }>(point: P): P => ({
  ...point,
  x: point.x + half,
  y: point.y + half,
});

/** The labels as they came. */
export const sourceMarks = ({ boxes, polygons, points }: LabelSet): Marks => ({
  boxes,
  polygons,
  points: points.map(centred),
});
