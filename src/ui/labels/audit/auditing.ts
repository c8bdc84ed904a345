/** What the figures of an audit say; pure. */
import type { Audit, Tally } from '../../../pipeline/labels/audit';
import { sidePairs } from '../../../pipeline/labels/mirrored';
import { type LabelKind, type LabelSet, labelKinds, ownerOf } from '../../../pipeline/labels/model';
import { type Key, type Pipeline, walk } from '../../../pipeline/model';
import { workingSizeKey } from '../../../pipeline/sites';
import { nameOf } from '../../tile/describe';

export interface AuditRow {
  readonly name: string;
  readonly kind: LabelKind;
  /** How many labels of this class and kind there are. */
  readonly labels: number;
  readonly tally: Tally;
}

/** A row per class and kind. Outlines of boxes share the fate of their box, so they have none of their own. */
export function auditRows(audit: Audit, labels: LabelSet): readonly AuditRow[] {
  const boxes = new Set(labels.boxes.map(({ id }) => id));
  const alone = new Set(labels.polygons.filter(({ id }) => !boxes.has(ownerOf(id))).map(({ label }) => label));
  return [...audit.labels].flatMap(([name, tallies]) =>
    labelKinds.flatMap((kind): readonly AuditRow[] => {
      const tally = tallies[kind];
      if (tally.total === 0 || (kind === 'polygons' && !alone.has(name))) return [];
      return [{ name, kind, labels: tally.total / Math.max(1, audit.draws), tally }];
    }),
  );
}

export interface Loss {
  readonly key: Key;
  readonly count: number;
}

/** The steps that lost something of these rows, most first. */
export function lossesOf(rows: readonly AuditRow[]): readonly Loss[] {
  const sums = new Map<Key, number>();
  for (const { tally } of rows) for (const [key, count] of tally.lostBy) sums.set(key, (sums.get(key) ?? 0) + count);
  return [...sums].map(([key, count]) => ({ key, count })).sort((a, b) => b.count - a.count);
}

export interface Summary {
  /** Shares of all labels over all draws. */
  readonly kept: number;
  /** Share of the kept ones that is in one piece. */
  readonly whole: number;
  readonly worstStep: { readonly key: Key; readonly share: number } | null;
  readonly worstClass: { readonly name: string; readonly share: number } | null;
  readonly loosest: { readonly name: string; readonly factor: number } | null;
}

/** Boxes larger than they need to be by less than this are not worth a sentence. */
const loose = 1.15;

/** What is worth saying first. */
export function summaryOf(rows: readonly AuditRow[]): Summary {
  const sum = (of: (tally: Tally) => number) => rows.reduce((total, { tally }) => total + of(tally), 0);
  const kept = sum((tally) => tally.kept);
  const dropped = sum((tally) => tally.dropped);
  const [worst] = lossesOf(rows);
  const hit = best(rows, ({ tally }) => tally.dropped / Math.max(1, tally.total));
  const wide = best(rows, ({ tally }) => tally.inflation ?? 0);
  return {
    kept: kept / Math.max(1, kept + dropped),
    whole: (kept - sum((tally) => tally.clipped)) / Math.max(1, kept),
    worstStep: worst ? { key: worst.key, share: worst.count / dropped } : null,
    worstClass: hit && hit.score > 0 && rows.length > 1 ? { name: hit.row.name, share: hit.score } : null,
    loosest: wide && wide.score >= loose ? { name: wide.row.name, factor: wide.score } : null,
  };
}

function best(
  rows: readonly AuditRow[],
  scoreOf: (row: AuditRow) => number,
): { readonly row: AuditRow; readonly score: number } | null {
  let found: { readonly row: AuditRow; readonly score: number } | null = null;
  for (const row of rows) {
    const score = scoreOf(row);
    if (!found || score > found.score) found = { row, score };
  }
  return found;
}

export interface SideWarning {
  readonly pair: readonly [string, string];
  /** Share of the kept ones that lie in a mirrored picture under the name of the other side. */
  readonly share: number;
}

/** Left and right keypoints that flips leave under the wrong name. */
export function sideWarnings(audit: Audit): readonly SideWarning[] {
  const points = [...audit.labels].filter(([, { points: tally }]) => tally.total > 0);
  const tallies = new Map(points.map(([name, { points: tally }]) => [name, tally]));
  return sidePairs(tallies.keys()).flatMap((pair): readonly SideWarning[] => {
    const [a, b] = pair.map((name) => tallies.get(name));
    const wrong = (a?.unswapped ?? 0) + (b?.unswapped ?? 0);
    const kept = (a?.kept ?? 0) + (b?.kept ?? 0);
    return wrong > 0 ? [{ pair, share: wrong / kept }] : [];
  });
}

/** A name for every step; those of the same kind are numbered in the order of the tree. */
export function stepNames(
  { nodes }: Pipeline,
  words: { readonly workingSize: string; readonly notIn: string },
): ReadonlyMap<Key, string> {
  const counts = new Map<string, number>();
  const all = [...walk(nodes)].map(({ node }) => node);
  for (const node of all) counts.set(nameOf(node), (counts.get(nameOf(node)) ?? 0) + 1);
  const seen = new Map<string, number>();
  const names = new Map<Key, string>([
    ['', words.notIn],
    [workingSizeKey, words.workingSize],
  ]);
  for (const node of all) {
    const name = nameOf(node);
    const place = (seen.get(name) ?? 0) + 1;
    seen.set(name, place);
    names.set(node.key, (counts.get(name) ?? 0) > 1 ? `${name} ${place}` : name);
  }
  return names;
}

const cell = (value: string | number | null): string => {
  if (value === null) return '';
  if (typeof value === 'number') return String(Math.round(value * 1e4) / 1e4);
  return /[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
};

/** The table for a spreadsheet: one line per class and kind, one column per step that lost something. */
export function auditCsv(rows: readonly AuditRow[], draws: number, names: ReadonlyMap<Key, string>): string {
  const steps = lossesOf(rows);
  const head = ['class', 'kind', 'labels', 'draws', 'kept', 'clipped', 'dropped', 'inflation', 'visible'];
  const lines = rows.map(({ name, kind, labels, tally }) => [
    name,
    kind,
    labels,
    draws,
    tally.kept,
    tally.clipped,
    tally.dropped,
    tally.inflation,
    tally.visible,
    ...steps.map(({ key }) => tally.lostBy.get(key) ?? 0),
  ]);
  const lost = steps.map(({ key }) => `dropped by ${names.get(key) ?? key}`);
  return [[...head, ...lost], ...lines].map((line) => line.map(cell).join(',')).join('\n');
}
