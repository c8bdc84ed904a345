/** What a pipeline does to the labels over many draws: what it keeps, what it clips, and which step loses the rest. */
import type { Size } from '../../math/box';
import type { Key, Pipeline } from '../model';
import type { Recipe } from '../recipe';
import { sampleRecipe } from '../sample';
import { otherSide, swapsOf } from './mirrored';
import type { LabelKind, LabelSet } from './model';
import {
  type Dropped,
  type KeptBox,
  type KeptPoint,
  type KeptPolygon,
  type Loss,
  type Moved,
  traceLabels,
} from './move';

/** Labels times draws. A label that mirrored borders show several times counts once. */
export interface Tally {
  readonly total: number;
  readonly kept: number;
  /** Of those kept: a part was cut off. */
  readonly clipped: number;
  readonly dropped: number;
  /** Dropped by the step with this key; empty for what never got in. */
  readonly lostBy: ReadonlyMap<Key, number>;
  /** Mean over the kept boxes of their area by that of the tightest box; null where there are none. */
  readonly inflation: number | null;
  /** Mean share of the kept boxes and polygons that is still in the picture. */
  readonly visible: number | null;
  /** Keypoints of the left or right side that lie in a mirrored picture under their old name. */
  readonly unswapped: number;
}

/** What one step of the pipeline lost. */
export interface StepLosses {
  /** Empty for what never got in. */
  readonly key: Key;
  readonly dropped: Readonly<Record<LabelKind, number>>;
  readonly why: Readonly<Partial<Record<Loss, number>>>;
}

export interface Audit {
  readonly draws: number;
  readonly totals: Readonly<Record<LabelKind, Tally>>;
  /** By name of the label as it came. */
  readonly labels: ReadonlyMap<string, Readonly<Record<LabelKind, Tally>>>;
  /** The steps that lost something, most first. */
  readonly steps: readonly StepLosses[];
}

/** Sums of a tally that means are made of. */
interface Sums {
  total: number;
  kept: number;
  clipped: number;
  dropped: number;
  inflation: number;
  visible: number;
  unswapped: number;
  readonly lostBy: Map<Key, number>;
}

const newSums = (): Sums => ({
  total: 0,
  kept: 0,
  clipped: 0,
  dropped: 0,
  inflation: 0,
  visible: 0,
  unswapped: 0,
  lostBy: new Map(),
});
const byKind = <T>(make: (kind: LabelKind) => T): Record<LabelKind, T> => ({
  boxes: make('boxes'),
  polygons: make('polygons'),
  points: make('points'),
});

/** Adds tile after tile, so that a page can show what it has so far. */
export class Auditor {
  private draws = 0;
  private readonly totals = byKind(newSums);
  private readonly byLabel = new Map<string, Record<LabelKind, Sums>>();
  private readonly bySteps = new Map<Key, { dropped: Record<LabelKind, number>; why: Partial<Record<Loss, number>> }>();
  private readonly pipeline: Pipeline;
  private readonly labels: LabelSet;
  private readonly swaps: ReadonlyMap<string, string>;

  constructor(pipeline: Pipeline, labels: LabelSet) {
    this.pipeline = pipeline;
    this.labels = labels;
    this.swaps = swapsOf(pipeline.labels.flipPairs);
  }

  add(recipe: Recipe): void {
    const moved = traceLabels(recipe, this.labels, this.pipeline.labels);
    this.draws += 1;
    this.count('boxes', this.labels.boxes, moved.boxes);
    this.count('polygons', this.labels.polygons, moved.polygons);
    this.count('points', this.labels.points, moved.points);
  }

  private count(
    kind: LabelKind,
    labels: readonly { readonly id: string; readonly label: string }[],
    moved: readonly Moved<KeptBox | KeptPolygon | KeptPoint>[],
  ): void {
    const fates = new Map<string, (KeptBox | KeptPolygon | KeptPoint | Dropped)[]>();
    for (const { source, fate } of moved) {
      const known = fates.get(source);
      if (known) known.push(fate);
      else fates.set(source, [fate]);
    }
    for (const { id, label } of labels) {
      const copies = fates.get(id) ?? [];
      for (const sums of [this.totals[kind], this.sumsOf(label)[kind]]) this.addFates(sums, label, copies);
      const [first] = copies;
      if (first?.kind === 'dropped') this.addLoss(kind, first);
    }
  }

  private addFates(sums: Sums, label: string, copies: readonly (KeptBox | KeptPolygon | KeptPoint | Dropped)[]): void {
    sums.total += 1;
    const kept = copies.filter((fate) => fate.kind === 'kept');
    if (kept.length === 0) {
      sums.dropped += 1;
      const [lost] = copies;
      if (lost?.kind === 'dropped') sums.lostBy.set(lost.key, (sums.lostBy.get(lost.key) ?? 0) + 1);
      return;
    }
    sums.kept += 1;
    if (kept.some((fate) => fate.clipped)) sums.clipped += 1;
    const mean = (of: (fate: KeptBox | KeptPolygon | KeptPoint) => number): number =>
      kept.reduce((sum, fate) => sum + of(fate), 0) / kept.length;
    sums.inflation += mean((fate) => ('inflation' in fate ? fate.inflation : 1));
    sums.visible += mean((fate) => ('visible' in fate ? fate.visible : 1));
    const [first] = kept;
    const sided = first && 'mirrored' in first && first.mirrored && otherSide(label) !== null;
    if (sided && !this.swaps.has(label)) sums.unswapped += 1;
  }

  private addLoss(kind: LabelKind, { key, why }: Dropped): void {
    let losses = this.bySteps.get(key);
    if (!losses) {
      losses = { dropped: byKind(() => 0), why: {} };
      this.bySteps.set(key, losses);
    }
    losses.dropped[kind] += 1;
    losses.why[why] = (losses.why[why] ?? 0) + 1;
  }

  private sumsOf(label: string): Record<LabelKind, Sums> {
    let sums = this.byLabel.get(label);
    if (!sums) {
      sums = byKind(newSums);
      this.byLabel.set(label, sums);
    }
    return sums;
  }

  /** What was counted so far. */
  report(): Audit {
    const tally = (kind: LabelKind, { inflation, visible, lostBy, ...counts }: Sums): Tally => ({
      ...counts,
      lostBy: new Map(lostBy),
      inflation: kind === 'boxes' && counts.kept > 0 ? inflation / counts.kept : null,
      visible: kind !== 'points' && counts.kept > 0 ? visible / counts.kept : null,
    });
    const tallies = (sums: Record<LabelKind, Sums>) => byKind((kind) => tally(kind, sums[kind]));
    const lost = ({ dropped }: StepLosses): number => dropped.boxes + dropped.polygons + dropped.points;
    return {
      draws: this.draws,
      totals: tallies(this.totals),
      labels: new Map([...this.byLabel].map(([label, sums]) => [label, tallies(sums)])),
      steps: [...this.bySteps]
        .map(([key, { dropped, why }]) => ({ key, dropped: { ...dropped }, why: { ...why } }))
        .sort((a, b) => lost(b) - lost(a)),
    };
  }
}

/** Counts over the tiles 1 to `draws` of this seed: the first of them are those of the grid. */
export function audit(
  pipeline: Pipeline,
  solo: Key | null,
  seed: number,
  labels: LabelSet,
  source: Size,
  draws: number,
): Audit {
  const auditor = new Auditor(pipeline, labels);
  for (let tile = 1; tile <= draws; tile++) auditor.add(sampleRecipe(pipeline, solo, seed, tile, source, labels.boxes));
  return auditor.report();
}
