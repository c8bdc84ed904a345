/** Seed, grid, working size, and the pipeline as a whole. */
import { emptyLabels, type LabelSet } from '../../pipeline/labels/model';
import { limits, type Pipeline } from '../../pipeline/model';
import { edit } from '../history';
import { type Document, type Grid, type ImageRef, store } from '../store';

/** Seeds are 32-bit: 0..4294967295. */
export const highestSeed = 2 ** 32 - 1;
/** Rows and columns of the grid. */
export const gridSides = [1, 10] as const;

const whole = (value: number, [low, high]: readonly [number, number]): number =>
  Math.min(high, Math.max(low, Math.round(value)));

const asSeed = (value: number): number => whole(value, [0, highestSeed]);
const asGrid = ({ rows, columns }: Grid): Grid => ({
  rows: whole(rows, gridSides),
  columns: whole(columns, gridSides),
});
const isGrid = ({ rows, columns }: Grid): boolean => !Number.isNaN(rows) && !Number.isNaN(columns);

const editDocument = (change: Partial<Document>): boolean => edit((document) => ({ ...document, ...change }));

/** Longest side the image is first resized to, clamped to the limits; null keeps the original size. */
export function setWorkingSize(size: number | null): void {
  if (size !== null && Number.isNaN(size)) return;
  const workingSize = size === null ? null : whole(size, limits.workingSize);
  edit((document) => ({ ...document, pipeline: { ...document.pipeline, workingSize } }));
}

export function setSeed(seed: number): void {
  if (!Number.isNaN(seed)) editDocument({ seed: asSeed(seed) });
}

/** Draws everything anew under another seed, unless the seed is locked. */
export function reroll(): void {
  const { document, seedLocked } = store.getState();
  if (seedLocked) return;
  const word = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
  editDocument({ seed: word === document.seed ? (word + 1) % 2 ** 32 : word });
}

export function setGrid(grid: Grid): void {
  if (isGrid(grid)) editDocument({ grid: asGrid(grid) });
}

/** Shows another image with its own labels, without those of the one before. */
export const setImage = (image: ImageRef | null, labels: LabelSet = emptyLabels): boolean =>
  edit((document) => ({
    ...document,
    image,
    labels: image?.id === document.image?.id ? document.labels : labels,
  }));

/** Takes every node out; image, seed and sizes stay. */
export function clearPipeline(): void {
  edit((document) => ({ ...document, pipeline: { ...document.pipeline, nodes: [] }, solo: null }), {
    collapsed: new Set(),
  });
}

/** Replaces the pipeline, and the seed (unless it is locked) and the grid where they are given: one step of undo. */
export function loadPipeline(pipeline: Pipeline, { seed, grid }: { seed?: number; grid?: Grid } = {}): void {
  const { seedLocked } = store.getState();
  edit(
    (document) => ({
      ...document,
      pipeline,
      solo: null,
      ...(seed !== undefined && !seedLocked && !Number.isNaN(seed) && { seed: asSeed(seed) }),
      ...(grid && isGrid(grid) && { grid: asGrid(grid) }),
    }),
    { selectedNode: null, collapsed: new Set() },
  );
}
