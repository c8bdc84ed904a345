/** Boxes and keypoints moved by a recipe, with the library's rules after every step. */
import { area, type Box, boundingBox, clipBox, corners, type Size } from '../math/box';
import type { Keypoint, Use } from '../transforms/define';
import { transformNamed } from '../transforms/index';
import type { Recipe, Step } from './recipe';

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

/** Boxes smaller than this count as gone, in square pixels. */
const vanished = 1e-7;

/** What becomes of the labels; those that leave the image or fall into holes are dropped, as in the library. */
export function moveLabels(recipe: Recipe, labels: LabelSet): LabelSet {
  const boxes = labels.boxes.flatMap(({ bbox: [x, y, w, h], label }) => {
    const box = moveBox(recipe.steps, { x1: x, y1: y, x2: x + w, y2: y + h });
    return box === null ? [] : [{ bbox: [box.x1, box.y1, box.x2 - box.x1, box.y2 - box.y1] as const, label }];
  });
  const keypoints = labels.keypoints.flatMap(({ x, y, label }) => {
    const point = moveKeypoint(recipe.steps, { x, y, angle: 0, scale: 0 });
    return point === null ? [] : [{ x: point.x, y: point.y, label }];
  });
  return { boxes, keypoints };
}

const useOf = ({ params, draw, input }: Step): Use => ({ params, draw, input });

function moveBox(steps: readonly Step[], start: Box): Box | null {
  let box = start;
  for (const step of steps) {
    const moved = boxAfter(box, step);
    if (moved === null || area(moved) < vanished) return null;
    box = clipBox(moved, step.output);
    if (area(box) < vanished) return null;
  }
  return box;
}

function boxAfter(box: Box, step: Step): Box | null {
  const labels = transformNamed(step.transform)?.labels;
  const use = useOf(step);
  if (labels?.box) {
    const moved = labels.box([box.x1, box.y1, box.x2, box.y2], use);
    return moved && { x1: moved[0], y1: moved[1], x2: moved[2], y2: moved[3] };
  }
  if (!labels?.outline) return box;
  const outline = labels.outline(corners(box), use);
  return outline && boundingBox(outline);
}

const inside = (point: Keypoint, { width, height }: Size): boolean =>
  point.x >= 0 && point.y >= 0 && point.x < width && point.y < height;

function moveKeypoint(steps: readonly Step[], start: Keypoint): Keypoint | null {
  let point: Keypoint | null = start;
  for (const step of steps) {
    const move = transformNamed(step.transform)?.labels?.keypoint;
    if (move) point = move(point, useOf(step));
    if (point === null || !inside(point, step.output)) return null;
  }
  return point;
}
