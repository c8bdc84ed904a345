/** Boxes and keypoints moved by a recipe, with the library's rules after every step. */
import type { Recipe } from '../recipe';
import { defaultLabelSettings, type LabelSettings } from './model';
import { traceLabels } from './move';

export interface LabelledBox {
  /** COCO: left, top, width, height in pixels. */
  readonly bbox: readonly [number, number, number, number];
  readonly label: string;
}

export interface LabelledPoint {
  readonly x: number;
  readonly y: number;
  readonly label: string;
}

export interface LabelSet {
  readonly boxes: readonly LabelledBox[];
  readonly keypoints: readonly LabelledPoint[];
}

/** What is left of the labels, in the order they came. */
export function moveLabels(recipe: Recipe, labels: LabelSet, settings: LabelSettings = defaultLabelSettings): LabelSet {
  const given = {
    boxes: labels.boxes.map(({ bbox: [x, y, w, h], label }) => ({ id: '', label, x1: x, y1: y, x2: x + w, y2: y + h })),
    polygons: [],
    points: labels.keypoints.map((point) => ({ id: '', ...point })),
  };
  const { boxes, points } = traceLabels(recipe, given, settings);
  return {
    boxes: boxes.flatMap(({ label, fate }) =>
      fate.kind === 'kept' ? [{ bbox: [fate.x1, fate.y1, fate.x2 - fate.x1, fate.y2 - fate.y1] as const, label }] : [],
    ),
    keypoints: points.flatMap(({ label, fate }) => (fate.kind === 'kept' ? [{ x: fate.x, y: fate.y, label }] : [])),
  };
}
