/**
 * Labels as flat arrays, to be handed from thread to thread: thousands of small objects would take the page's thread
 * longer to copy than to draw.
 */
import type { Outline } from '../../transforms/define';
import type { Recipe } from '../recipe';
import { swapsOf } from './mirrored';
import type { LabelSet, LabelSettings } from './model';
import type { Loss, Moved, MovedLabels } from './move';

/** Labels without their mask. */
export type Marked = Pick<LabelSet, 'boxes' | 'polygons' | 'points'>;

interface PackedKind {
  readonly ids: readonly string[];
  readonly labels: readonly string[];
  readonly numbers: Float64Array<ArrayBuffer>;
}

export interface PackedLabels {
  readonly boxes: PackedKind;
  /** `numbers` are the corners of all of them. */
  readonly polygons: PackedKind & { readonly counts: Uint32Array<ArrayBuffer> };
  readonly points: PackedKind;
}

const packKind = <L extends { readonly id: string; readonly label: string }>(
  list: readonly L[],
  columns: number,
  numbers: (label: L) => readonly number[],
): PackedKind => {
  const packed = new Float64Array(list.length * columns);
  list.forEach((label, i) => {
    packed.set(numbers(label), i * columns);
  });
  return { ...namesOf(list), numbers: packed };
};

const namesOf = (list: readonly { readonly id: string; readonly label: string }[]) => ({
  ids: list.map(({ id }) => id),
  labels: list.map(({ label }) => label),
});

/** All corners of some outlines, one after the other. */
function packCorners(outlines: readonly Outline[]): Float64Array<ArrayBuffer> {
  const packed = new Float64Array(2 * outlines.reduce((sum, outline) => sum + outline.length, 0));
  let at = 0;
  for (const outline of outlines)
    for (const corner of outline) {
      packed[at++] = corner[0];
      packed[at++] = corner[1];
    }
  return packed;
}

/** The labels of a picture, to be unpacked by `unpackLabels`. */
export const packLabels = ({ boxes, polygons, points }: Marked): PackedLabels => ({
  boxes: packKind(boxes, 4, ({ x1, y1, x2, y2 }) => [x1, y1, x2, y2]),
  polygons: {
    ...namesOf(polygons),
    numbers: packCorners(polygons.map((polygon) => polygon.points)),
    counts: Uint32Array.from(polygons, (polygon) => polygon.points.length),
  },
  points: packKind(points, 2, ({ x, y }) => [x, y]),
});

export function unpackLabels({ boxes, polygons, points }: PackedLabels): Marked {
  const own = ({ ids, labels }: PackedKind, i: number) => ({ id: ids[i]!, label: labels[i]! });
  const [b, p] = [boxes.numbers, points.numbers];
  let at = 0;
  return {
    boxes: boxes.ids.map((_, i) => ({
      ...own(boxes, i),
      ...{ x1: b[4 * i]!, y1: b[4 * i + 1]!, x2: b[4 * i + 2]!, y2: b[4 * i + 3]! },
    })),
    polygons: polygons.ids.map((_, i) => {
      const corners = cornersOf(polygons.numbers, at, polygons.counts[i]!);
      at += polygons.counts[i]!;
      return { ...own(polygons, i), points: corners };
    }),
    points: points.ids.map((_, i) => ({ ...own(points, i), x: p[2 * i]!, y: p[2 * i + 1]! })),
  };
}

function cornersOf(numbers: Float64Array, first: number, count: number): Outline {
  const corners: (readonly [number, number])[] = [];
  for (let i = first; i < first + count; i++) corners.push([numbers[2 * i]!, numbers[2 * i + 1]!]);
  return corners;
}

/** What became of labels; the labels themselves, the recipe and the settings are known on both sides. */
export interface PackedMoved {
  /** Rows of `width` numbers: which label, whether it was kept, then what its kind has to say. */
  readonly boxes: Float64Array<ArrayBuffer>;
  readonly polygons: Float64Array<ArrayBuffer>;
  readonly corners: Float64Array<ArrayBuffer>;
  readonly points: Float64Array<ArrayBuffer>;
}

const width = { boxes: 9, polygons: 6, points: 8 } as const;

const losses: readonly Loss[] = [
  'outside',
  'min_area',
  'min_visibility',
  'min_width',
  'min_height',
  'max_accept_ratio',
  'hole',
  'vanished',
  'invalid',
];

function packRows<Kept extends { readonly kind: 'kept' }>(
  columns: number,
  moved: readonly Moved<Kept>[],
  labels: readonly { readonly id: string }[],
  numbers: (kept: Kept) => readonly number[],
): Float64Array<ArrayBuffer> {
  const indices = new Map(labels.map(({ id }, i) => [id, i]));
  const rows = new Float64Array(moved.length * columns);
  moved.forEach(({ source, fate }, i) => {
    rows[i * columns] = indices.get(source)!;
    if (fate.kind === 'dropped') rows.set([0, fate.step, losses.indexOf(fate.why)], i * columns + 1);
    else rows.set([1, ...numbers(fate)], i * columns + 1);
  });
  return rows;
}

export function packMoved(moved: MovedLabels, labels: Marked): PackedMoved {
  const outlines: Outline[] = [];
  let corners = 0;
  const packed = {
    boxes: packRows(width.boxes, moved.boxes, labels.boxes, ({ clipped, visible, inflation, x1, y1, x2, y2 }) => [
      Number(clipped),
      ...[visible, inflation, x1, y1, x2, y2],
    ]),
    polygons: packRows(width.polygons, moved.polygons, labels.polygons, ({ clipped, visible, points }) => {
      outlines.push(points);
      corners += points.length;
      return [Number(clipped), visible, corners - points.length, points.length];
    }),
    points: packRows(width.points, moved.points, labels.points, ({ swapped, mirrored, x, y, angle, scale }) => [
      Number(swapped),
      Number(mirrored),
      ...[x, y, angle, scale],
    ]),
  };
  return { ...packed, corners: packCorners(outlines) };
}

function unpackRows<Kept>(
  columns: number,
  rows: Float64Array,
  labels: readonly { readonly id: string; readonly label: string }[],
  { steps }: Recipe,
  unpack: (at: number, label: string) => { readonly label: string; readonly fate: Kept },
): readonly Moved<Kept>[] {
  const moved: Moved<Kept>[] = [];
  for (let at = 0; at < rows.length; at += columns) {
    const { id, label } = labels[rows[at]!]!;
    const step = rows[at + 2]!;
    if (rows[at + 1] === 1) moved.push({ source: id, ...unpack(at + 2, label) });
    else {
      const fate = { kind: 'dropped', step, key: steps[step]?.key ?? '', why: losses[rows[at + 3]!]! } as const;
      moved.push({ source: id, label, fate });
    }
  }
  return moved;
}

export function unpackMoved(
  { boxes: b, polygons: g, corners, points: p }: PackedMoved,
  labels: Marked,
  recipe: Recipe,
  settings: LabelSettings,
): MovedLabels {
  const swaps = swapsOf(settings.flipPairs);
  return {
    boxes: unpackRows(width.boxes, b, labels.boxes, recipe, (at, label) => {
      const measured = { clipped: b[at] === 1, visible: b[at + 1]!, inflation: b[at + 2]! };
      const edges = { x1: b[at + 3]!, y1: b[at + 4]!, x2: b[at + 5]!, y2: b[at + 6]! };
      return { label, fate: { kind: 'kept', ...measured, ...edges } };
    }),
    polygons: unpackRows(width.polygons, g, labels.polygons, recipe, (at, label) => {
      const outline = cornersOf(corners, g[at + 2]!, g[at + 3]!);
      return { label, fate: { kind: 'kept', clipped: g[at] === 1, visible: g[at + 1]!, points: outline } };
    }),
    points: unpackRows(width.points, p, labels.points, recipe, (at, label) => {
      const [swapped, mirrored] = [p[at] === 1, p[at + 1] === 1];
      const place = { x: p[at + 2]!, y: p[at + 3]!, angle: p[at + 4]!, scale: p[at + 5]! };
      const fate = { kind: 'kept', clipped: false, ...place, swapped, mirrored } as const;
      return { label: swapped ? swaps.get(label)! : label, fate };
    }),
  };
}
