/** How often what runs, in which order: the laws of the groups, and the counts of the real library beside ours. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { GroupKind, Key, Node } from './model';
import { sampleRecipe } from './sample';
import { group, node, pipelineOf } from './testing/pipelines';

const size = { width: 8, height: 8 };
const runs = 20_000;

type Tree =
  | { readonly letter: string; readonly p: number }
  | {
      readonly group: GroupKind;
      readonly p: number;
      readonly n: number;
      readonly replace: boolean;
      readonly children: readonly Tree[];
    };

interface Figures {
  readonly name: string;
  readonly tree: Tree;
  readonly runs: number;
  readonly counts: { readonly [order: string]: number };
}

const figures = JSON.parse(
  readFileSync(new URL('../../e2e/parity/golden/figures/groups.json', import.meta.url), 'utf8'),
) as readonly Figures[];

function built(tree: Tree, path = 'g'): Node {
  if ('letter' in tree) return node('InvertImg', tree.letter, tree.p);
  const { p, n, replace } = tree;
  return group(
    tree.group,
    path,
    tree.children.map((child, i) => built(child, `${path}${i}`)),
    { p, n, replace },
  );
}

/** How often each order of firing transforms (their keys, run together) came up over tiles 1, 2, …. */
function countsOf(root: Node, seed: number, tiles = runs): Map<string, number> {
  const counts = new Map<string, number>();
  for (let tile = 1; tile <= tiles; tile++) {
    const { steps } = sampleRecipe(pipelineOf(root), null, seed, tile, size);
    const order = steps.map(({ key }) => key).join('');
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  return counts;
}

describe('as often as in the library', () => {
  test.each(figures)('$name', ({ tree, runs: theirRuns, counts: theirs }) => {
    const ours = countsOf(built(tree), 11);
    const orders = new Set([...ours.keys(), ...Object.keys(theirs)]);
    for (const order of orders) {
      const [a, b] = [ours.get(order) ?? 0, theirs[order] ?? 0];
      const share = (a + b) / (runs + theirRuns);
      const sigma = Math.sqrt(share * (1 - share) * (1 / runs + 1 / theirRuns));
      expect(
        Math.abs(a / runs - b / theirRuns),
        `"${order}": ${a} of ${runs} here, ${b} of ${theirRuns} in the library`,
      ).toBeLessThanOrEqual(4 * sigma);
    }
  });
});

/** Pearson's statistic against expected shares; every count must be of an expected outcome. */
function chiSquare(counts: ReadonlyMap<string, number>, shares: { readonly [outcome: string]: number }): number {
  expect([...counts.keys()].filter((outcome) => !(outcome in shares))).toEqual([]);
  const total = [...counts.values()].reduce((a, b) => a + b, 0);
  return Object.entries(shares).reduce((sum, [outcome, share]) => {
    const expected = share * total;
    return sum + ((counts.get(outcome) ?? 0) - expected) ** 2 / expected;
  }, 0);
}

/** Five deviations above the mean of the statistic. */
const bound = (outcomes: number): number => outcomes - 1 + 5 * Math.sqrt(2 * (outcomes - 1));

function expectShares(root: Node, shares: { readonly [outcome: string]: number }): void {
  for (const seed of [1, 2 ** 31, 2 ** 40 + 5])
    expect(chiSquare(countsOf(root, seed), shares), `seed ${seed}`).toBeLessThanOrEqual(
      bound(Object.keys(shares).length),
    );
}

const letters = (names: string, p = 1): Node[] => [...names].map((name) => node('InvertImg', name, p));
const evenly = (...outcomes: readonly string[]) =>
  Object.fromEntries(outcomes.map((outcome) => [outcome, 1 / outcomes.length]));

describe('the laws', () => {
  test('OneOf chooses by p, whatever its sum', () => {
    const children = [node('InvertImg', 'a', 0.1), node('InvertImg', 'b', 0.3), node('InvertImg', 'c', 0.6)];
    expectShares(group('OneOf', 'g', children), { a: 0.1, b: 0.3, c: 0.6 });
    const fewer = [node('InvertImg', 'a', 0.2), node('InvertImg', 'b', 0.05)];
    expectShares(group('OneOf', 'g', fewer, { p: 0.4 }), { '': 0.6, a: 0.32, b: 0.08 });
  });

  test('SomeOf chooses every subset as often as any other, in the order of the list', () => {
    expectShares(group('SomeOf', 'g', letters('abcd'), { n: 2 }), evenly('ab', 'ac', 'ad', 'bc', 'bd', 'cd'));
    expectShares(group('SomeOf', 'g', letters('abc'), { n: 7 }), { abc: 1 });
  });

  test('RandomOrder runs every order as often as any other', () => {
    expectShares(group('RandomOrder', 'g', letters('abc'), { n: 3 }), evenly('abc', 'acb', 'bac', 'bca', 'cab', 'cba'));
    const pairs = ['ab', 'ac', 'ad', 'ba', 'bc', 'bd', 'ca', 'cb', 'cd', 'da', 'db', 'dc'];
    expectShares(group('RandomOrder', 'g', letters('abcd'), { n: 2 }), evenly(...pairs));
  });

  test('with replacement a child may run several times', () => {
    const again = { n: 2, replace: true };
    const ordered = ['aa', 'ab', 'ac', 'ba', 'bb', 'bc', 'ca', 'cb', 'cc'];
    expectShares(group('RandomOrder', 'g', letters('abc'), again), evenly(...ordered));
    const sorted = { aa: 1 / 9, bb: 1 / 9, cc: 1 / 9, ab: 2 / 9, ac: 2 / 9, bc: 2 / 9 };
    expectShares(group('SomeOf', 'g', letters('abc'), again), sorted);
    // More than there are children.
    expectShares(group('RandomOrder', 'g', letters('a'), { n: 3, replace: true }), { aaa: 1 });
  });

  test('a repeated child draws anew each time', () => {
    const root = group('SomeOf', 'g', [node('Rotate', 'a')], { n: 3, replace: true });
    const { steps } = sampleRecipe(pipelineOf(root), null, 1, 1, size);
    expect(new Set(steps.map(({ draw }) => draw.angle)).size).toBe(3);
    const half = group('SomeOf', 'g', letters('a', 0.5), { n: 2, replace: true });
    expectShares(half, { '': 0.25, a: 0.5, aa: 0.25 });
  });

  test('neighbouring tiles, and nodes beside each other, have nothing to do with each other', () => {
    const both = [node('InvertImg', 'n1', 0.5), node('InvertImg', 'n2', 0.5)];
    const counts = new Map<string, number>();
    let last = '';
    for (let tile = 0; tile < runs; tile++) {
      const { steps } = sampleRecipe(pipelineOf(...both), null, 3, tile, size);
      const fired = steps.map(({ key }) => key).join('');
      const pair = `${last}>${fired}`;
      last = fired;
      if (tile > 0) counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
    const outcomes = ['', 'n1', 'n2', 'n1n2'];
    const pairs = outcomes.flatMap((a) => outcomes.map((b) => `${a}>${b}`));
    expect(chiSquare(counts, evenly(...pairs))).toBeLessThan(bound(16));
  });
});

describe('force', () => {
  const always = (root: Node, tiles = 300): Set<string> => new Set(countsOf(root, 5, tiles).keys());
  const certain = (child: Node): Node => group('OneOf', 'g', [child]);
  const inner = (kind: GroupKind): Node => group(kind, 'h', letters('a'), { p: 0.05 });

  test.each<GroupKind>(['OneOf', 'Sequential', 'Compose'])('%s in OneOf always runs', (kind) => {
    expect(always(certain(inner(kind)))).toEqual(new Set(['a']));
  });

  test.each<GroupKind>(['SomeOf', 'RandomOrder'])('%s in OneOf keeps its own probability', (kind) => {
    expect(always(certain(inner(kind)))).toEqual(new Set(['', 'a']));
  });

  test('reaches the child alone, not what is in it', () => {
    const sequence = group('Sequential', 'h', letters('ab', 0.5), { p: 0.05 });
    expect(always(certain(sequence))).toEqual(new Set(['', 'a', 'b', 'ab']));
  });

  test('comes from OneOf only', () => {
    for (const kind of ['SomeOf', 'RandomOrder', 'Sequential', 'Compose'] as const)
      expect(always(group(kind, 'g', letters('a', 0.5)))).toEqual(new Set(['', 'a']));
  });

  test('does not wake what can never run', () => {
    expect(always(certain(node('InvertImg', 'a', 0)))).toEqual(new Set(['']));
    const never: readonly Key[] = ['a', 'b'];
    expect(
      always(
        group(
          'OneOf',
          'g',
          never.map((key) => node('InvertImg', key, 0)),
        ),
      ),
    ).toEqual(new Set(['']));
  });
});
