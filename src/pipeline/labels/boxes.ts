/** Bounding boxes step by step, with the library's own rules for which of them stay. */
import { type Box, boundingBox, clipBox, corners, type Size } from '../../math/box';
import type { Labels, Use } from '../../transforms/define';
import { transformNamed } from '../../transforms/index';
import type { Step } from '../recipe';
import type { BoxFormat, BoxSettings } from './model';

/** Smaller than this counts as nothing, in pixels or square pixels. */
export const epsilon = 1e-7;

export type BoxLoss =
  | 'outside'
  | 'min_area'
  | 'min_visibility'
  | 'min_width'
  | 'min_height'
  | 'max_accept_ratio'
  | 'vanished';

export type Filtered =
  | { readonly kept: true; readonly box: Box /** Share of its area that the clipping left. */; readonly share: number }
  | { readonly kept: false; readonly why: BoxLoss };

type Limits = Pick<BoxSettings, 'min_area' | 'min_visibility' | 'min_width' | 'min_height' | 'max_accept_ratio'>;

/** What the library asks of boxes before it asks for more. */
export const noLimits: Limits = { min_area: 0, min_visibility: 0, min_width: 0, min_height: 0, max_accept_ratio: null };

/** Width times height, signed: a box that is inverted both ways counts as an area, as in the library. */
const signedArea = ({ x1, y1, x2, y2 }: Box): number => (x2 - x1) * (y2 - y1);

/**
 * The library's `filter_bboxes`: clips a box to the picture, and says whether it stays. Without a minimum even a box that
 * lies outside stays, as a line on the edge; the next time it is gone.
 */
export function filterBox(box: Box, size: Size, limits: Limits): Filtered {
  const before = signedArea(box);
  // The comparisons are written so that what is not a number fails them.
  if (!(before >= epsilon)) return { kept: false, why: 'vanished' };
  const clipped = clipBox(box, size);
  const [width, height] = [clipped.x2 - clipped.x1, clipped.y2 - clipped.y1];
  const after = signedArea(clipped);
  const share = after / (before + epsilon);
  const ratio = Math.max(width / (height + epsilon), height / (width + epsilon));
  const lost = (why: BoxLoss): Filtered => ({ kept: false, why: after < epsilon ? 'outside' : why });
  if (!(after >= limits.min_area - epsilon)) return lost('min_area');
  if (!(share >= limits.min_visibility)) return lost('min_visibility');
  if (!(width >= limits.min_width - epsilon)) return lost('min_width');
  if (!(height >= limits.min_height - epsilon)) return lost('min_height');
  if (limits.max_accept_ratio !== null && !(ratio <= limits.max_accept_ratio)) return lost('max_accept_ratio');
  return { kept: true, box: clipped, share: Math.min(1, after / before) };
}

/** NumPy's slack for "is 0" and "is 1". */
const inRange = (fraction: number): boolean => fraction >= -1e-8 && fraction <= 1 + 1e-5 + 1e-8;

/** A box as it enters the pipeline; null where the library would refuse or remove it. */
export function enterBox(box: Box, size: Size, settings: BoxSettings): Box | null {
  let entered = settings.clip ? clipBox(box, size) : box;
  if (settings.filter_invalid_bboxes) {
    const filtered = filterBox(entered, size, noLimits);
    if (!filtered.kept) return null;
    entered = filtered.box;
  }
  const { x1, y1, x2, y2 } = entered;
  const inside = [x1 / size.width, y1 / size.height, x2 / size.width, y2 / size.height].every(inRange);
  return inside && x2 > x1 && y2 > y1 ? readBox(entered, size, settings.format) : null;
}

const { fround } = Math;

/** Fractions of a side, in 32 bits, that the library makes of two edges in a format. */
function fractions(low: number, high: number, side: number, format: BoxFormat): readonly [number, number] {
  if (format === 'yolo') {
    const [middle, half] = [fround((low / side + high / side) / 2), fround(fround(high / side - low / side) / 2)];
    return [fround(middle - half), fround(middle + half)];
  }
  const [first, last] = format === 'coco' ? [fround(low), fround(fround(low) + fround(high - low))] : [low, high];
  return [fround(first / side), fround(last / side)];
}

/**
 * A box as the library has it once it is read: a little beside where it was written. That counts where boxes are cut to whole
 * pixels later on.
 */
function readBox({ x1, y1, x2, y2 }: Box, { width, height }: Size, format: BoxFormat): Box {
  const [left, right] = fractions(x1, x2, width, format);
  const [top, bottom] = fractions(y1, y2, height, format);
  return { x1: left * width, y1: top * height, x2: right * width, y2: bottom * height };
}

/** A step and what its transform does to labels; looked up once for all of them. */
export interface Mover {
  readonly labels: Labels<Use['params'], Use['draw']> | undefined;
  readonly use: Use;
  /** It hides parts of the picture and moves nothing. */
  readonly hides: boolean;
  /** Straight lines do not stay straight. */
  readonly bends: boolean;
}

/** `index` is the step's place in the recipe. */
export function moverOf({ transform: name, params, draw, input }: Step, settings: Limits, index: number): Mover {
  const transform = transformNamed(name);
  const keep = { area: settings.min_area, visibility: settings.min_visibility, wide: index > 0 };
  return {
    labels: transform?.labels,
    use: { params, draw, input, keep },
    hides: transform?.category === 'dropout',
    bends: transform?.kernel(params).kind === 'map',
  };
}

/** Where a box goes, before any clipping; nowhere, or with mirrored borders to several places. */
export function moveBox(box: Box, { labels, use }: Mover): readonly Box[] {
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

/** What transforms that mind the boxes get to see: those that are left after a step, as they lie then. */
export function boxesAfter<B extends Box>(
  boxes: readonly B[],
  step: Step,
  settings: BoxSettings,
  index: number,
): readonly B[] {
  if (boxes.length === 0) return boxes;
  const mover = moverOf(step, settings, index);
  const moved = boxes.flatMap((box) => moveBox(box, mover).map((edges) => ({ ...box, ...edges })));
  if (!settings.check_each_transform) return moved;
  return moved.flatMap((box) => {
    const filtered = filterBox(box, step.output, settings);
    return filtered.kept ? [{ ...box, ...filtered.box }] : [];
  });
}

/** The boxes that enter the pipeline. */
export const enteringBoxes = <B extends Box>(boxes: readonly B[], size: Size, settings: BoxSettings): readonly B[] =>
  boxes.flatMap((box) => {
    const entered = enterBox(box, size, settings);
    return entered === null ? [] : [{ ...box, ...entered }];
  });
