/** Boxes and keypoints as the page moves them, held against what the library answered to label-scenes.ts. */
import type { LabelSettings } from '../../src/pipeline/labels/model';
import { traceLabels } from '../../src/pipeline/labels/move';
import type { Recipe, Step } from '../../src/pipeline/recipe';
import { transformNamed } from '../../src/transforms/index';
import type { Edges } from './label-scenes';

/** A label's number in its scene, then its coordinates in pixels. */
type Row = readonly number[];

/** A scene with the library's answer, as labels.py writes it. */
export interface AnsweredScene {
  readonly width: number;
  readonly height: number;
  readonly settings: LabelSettings;
  readonly boxes: readonly Edges[];
  readonly points: readonly (readonly [number, number])[];
  readonly steps: readonly Step[];
  readonly library:
    | { readonly refused: string }
    | { readonly size: readonly [number, number]; readonly boxes: readonly Row[]; readonly points: readonly Row[] };
}

const kinds = ['boxes', 'points'] as const;

/** One label of one scene: how far the page's is from the library's, in pixels; infinite where only one has it. */
export interface ComparedLabel {
  readonly scene: string;
  readonly transforms: readonly string[];
  readonly kind: (typeof kinds)[number];
  readonly id: number;
  readonly off: number;
  readonly allowed: number;
  /** Why the library's is another one, where it is known to be by its own method. */
  readonly why: string | null;
}

export const holds = ({ off, allowed }: ComparedLabel): boolean => off <= allowed;

const namesOf = ({ steps }: AnsweredScene): readonly string[] => steps.map(({ transform }) => transform);

/** Whether labels follow a table of pixels and are found again to the pixel, rather than by a formula. */
export const isTabled = ({ steps }: Pick<AnsweredScene, 'steps'>): boolean =>
  steps.some(({ transform, params }) => {
    const found = transformNamed(transform);
    return found?.labels?.box !== undefined && found.kernel(params).kind === 'map' && transform !== 'RandomGridShuffle';
  });

/** All labels of a scene; none where the library refuses it. */
export function compareScene(scene: AnsweredScene, index: number): readonly ComparedLabel[] {
  const { library } = scene;
  if ('refused' in library) return [];
  const ours = moved(scene);
  const transforms = namesOf(scene);
  const allowed = isTabled(scene) ? 0.5 : 0.01;
  return kinds.flatMap((kind) => {
    const [here, there] = [ours[kind], library[kind]].map((rows) => (kind === 'boxes' ? solid(rows) : rows)) as [
      Row[],
      Row[],
    ];
    const ids = [...new Set([...here, ...there].map(([id]) => id!))].sort((a, b) => a - b);
    return ids.map((id): ComparedLabel => {
      const off = farthest(
        here.filter((row) => row[0] === id),
        there.filter((row) => row[0] === id),
      );
      const why = off > allowed && kind === 'points' && isCovered(scene, id) ? covered : null;
      return { scene: `${index}: ${transforms.join(', ')}`, transforms, kind, id, off, allowed, why };
    });
  });
}

function moved({ width, height, settings, boxes, points, steps }: AnsweredScene) {
  const input = { width, height };
  const recipe: Recipe = { tile: 1, input, output: steps.at(-1)?.output ?? input, steps, trace: [] };
  const labels = {
    boxes: boxes.map(([x1, y1, x2, y2], i) => ({ id: `${i}`, label: '', x1, y1, x2, y2 })),
    polygons: [],
    points: points.map(([x, y], i) => ({ id: `${i}`, label: '', x, y })),
  };
  const traced = traceLabels(recipe, labels, settings);
  return {
    boxes: traced.boxes.flatMap(({ source, fate }): Row[] =>
      fate.kind === 'kept' ? [[Number(source), fate.x1, fate.y1, fate.x2, fate.y2]] : [],
    ),
    points: traced.points.flatMap(({ source, fate }): Row[] =>
      fate.kind === 'kept' ? [[Number(source), fate.x, fate.y]] : [],
    ),
  };
}

/** Rounding saves some boxes that lie outside from being dropped by the library: as lines on the edge. */
const solid = (rows: readonly Row[]): readonly Row[] =>
  rows.filter(([, x1, y1, x2, y2]) => x2! - x1! > 0.001 && y2! - y1! > 0.001);

const apart = (one: Row, other: Row): number => Math.max(...one.map((value, i) => Math.abs(value - other[i]!)));

/** Copies of one label, in any order: each is held against the nearest that is left. */
function farthest(here: readonly Row[], there: readonly Row[]): number {
  if (here.length !== there.length) return Number.POSITIVE_INFINITY;
  const left = [...there];
  let worst = 0;
  for (const row of here) {
    const distances = left.map((other) => apart(row, other));
    const nearest = Math.min(...distances);
    left.splice(distances.indexOf(nearest), 1);
    worst = Math.max(worst, nearest);
  }
  return worst;
}

const covered =
  'the library paints keypoints as dots of five pixels into one picture to move them; a later one lies over this one';

/** Whether the dot of a later keypoint covers some of this one's. */
function isCovered({ steps, points }: AnsweredScene, id: number): boolean {
  const painted = steps.some(({ params }) => params.keypoint_remapping_method === 'mask');
  const [x, y] = points[id]!.map(Math.round) as [number, number];
  return (
    painted && points.slice(id + 1).some(([u, v]) => Math.abs(Math.round(u) - x) + Math.abs(Math.round(v) - y) <= 2)
  );
}

/** What the labels of all scenes with one transform came to. */
export interface LabelRow {
  readonly transform: string;
  readonly scenes: number;
  readonly labels: number;
  /** Pixels, of those that hold. */
  readonly boxes: number;
  readonly points: number;
  readonly missed: number;
}

export interface LabelReport {
  readonly scenes: number;
  readonly refused: readonly string[];
  readonly labels: number;
  readonly rows: readonly LabelRow[];
  readonly misses: readonly ComparedLabel[];
}

/** Least share of labels that must hold. */
const leastHeld = 0.999;

export const labelsHold = ({ labels, misses }: LabelReport): boolean =>
  labels > 0 && 1 - misses.length / labels >= leastHeld;

/** `compare`: for who has compared them before. */
export function labelReport(scenes: readonly AnsweredScene[], compare = compareScene): LabelReport {
  const compared = scenes.flatMap((scene, index) => compare(scene, index));
  const names = [...new Set(scenes.flatMap(namesOf))].sort();
  return {
    scenes: scenes.length,
    refused: scenes.flatMap(({ library }) => ('refused' in library ? [library.refused] : [])),
    labels: compared.length,
    rows: names.map((transform) => {
      const own = compared.filter(({ transforms }) => transforms.includes(transform));
      const worst = (kind: ComparedLabel['kind']): number =>
        Math.max(0, ...own.filter((each) => each.kind === kind && holds(each)).map(({ off }) => off));
      return {
        ...{ transform, scenes: scenes.filter((scene) => namesOf(scene).includes(transform)).length },
        ...{ labels: own.length, boxes: worst('boxes'), points: worst('points') },
        missed: own.filter((each) => !holds(each)).length,
      };
    }),
    misses: compared.filter((each) => !holds(each)),
  };
}
