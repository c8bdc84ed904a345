/** What is different between two pipelines, in plain words. */
import type { Json, Text } from '../math/text';
import type { GroupNode, Node, Pipeline } from '../pipeline/model';

const nameOf = (node: Node): string =>
  node.kind === 'group' ? node.group : node.kind === 'unknown' ? node.name : node.transform;

const shown = (value: unknown): string => {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'number') return String(Number(value.toPrecision(6)));
  if (Array.isArray(value)) {
    const numbers = value.every((entry) => typeof entry === 'number');
    return numbers && value.length === 2
      ? `${shown(value[0])}..${shown(value[1])}`
      : `[${value.map(shown).join(', ')}]`;
  }
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([key, entry]) => `${key} ${shown(entry)}`)
      .join(', ');
  return String(value).slice(0, 80);
};

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Pairs of siblings that are the same step, in order: as many as there can be, the same key counting most. */
function paired(before: readonly Node[], after: readonly Node[]): readonly (readonly [number, number])[] {
  const score = (a: Node, b: Node): number => (nameOf(a) !== nameOf(b) ? 0 : a.key === b.key ? 3 : 2);
  // best[i][j]: the most that the rests from i and j on can reach.
  const best = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--) {
      const match = score(before[i]!, after[j]!);
      const taken = match === 0 ? 0 : match + best[i + 1]![j + 1]!;
      best[i]![j] = Math.max(best[i + 1]![j]!, best[i]![j + 1]!, taken);
    }
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < before.length && j < after.length; ) {
    const match = score(before[i]!, after[j]!);
    if (match > 0 && best[i]![j] === match + best[i + 1]![j + 1]!) pairs.push([i++, j++]);
    else if (best[i]![j] === best[i + 1]![j]!) i++;
    else j++;
  }
  return pairs;
}

/** Every change from the first to the second; empty where they do the same. */
export function differences(before: Pipeline, after: Pipeline): readonly Text[] {
  const texts: Text[] = [];
  const changed = (where: string, from: unknown, to: unknown): void => {
    if (!same(from, to))
      texts.push({ en: `${where}: ${shown(from)} → ${shown(to)}`, ko: `${where}: ${shown(from)} → ${shown(to)}` });
  };
  if (before.workingSize !== after.workingSize) {
    const size = (value: number | null) =>
      value === null ? { en: 'original', ko: '원본' } : { en: `${value} px`, ko: `${value} px` };
    const [from, to] = [size(before.workingSize), size(after.workingSize)];
    texts.push({ en: `Resize first: ${from.en} → ${to.en}`, ko: `먼저 크기 조절: ${from.ko} → ${to.ko}` });
  }
  compareLists(before.nodes, after.nodes, '', texts, changed);
  const labels = { boxes: 'bbox_params', points: 'keypoint_params' } as const;
  for (const [part, name] of Object.entries(labels) as [keyof typeof labels, string][]) {
    const [from, to] = [before.labels[part] as unknown as Members, after.labels[part] as unknown as Members];
    for (const key of Object.keys(to)) changed(`${name}.${key}`, from[key], to[key]);
  }
  changed('flipPairs', before.labels.flipPairs, after.labels.flipPairs);
  return texts;
}

type Members = { readonly [name: string]: Json | undefined };
type Changed = (where: string, from: unknown, to: unknown) => void;

function compareLists(
  before: readonly Node[],
  after: readonly Node[],
  path: string,
  texts: Text[],
  changed: Changed,
): void {
  const pairs = paired(before, after);
  const kept = new Map(pairs.map(([i, j]) => [j, i]));
  const gone = before.filter((_, i) => !pairs.some(([from]) => from === i));
  const come = after.filter((_, j) => !kept.has(j));
  /** The same step at another place. */
  const moved = (node: Node): Node | undefined =>
    gone.find((each) => each.key === node.key && nameOf(each) === nameOf(node));
  for (const node of gone)
    if (!come.some((each) => moved(each) === node)) texts.push(said(path + nameOf(node), 'removed', '삭제됨'));
  after.forEach((node, j) => {
    const where = path + nameOf(node);
    const index = kept.get(j);
    const from = index === undefined ? moved(node) : before[index];
    if (!from) {
      const last = after[j - 1];
      const place = last
        ? { en: `after ${nameOf(last)}`, ko: `${nameOf(last)} 뒤에` }
        : { en: 'as the first', ko: '맨 앞에' };
      texts.push({
        en: `${where}: added ${place.en}, p ${shown(node.p)}`,
        ko: `${where}: ${place.ko} 추가됨, p ${shown(node.p)}`,
      });
      return;
    }
    if (index === undefined) texts.push(said(where, 'moved', '위치가 바뀜'));
    compareNodes(from, node, where, texts, changed);
  });
}

function compareNodes(from: Node, to: Node, where: string, texts: Text[], changed: Changed): void {
  if (from.enabled !== to.enabled)
    texts.push(to.enabled ? said(where, 'switched on', '켜짐') : said(where, 'switched off', '꺼짐'));
  changed(`${where}: p`, from.p, to.p);
  if (from.kind === 'transform' && to.kind === 'transform')
    for (const name of new Set([...Object.keys(from.params), ...Object.keys(to.params)]))
      changed(`${where}: ${name}`, from.params[name], to.params[name]);
  if (from.kind === 'unknown' && to.kind === 'unknown' && !same(from.raw, to.raw))
    texts.push(said(where, 'other arguments', '인자가 다름'));
  if (from.kind !== 'group' || to.kind !== 'group') return;
  const counts = (group: GroupNode): boolean => group.group === 'SomeOf' || group.group === 'RandomOrder';
  if (counts(to)) {
    changed(`${where}: n`, from.n, to.n);
    changed(`${where}: replace`, from.replace, to.replace);
  }
  compareLists(from.children, to.children, `${where} › `, texts, changed);
}

const said = (where: string, en: string, ko: string): Text => ({ en: `${where}: ${en}`, ko: `${where}: ${ko}` });
