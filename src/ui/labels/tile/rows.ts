/** What became of each label on one tile: a row per object, whatever it consists of. */
import { type LabelSet, ownerOf } from '../../../pipeline/labels/model';
import type { Dropped, Moved, MovedLabels } from '../../../pipeline/labels/move';

export type Kind = 'box' | 'polygon' | 'point';

export interface Row {
  readonly id: string;
  readonly kind: Kind;
  /** Its class as it came. */
  readonly label: string;
  /** Its name now, where a flip swapped it. */
  readonly renamed: string | null;
  readonly state: 'kept' | 'clipped' | 'dropped';
  /** How many times mirrored borders show it. */
  readonly copies: number;
  /** Of boxes and polygons that stayed. */
  readonly visible: number | null;
  /** Of boxes that stayed. */
  readonly inflation: number | null;
  readonly lost: Dropped | null;
}

interface Stayed {
  readonly kind: 'kept';
  readonly clipped: boolean;
  readonly visible?: number;
  readonly inflation?: number;
}

const order = { dropped: 0, clipped: 1, kept: 2 } as const;

/** The lost first, then the clipped, then the whole; within those as the labels came. */
export function rowsOf(labels: LabelSet, { boxes, polygons, points }: MovedLabels): readonly Row[] {
  const boxed = new Set(boxes.map(({ source }) => source));
  // The outlines of a box share its fate.
  const alone = polygons.filter(({ source }) => !boxed.has(ownerOf(source)));
  const names = new Map([...labels.boxes, ...labels.polygons, ...labels.points].map(({ id, label }) => [id, label]));
  const rows = [
    ...rowsOfKind('box', boxes, names),
    ...rowsOfKind('polygon', alone, names),
    ...rowsOfKind('point', points, names),
  ];
  return rows.sort((a, b) => order[a.state] - order[b.state]);
}

function rowsOfKind(kind: Kind, moved: readonly Moved<Stayed>[], names: ReadonlyMap<string, string>): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const { source: id, label: now, fate } of moved) {
    const known = rows.get(id);
    if (known) {
      const clipped = fate.kind === 'kept' && fate.clipped;
      rows.set(id, { ...known, copies: known.copies + 1, state: clipped ? 'clipped' : known.state });
      continue;
    }
    const label = names.get(id) ?? now;
    const base = { id, kind, label, renamed: now === label ? null : now };
    if (fate.kind === 'dropped')
      rows.set(id, { ...base, state: 'dropped', copies: 0, visible: null, inflation: null, lost: fate });
    else
      rows.set(id, {
        ...base,
        state: fate.clipped ? 'clipped' : 'kept',
        copies: 1,
        visible: fate.visible ?? null,
        inflation: fate.inflation ?? null,
        lost: null,
      });
  }
  return [...rows.values()];
}

export const tallyOf = (rows: readonly Row[]): Readonly<Record<Row['state'], number>> => {
  const tally = { kept: 0, clipped: 0, dropped: 0 };
  for (const { state } of rows) tally[state] += 1;
  return tally;
};
