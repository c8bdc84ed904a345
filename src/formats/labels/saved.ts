/** Labels as a session keeps them: rebuilt member by member, because what was stored may be damaged. */
import { emptyLabels, type LabelSet, labelLimits, type MaskRef } from '../../pipeline/labels/model';

type Record = { readonly [name: string]: unknown };
const isRecord = (value: unknown): value is Record => typeof value === 'object' && value !== null;
const isName = (value: unknown): value is string => typeof value === 'string' && value.length <= labelLimits.name;
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

const list = <T>(value: unknown, most: number, read: (entry: Record, id: string, label: string) => T | null): T[] => {
  const found: T[] = [];
  const ids = new Set<string>();
  for (const entry of Array.isArray(value) ? value.slice(0, most) : []) {
    if (!isRecord(entry) || !isName(entry.id) || !isName(entry.label) || ids.has(entry.id)) continue;
    const kept = read(entry, entry.id, entry.label);
    if (kept === null) continue;
    ids.add(entry.id);
    found.push(kept);
  }
  return found;
};

/** The sound labels among what was stored; `complete` says whether that is all of it. */
export function readSavedLabels(value: unknown): { readonly labels: LabelSet; readonly complete: boolean } {
  if (!isRecord(value)) return { labels: emptyLabels, complete: value === undefined };
  const boxes = list(value.boxes, labelLimits.boxes, ({ x1, y1, x2, y2 }, id, label) =>
    isNumber(x1) && isNumber(y1) && isNumber(x2) && isNumber(y2) ? { id, label, x1, y1, x2, y2 } : null,
  );
  const polygons = list(value.polygons, labelLimits.polygons, ({ points }, id, label) => {
    const given = Array.isArray(points) ? points : [];
    const kept = given.filter((point) => Array.isArray(point) && isNumber(point[0]) && isNumber(point[1]));
    if (kept.length !== given.length || kept.length < 3) return null;
    return { id, label, points: kept.map(([x, y]) => [x, y] as const) };
  });
  const points = list(value.points, labelLimits.points, ({ x, y }, id, label) =>
    isNumber(x) && isNumber(y) ? { id, label, x, y } : null,
  );
  const mask = readMaskRef(value.mask);
  const counts = [
    [value.boxes, boxes],
    [value.polygons, polygons],
    [value.points, points],
  ] as const;
  const complete = counts.every(([given, kept]) => Array.isArray(given) && given.length === kept.length);
  return { labels: { boxes, polygons, points, mask }, complete: complete && (mask !== null || value.mask === null) };
}

function readMaskRef(value: unknown): MaskRef | null {
  if (!isRecord(value)) return null;
  const { id, width, height, classes } = value;
  if (typeof id !== 'string' || !/^mask:[\w:.-]+$/.test(id) || !isNumber(width) || !isNumber(height)) return null;
  const known = (Array.isArray(classes) ? classes : []).flatMap((entry) =>
    isRecord(entry) && isNumber(entry.value) && isName(entry.label) ? [{ value: entry.value, label: entry.label }] : [],
  );
  return { id, width, height, classes: known.slice(0, 256) };
}
