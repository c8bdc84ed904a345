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

/**
 * What becomes of the labels. Those that leave the image or fall into holes are dropped, and mirrored borders may show
 * one several times, as in the library.
 */
export function moveLabels(recipe: Recipe, labels: LabelSet): LabelSet {
  const boxes = labels.boxes.flatMap(({ bbox: [x, y, w, h], label }) =>
    recipe.steps
      .reduce<readonly Box[]>(
        (moved, step) => moved.flatMap((box) => boxesAfter(box, step)),
        [{ x1: x, y1: y, x2: x + w, y2: y + h }],
      )
      .map(({ x1, y1, x2, y2 }) => ({ bbox: [x1, y1, x2 - x1, y2 - y1] as const, label })),
  );
  const keypoints = labels.keypoints.flatMap(({ x, y, label }) =>
    recipe.steps
      .reduce<readonly Keypoint[]>(
        (moved, step) => moved.flatMap((point) => keypointsAfter(point, step)),
        [{ x, y, angle: 0, scale: 0 }],
      )
      .map((point) => ({ x: point.x, y: point.y, label })),
  );
  return { boxes, keypoints };
}

const useOf = ({ params, draw, input }: Step): Use => ({ params, draw, input });

/** A box after one step: moved, clipped, or gone. */
export function boxesAfter(box: Box, step: Step): readonly Box[] {
  return movedBoxes(box, step).flatMap((moved) => {
    const clipped = clipBox(moved, step.output);
    return area(moved) < vanished || area(clipped) < vanished ? [] : [clipped];
  });
}

function movedBoxes(box: Box, step: Step): readonly Box[] {
  const labels = transformNamed(step.transform)?.labels;
  const use = useOf(step);
  const edges = [box.x1, box.y1, box.x2, box.y2] as const;
  const boxOf = ([x1, y1, x2, y2]: typeof edges): Box => ({ x1, y1, x2, y2 });
  if (labels?.boxes) return labels.boxes(edges, use).map(boxOf);
  if (labels?.box) {
    const moved = labels.box(edges, use);
    return moved === null ? [] : [boxOf(moved)];
  }
  if (!labels?.outline) return [box];
  const outline = labels.outline(corners(box), use);
  return outline === null ? [] : [boundingBox(outline)];
}

const inside = (point: Keypoint, { width, height }: Size): boolean =>
  point.x >= 0 && point.y >= 0 && point.x < width && point.y < height;

function keypointsAfter(point: Keypoint, step: Step): readonly Keypoint[] {
  const labels = transformNamed(step.transform)?.labels;
  const use = useOf(step);
  const one = labels?.keypoint ? labels.keypoint(point, use) : point;
  const moved = labels?.keypoints ? labels.keypoints(point, use) : one === null ? [] : [one];
  return moved.filter((each) => inside(each, step.output));
}
