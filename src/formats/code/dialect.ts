/** Walks a pipeline and asks a library's own tables how each node is written; every node gets its verdict. */
import type { GroupKind, GroupNode, Key, Node, Pipeline, TransformNode } from '../../pipeline/model';
import { workingSizeKey } from '../../pipeline/sites';
import { transformNamed } from '../../transforms/index';
import type { Interval, Params } from '../../transforms/params';
import { workingSizeArguments } from '../albumentations/write';
import type { Lookup } from '../imported';
import type { Has } from '../label-settings';
import { marked } from './places';
import { comment } from './python';
import { both, exact, none, reasons, unless, type Verdict } from './verdict';

/** What a rule may look at. */
export interface Use {
  readonly params: Params;
  /** 1 within a OneOf, which has thrown its dice before. */
  readonly p: number;
  /** Labels that have to move along. */
  readonly has: Has;
}

/** How one transform is written. `C` is what the library's writer builds its file from. */
export interface Mapped<C> {
  readonly verdict: Verdict;
  /** Absent where there is no way to write it. */
  readonly code?: C;
  /** Whether `code` runs with the probability; else it always runs. */
  readonly throwsDice?: boolean;
}

export type Rule<C> = (use: Use) => Mapped<C>;
export type Table<C> = { readonly [transform: string]: Rule<C> };

/** A step that can be written, within a group. */
export interface Piece<C> {
  readonly code: C;
  /** How likely a OneOf picks it, before division by the sum. */
  readonly weight: number;
}

export interface Dialect<C> {
  rule(transform: string): Rule<C> | undefined;
  /** The code as that of a node, so that its lines can be found. */
  mark(code: C, key: Key): C;
  /** The code, run with probability p < 1. */
  chance(p: number, code: C): C;
  group(group: GroupNode, pieces: readonly Piece<C>[]): Mapped<C>;
}

/** What is said of one node; groups stand before what is in them. */
export interface Badge {
  readonly key: Key;
  readonly name: string;
  readonly depth: number;
  readonly verdict: Verdict;
}

/** One step of the file, or what stands in its place. */
export interface Line<C> {
  readonly name: string;
  readonly code?: C;
  /** Comments in English, as they stand in the file: what is not exact about it and what is in it, and why. */
  readonly notes: readonly string[];
}

export interface Options {
  readonly lookup?: Lookup;
  /** Which labels the file has to move. */
  readonly has?: Has;
  /** Only what is the same every time: for validation and inference. */
  readonly fixedOnly?: ((node: TransformNode) => boolean) | undefined;
}

export interface Translated<C> {
  readonly lines: readonly Line<C>[];
  readonly badges: readonly Badge[];
}

export const nameOf = (node: Node): string =>
  node.kind === 'group' ? node.group : node.kind === 'unknown' ? node.name : node.transform;

/** The resize to the working size, as the first step that it is. */
function withWorkingSize({ workingSize, nodes }: Pipeline): readonly Node[] {
  if (workingSize === null) return nodes;
  const params = workingSizeArguments(workingSize) as Params;
  return [
    { kind: 'transform', key: workingSizeKey, transform: 'LongestMaxSize', p: 1, enabled: true, params },
    ...nodes,
  ];
}

export function translate<C>(pipeline: Pipeline, dialect: Dialect<C>, options: Options = {}): Translated<C> {
  const { lookup = transformNamed, fixedOnly, has = { boxes: false, points: false } } = options;
  const badges: Badge[] = [];

  /** Fills the badge's place first: what is inside a group comes behind it. */
  function visit(node: Node, depth: number, forced: boolean): Mapped<C> {
    const place = badges.length;
    const badge = { key: node.key, name: nameOf(node), depth };
    badges.push({ ...badge, verdict: exact });
    const mapped = written(node, depth, forced);
    badges[place] = { ...badge, verdict: mapped.verdict };
    return mapped.code ? { ...mapped, code: dialect.mark(mapped.code, node.key) } : mapped;
  }

  function written(node: Node, depth: number, forced: boolean): Mapped<C> {
    if (node.kind === 'unknown') return { verdict: reasons.unknown };
    if (!node.enabled) return { verdict: reasons.off };
    const p = forced ? 1 : node.p;
    const mapped = node.kind === 'group' ? inside(node, depth) : alone(node, p);
    if (!mapped.code || mapped.throwsDice || p >= 1) return mapped;
    return { ...mapped, code: dialect.chance(p, mapped.code) };
  }

  function alone(node: TransformNode, p: number): Mapped<C> {
    const transform = lookup(node.transform);
    if (!transform) return { verdict: reasons.unknown };
    if (fixedOnly && !(p >= 1 && fixedOnly(node))) return { verdict: reasons.random };
    const params = Object.fromEntries(
      Object.entries(transform.params).map(([name, spec]) => [name, node.params[name] ?? nullOr(node, name, spec)]),
    );
    const refused = transform.check?.(params) ?? null;
    if (refused) return { verdict: none(refused.en, refused.ko) };
    const rule = dialect.rule(node.transform);
    if (rule) return rule({ params, p, has });
    // A transform of another library than Albumentations has that in front of its name.
    return { verdict: node.transform.includes('.') ? reasons.elsewhere : reasons.notMapped };
  }

  function inside(node: GroupNode, depth: number): Mapped<C> {
    const forced = node.group === 'OneOf';
    const all = node.children.map((child) => ({ child, mapped: visit(child, depth + 1, forced) }));
    const pieces = all.flatMap(({ child, mapped: { code } }) => (code ? [{ code, weight: child.p }] : []));
    if (pieces.length === 0) return { verdict: reasons.empty };
    if (forced && pieces.reduce((sum, { weight }) => sum + weight, 0) <= 0) return { verdict: reasons.noWeight };
    if (fixedOnly && (node.p < 1 || picky.has(node.group))) return { verdict: reasons.random };
    const missing = all.some(({ child, mapped }) => child.enabled && child.kind !== 'unknown' && !mapped.code);
    const mapped = dialect.group(node, pieces);
    const loss = unless([
      missing && picky.has(node.group),
      'picks among fewer steps, as not all can be written',
      '쓸 수 없는 단계가 빠져 더 적은 단계 중에서 고름',
    ]);
    return { ...mapped, verdict: both(mapped.verdict, loss) };
  }

  const lines = withWorkingSize(pipeline).map((node): Line<C> => {
    const first = badges.length;
    const { code } = visit(node, 0, false);
    return { name: nameOf(node), notes: badges.slice(first).flatMap(noteOf), ...(code && { code }) };
  });
  return { lines, badges };
}

/** What is left out has no other place in the file than this. */
function noteOf({ key, name, verdict }: Badge): readonly string[] {
  if (!verdict.why) return [];
  const text = `${name}: ${verdict.why.en}`;
  return [verdict.grade === 'none' ? marked([key], comment(`Left out: ${text}`)) : comment(text)];
}

const nullOr = (node: TransformNode, name: string, spec: { readonly default: Params[string] }) =>
  Object.hasOwn(node.params, name) ? node.params[name]! : spec.default;

/** Groups that choose. */
const picky: ReadonlySet<GroupKind> = new Set(['OneOf', 'SomeOf', 'RandomOrder']);

/** How many of its steps a group runs. */
export const picked = (group: GroupNode, count: number): number => (group.replace ? group.n : Math.min(group.n, count));

const wrong = (params: Params, name: string): never => {
  throw new Error(`${name} is not what its rule expects: ${JSON.stringify(params[name])}`);
};

/** A parameter that its transform declares as an interval. */
export function intervalOf(params: Params, name: string): Interval {
  const value = params[name];
  return Array.isArray(value) && value.length === 2 ? (value as unknown as Interval) : wrong(params, name);
}

export function numberOf(params: Params, name: string): number {
  const value = params[name];
  return typeof value === 'number' ? value : wrong(params, name);
}

export const fixed = ([low, high]: Interval): boolean => low === high;
export const middle = ([low, high]: Interval): number => (low + high) / 2;
