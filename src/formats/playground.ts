/** The editor's own state as JSON: what the `playground` member of a preset and a link hold. */
import * as v from 'valibot';
import type { Json, Text } from '../math/text';
import { groupKinds, type Key, limits, type Node, type Pipeline, walk } from '../pipeline/model';
import { workingSizeKey } from '../pipeline/sites';
import { about, readParams } from '../transforms/read';
import { type GridSize, type Imported, isObject, type JsonObject, keySequence, type Lookup, member } from './imported';
import { readLabelSettings, writeLabelSettings } from './label-settings';

export const playgroundVersion = 1;

/** What is shared and saved: never the image. */
export interface Shared {
  readonly pipeline: Pipeline;
  readonly seed: number;
  readonly grid: GridSize;
}

export const writePlayground = ({ pipeline, seed, grid }: Shared): Json => ({
  version: playgroundVersion,
  seed,
  grid: [grid.rows, grid.columns],
  pipeline: {
    workingSize: pipeline.workingSize,
    nodes: pipeline.nodes.map(writeNode),
    ...defined('labels', writeLabelSettings(pipeline.labels)),
  },
});

const defined = (name: string, json: Json | undefined): JsonObject => (json === undefined ? {} : { [name]: json });

/** Rebuilt member by member, so that a file never holds what the model does not name. */
function writeNode(node: Node): Json {
  const { kind, key, p, enabled } = node;
  if (node.kind === 'transform') {
    // Every kind of parameter value is plain JSON by construction.
    return { kind, key, transform: node.transform, p, enabled, params: node.params as JsonObject };
  }
  if (node.kind === 'unknown') return { kind, key, name: node.name, p, enabled, raw: node.raw };
  const { group, n, replace, children } = node;
  return { kind, key, group, p, enabled, n, replace, children: children.map(writeNode) };
}

/** What each check wants, by the code that the schema gives as its message. */
const wants = {
  object: { en: 'expected an object', ko: '객체가 필요합니다' },
  list: { en: 'expected a list', ko: '목록이 필요합니다' },
  probability: { en: 'expected a number 0..1', ko: '0..1의 숫자가 필요합니다' },
  flag: { en: 'expected true or false', ko: 'true나 false가 필요합니다' },
  text: { en: 'expected a text of 1 to 200 characters', ko: '1~200자의 문자열이 필요합니다' },
  count: { en: `expected a whole number 1..${limits.nodes}`, ko: `1..${limits.nodes}의 정수가 필요합니다` },
  seed: { en: 'expected a whole number 0..4294967295', ko: '0..4294967295의 정수가 필요합니다' },
  cells: { en: 'expected a whole number 1..10', ko: '1..10의 정수가 필요합니다' },
  grid: { en: 'expected [rows, columns]', ko: '[행, 열]이 필요합니다' },
  size: {
    en: `expected null or a whole number ${limits.workingSize.join('..')}`,
    ko: `null이나 ${limits.workingSize.join('..')}의 정수가 필요합니다`,
  },
  kind: {
    en: 'expected "transform", "group" or "unknown"',
    ko: '"transform", "group", "unknown" 중 하나가 필요합니다',
  },
  group: {
    en: `expected one of ${groupKinds.join(', ')}`,
    ko: `다음 중 하나가 필요합니다: ${groupKinds.join(', ')}`,
  },
  any: { en: 'is missing', ko: '값이 없습니다' },
} satisfies { readonly [code: string]: Text };

type Want = keyof typeof wants;
const want = <W extends Want>(code: W): W => code;

const whole = (least: number, most: number, code: Want) =>
  v.pipe(v.number(code), v.integer(code), v.minValue(least, code), v.maxValue(most, code));
const text = v.pipe(v.string(want('text')), v.minLength(1, want('text')), v.maxLength(200, want('text')));
/** Whatever JSON holds here is judged later, but something must be there. */
const anything = v.custom<Json>((value) => value !== undefined, want('any'));

const common = {
  key: text,
  p: v.pipe(v.number(want('probability')), v.minValue(0, want('probability')), v.maxValue(1, want('probability'))),
  enabled: v.boolean(want('flag')),
};

/** A node as the file holds it: its parameters are still anything. */
type Draft =
  | { kind: 'transform'; key: string; p: number; enabled: boolean; transform: string; params: Json }
  | { kind: 'unknown'; key: string; p: number; enabled: boolean; name: string; raw: Json }
  | {
      kind: 'group';
      key: string;
      p: number;
      enabled: boolean;
      group: (typeof groupKinds)[number];
      n: number;
      replace: boolean;
      children: Draft[];
    };

const draft: v.GenericSchema<unknown, Draft> = v.variant(
  'kind',
  [
    v.object({ kind: v.literal('transform'), ...common, transform: text, params: anything }, want('object')),
    v.object({ kind: v.literal('unknown'), ...common, name: text, raw: anything }, want('object')),
    v.object(
      {
        kind: v.literal('group'),
        ...common,
        group: v.picklist(groupKinds, want('group')),
        n: whole(1, limits.nodes, 'count'),
        replace: v.boolean(want('flag')),
        children: v.lazy(() => v.array(draft, want('list'))),
      },
      want('object'),
    ),
  ],
  want('kind'),
);

const cells = whole(1, 10, 'cells');
const schema = v.object(
  {
    seed: whole(0, 2 ** 32 - 1, 'seed'),
    grid: v.strictTuple([cells, cells], want('grid')),
    pipeline: v.object(
      {
        workingSize: v.nullable(whole(limits.workingSize[0], limits.workingSize[1], 'size')),
        nodes: v.array(draft, want('list')),
        // Files from before there were labels lack it; what is in it is judged member by member.
        labels: v.optional(anything),
      },
      want('object'),
    ),
  },
  want('object'),
);

/** Reads what `writePlayground` wrote. `place` is how the value is called in messages; nesting must be bounded before. */
export function readPlayground(json: Json | undefined, place: string, lookup: Lookup): Imported {
  if (!isObject(json)) return { ok: false, error: about(place, wants.object) };
  const version = member(json, 'version');
  if (typeof version !== 'number') {
    return { ok: false, error: about(`${place}.version`, { en: 'expected a number', ko: '숫자가 필요합니다' }) };
  }
  if (version !== playgroundVersion) return { ok: false, error: about(`${place}.version`, otherVersion(version)) };
  const parsed = v.safeParse(schema, json, { abortEarly: true });
  if (!parsed.success) return { ok: false, error: firstIssue(parsed.issues[0], place) };
  const { seed, grid, pipeline } = parsed.output;
  const notes: Text[] = [];
  const taken = new Set<Key>([workingSizeKey]);
  const doubled: Key[] = [];
  for (const key of keysOf(pipeline.nodes)) {
    if (taken.has(key)) doubled.push(key);
    taken.add(key);
  }
  const next = keySequence(taken);
  const used = new Set<Key>([workingSizeKey]);
  const freeKey = (key: Key): Key => {
    const free = used.has(key) ? next() : key;
    used.add(free);
    return free;
  };
  const nodes = pipeline.nodes.map((node) => revive(node, freeKey, lookup, notes));
  if (doubled.length > 0) {
    const names = [...new Set(doubled)].slice(0, 10).join(', ');
    notes.push({ en: `keys used twice got new ones: ${names}`, ko: `중복된 키를 새로 매겼습니다: ${names}` });
  }
  let count = 0;
  for (const { depth } of walk(nodes)) {
    if (++count > limits.nodes || depth >= limits.depth) return { ok: false, error: about(place, tooLarge) };
  }
  const [rows, columns] = grid;
  const labels = readLabelSettings(pipeline.labels, `${place}.pipeline.labels`);
  notes.push(...labels.notes);
  const read: Pipeline = { workingSize: pipeline.workingSize, nodes, labels: labels.settings };
  return { ok: true, pipeline: read, seed, grid: { rows, columns }, notes };
}

const tooLarge: Text = {
  en: `more than ${limits.nodes} steps, or groups nested deeper than ${limits.depth}`,
  ko: `단계가 ${limits.nodes}개를 넘거나 그룹이 ${limits.depth}단계보다 깊습니다`,
};

const otherVersion = (version: number): Text =>
  version > playgroundVersion
    ? { en: `${version} is newer than this page can read`, ko: `${version}은 이 페이지보다 새로운 버전입니다` }
    : { en: `${version} was never a version`, ko: `${version}은 없는 버전입니다` };

function* keysOf(nodes: readonly Draft[]): Generator<Key> {
  for (const node of nodes) {
    yield node.key;
    if (node.kind === 'group') yield* keysOf(node.children);
  }
}

function revive(node: Draft, freeKey: (key: Key) => Key, lookup: Lookup, notes: Text[]): Node {
  const base = { key: freeKey(node.key), p: node.p + 0, enabled: node.enabled };
  if (node.kind === 'group') {
    const children = node.children.map((child) => revive(child, freeKey, lookup, notes));
    return { kind: 'group', ...base, group: node.group, n: node.n, replace: node.replace, children };
  }
  if (node.kind === 'unknown') return { kind: 'unknown', ...base, enabled: false, name: node.name, raw: node.raw };
  const transform = lookup(node.transform);
  if (transform === undefined) {
    const name = node.transform;
    notes.push(about(name, { en: 'unknown; kept, switched off', ko: '알 수 없는 변환, 꺼 둔 채로 보관' }));
    const args = isObject(node.params) ? Object.entries(node.params) : [];
    const raw = Object.fromEntries([['__class_fullname__', name], ['p', node.p], ...args]) as JsonObject;
    return { kind: 'unknown', ...base, enabled: false, name, raw };
  }
  const { params, notes: found } = readParams(transform.params, isObject(node.params) ? node.params : {});
  for (const note of found) notes.push(about(node.transform, note));
  return { kind: 'transform', ...base, transform: node.transform, params };
}

/** The first thing wrong, with its path as one would write it in code. */
function firstIssue(issue: v.BaseIssue<unknown>, place: string): Text {
  const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  const code = issue.message;
  return about(place + path, Object.hasOwn(wants, code) ? wants[code as Want] : wants.any);
}
