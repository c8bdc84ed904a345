/** What is true of every recipe: whatever one edits, everything else stays; and nothing in a recipe contradicts itself. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { transformNamed } from '../transforms/index';
import { insertNode, moveNode, newTransformNode, parentOf, removeNode, replaceNode } from './edit';
import { findNode, type GroupNode, type Key, keysOf, type Node, type Pipeline, walk } from './model';
import { outputSize } from './output-size';
import type { Recipe, Trace } from './recipe';
import { sampleRecipe } from './sample';
import { active, sitesOf, soloKeys, workingSizeKey } from './sites';
import { group, node, pipelineOf, randomPipeline, sizeChanging, sizeKeeping } from './testing/pipelines';

const source = { width: 57, height: 43 };
const anything = randomPipeline([...sizeKeeping, ...sizeChanging]);
const keeping = randomPipeline(sizeKeeping);
const seed = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const tile = fc.integer({ min: 1, max: 100 });
const runs = { numRuns: 300 };

const nodesOf = (pipeline: Pipeline): Node[] => [...walk(pipeline.nodes)].map((entry) => entry.node);
const sample = (pipeline: Pipeline, on: number, at: number) => sampleRecipe(pipeline, null, on, at, source);

/** What became of a node each time it came to it: its throw, and its draw where it fired. */
function visitsOf({ trace, steps }: Recipe, key: Key): unknown[] {
  return trace.flatMap(({ key: of, outcome }): unknown[] => {
    if (of !== key) return [];
    if (outcome.fired) return [outcome.step === null ? 'fired' : steps[outcome.step]!.draw];
    return outcome.why === 'chance' || outcome.why === 'refused' ? [outcome] : [];
  });
}

/** What a group chose each time it ran. */
const choicesOf = ({ trace }: Recipe, key: Key): (readonly Key[])[] =>
  trace.flatMap(({ key: of, outcome }) => (of === key && outcome.fired && outcome.chosen ? [outcome.chosen] : []));

interface Edit {
  readonly before: Pipeline;
  readonly after: Pipeline;
  /** The node that was edited: everything in it may change, nothing else. */
  readonly key: Key;
}

/** Any one edit of a pipeline. */
const edit: fc.Arbitrary<Edit> = fc
  .tuple(keeping, fc.constantFrom('insert', 'delete', 'mute', 'move', 'p', 'params'), fc.nat(), fc.nat(), fc.nat())
  .map(([before, kind, which, where, at]) => {
    const all = nodesOf(before);
    const groups = [null, ...all.flatMap((one) => (one.kind === 'group' ? [one.key] : []))];
    const parent = groups[where % groups.length]!;
    if (kind === 'insert') {
      const added = { ...newTransformNode(before, sizeKeeping[which % sizeKeeping.length]!), p: 0.7 };
      return { before, after: insertNode(before, added, parent, at % 5), key: added.key };
    }
    const { key } = all[which % all.length]!;
    const change = (how: (one: Node) => Node): Pipeline => replaceNode(before, key, how);
    if (kind === 'delete') return { before, after: removeNode(before, key), key };
    if (kind === 'mute') return { before, after: change((one) => ({ ...one, enabled: !one.enabled })), key };
    if (kind === 'p') return { before, after: change((one) => ({ ...one, p: (at % 11) / 10 })), key };
    if (kind === 'move') return { before, after: moveNode(before, key, parent, at % 5), key };
    const changed = (one: Node): Node =>
      one.kind === 'transform' && one.transform === 'Rotate'
        ? { ...one, params: { ...one.params, limit: [1, 2] } }
        : one;
    return { before, after: change(changed), key };
  });

const parentsOf = (pipeline: Pipeline, key: Key): GroupNode[] => {
  const parent = parentOf(pipeline, key)?.parent ?? null;
  const found = parent === null ? undefined : findNode(pipeline.nodes, parent);
  return found?.kind === 'group' ? [found, ...parentsOf(pipeline, found.key)] : [];
};

const selects = ({ group: kind }: GroupNode): boolean =>
  kind === 'OneOf' || kind === 'SomeOf' || kind === 'RandomOrder';

describe('an edit of one node', () => {
  test('changes no other node’s throws and draws', () => {
    let compared = 0;
    fc.assert(
      fc.property(edit, seed, tile, ({ before, after, key }, on, at) => {
        const [was, is] = [sample(before, on, at), sample(after, on, at)];
        const edited = new Set(
          [before, after].flatMap((pipeline) => {
            const found = findNode(pipeline.nodes, key);
            return found ? keysOf(found) : [];
          }),
        );
        /** Groups whose choice the edit may change: those it was or is directly in. */
        const choosing = new Set(
          [before, after].flatMap((pipeline) =>
            parentsOf(pipeline, key)
              .slice(0, 1)
              .filter(selects)
              .map((parent) => parent.key),
          ),
        );
        for (const { key: other } of nodesOf(before)) {
          if (edited.has(other)) continue;
          const [old, now] = [visitsOf(was, other), visitsOf(is, other)];
          const mayBeChosenAnew = parentsOf(before, other).some((parent) => choosing.has(parent.key));
          // A node that is chosen less or more often still throws and draws the same, time for time.
          const shared = mayBeChosenAnew ? Math.min(old.length, now.length) : old.length;
          expect(now.slice(0, shared)).toEqual(old.slice(0, shared));
          if (!mayBeChosenAnew) expect(now).toHaveLength(old.length);
          compared += shared;
        }
      }),
      { numRuns: 1500 },
    );
    expect(compared).toBeGreaterThan(2000);
  });

  test('changes a choice only where the node wins or loses it', () => {
    let kept = 0;
    let changed = 0;
    fc.assert(
      fc.property(edit, seed, tile, ({ before, after, key }, on, at) => {
        const [was, is] = [sample(before, on, at), sample(after, on, at)];
        for (const one of nodesOf(before)) {
          if (one.kind !== 'group' || one.key === key || one.replace) continue;
          const [old] = choicesOf(was, one.key);
          const [now] = choicesOf(is, one.key);
          if (!old || !now) continue;
          const others = (chosen: readonly Key[]): readonly Key[] => chosen.filter((child) => child !== key);
          if (old.includes(key) === now.includes(key)) {
            // Without its winning or losing, its place in the list may change at most.
            expect(others(now)).toEqual(others(old));
            kept += 1;
          } else if (one.group === 'OneOf') {
            expect([...old, ...now].filter((child) => child === key)).toHaveLength(1);
            changed += 1;
          } else if (one.group === 'SomeOf' || one.group === 'RandomOrder') {
            // At most one other comes or goes for it, and the rest keep their order.
            const [more, fewer] = others(old).length > others(now).length ? [old, now] : [now, old];
            expect(others(more).filter((child) => others(fewer).includes(child))).toEqual(others(fewer));
            expect(others(more).length - others(fewer).length).toBeLessThanOrEqual(1);
            changed += 1;
          }
        }
      }),
      { numRuns: 1500 },
    );
    expect(kept).toBeGreaterThan(500);
    expect(changed).toBeGreaterThan(20);
  });

  test('a new child of OneOf takes tiles from all, in proportion, and moves none from one to another', () => {
    const children = ['a', 'b', 'c'].map((key) => node('Rotate', key));
    const tiles = Array.from({ length: 4000 }, (_, i) => i + 1);
    const winners = (...list: readonly Node[]) =>
      tiles.map((at) => sample(pipelineOf(group('OneOf', 'g', list)), 3, at).steps[0]!.key);
    const before = winners(...children);
    const after = winners(children[2]!, node('Rotate', 'd'), children[0]!, children[1]!);
    const moved = tiles.filter((_, i) => before[i] !== after[i]);
    expect(moved.every((_, i) => after[moved[i]! - 1] === 'd')).toBe(true);
    expect(moved.length / tiles.length).toBeCloseTo(0.25, 1);
  });
});

describe('every recipe', () => {
  const recipe = fc
    .tuple(anything, seed, tile)
    .map(([pipeline, on, at]) => ({ pipeline, recipe: sample(pipeline, on, at), on, at }));

  test('is the same again, and plain JSON', () => {
    fc.assert(
      fc.property(recipe, ({ pipeline, recipe: made, on, at }) => {
        expect(sample(pipeline, on, at)).toEqual(made);
        expect(JSON.parse(JSON.stringify(made))).toEqual(made);
      }),
      runs,
    );
  });

  test('has sizes that follow from each other', () => {
    fc.assert(
      fc.property(recipe, ({ pipeline, recipe: made }) => {
        let size = source;
        for (const step of made.steps) {
          expect(step.input).toEqual(size);
          const transform = transformNamed(step.transform)!;
          expect(step.output).toEqual(outputSize(transform.kernel(step.params), { ...step, input: size }));
          expect(Math.min(step.output.width, step.output.height)).toBeGreaterThanOrEqual(1);
          expect([step.output.width, step.output.height].every(Number.isInteger)).toBe(true);
          size = step.output;
        }
        expect(made.input).toEqual(source);
        expect(made.output).toEqual(size);
        expect(made.steps[0]?.site === workingSizeKey).toBe(pipeline.workingSize !== null);
        if (pipeline.workingSize !== null)
          expect(Math.max(made.steps[0]!.output.width, made.steps[0]!.output.height)).toBe(pipeline.workingSize);
      }),
      runs,
    );
  });

  test('runs at sites of the pipeline, each once, in their order', () => {
    let most = 0;
    fc.assert(
      fc.property(recipe, ({ pipeline, recipe: made }) => {
        const sites = sitesOf(pipeline, null);
        const ids = sites.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        let last = -1;
        for (const { site, transform, params } of made.steps) {
          if (site === workingSizeKey) continue;
          const index = ids.indexOf(site, last + 1);
          expect(index, `site ${site} after ${ids[last]}, of ${ids}`).toBeGreaterThan(last);
          expect(sites[index]).toEqual({ id: site, transform, params });
          last = index;
        }
        most = Math.max(most, made.steps.length);
      }),
      { numRuns: 1000 },
    );
    expect(most).toBeGreaterThan(6);
  });

  test('tells what became of every node, and of every step', () => {
    fc.assert(
      fc.property(recipe, ({ pipeline, recipe: made }) => {
        const told = new Set(made.trace.map(({ key }) => key));
        for (const { key } of nodesOf(pipeline)) expect(told.has(key), `node ${key}`).toBe(true);
        const steps = made.trace.flatMap(({ key, outcome }) =>
          outcome.fired && outcome.step !== null ? [{ key, step: outcome.step }] : [],
        );
        const own = made.steps.flatMap(({ site, key }, step) => (site === workingSizeKey ? [] : [{ key, step }]));
        expect(steps).toEqual(own);
        const depths = new Map([...walk(pipeline.nodes)].map(({ node: one, depth }) => [one.key, depth]));
        for (const { key, depth } of made.trace) expect(depth).toBe(depths.get(key));
      }),
      runs,
    );
  });

  test('never runs what has probability 0, is switched off or unknown, nor chooses it', () => {
    fc.assert(
      fc.property(recipe, ({ pipeline, recipe: made }) => {
        const off = new Set<Key>();
        const dead = (nodes: readonly Node[], under: boolean): void => {
          for (const one of nodes) {
            const gone = under || !active(one, null) || one.p === 0;
            if (gone) off.add(one.key);
            if (one.kind === 'group') dead(one.children, gone);
          }
        };
        dead(pipeline.nodes, false);
        for (const { key } of made.steps) expect(off.has(key), `node ${key} runs`).toBe(false);
        for (const { key } of nodesOf(pipeline))
          for (const chosen of choicesOf(made, key))
            for (const child of chosen) {
              const one = findNode(pipeline.nodes, child)!;
              expect(active(one, null), `${key} chose ${child}`).toBe(true);
            }
      }),
      runs,
    );
  });

  test('always runs what is certain', () => {
    fc.assert(
      fc.property(recipe, ({ pipeline, recipe: made }) => {
        for (const one of pipeline.nodes) {
          if (one.p < 1 || !active(one, null)) continue;
          const [trace] = made.trace.filter(({ key }) => key === one.key);
          const outcome = trace!.outcome;
          // Where the library would raise nothing can run.
          expect(outcome.fired || outcome.why === 'refused', JSON.stringify(trace)).toBe(true);
        }
      }),
      runs,
    );
  });

  test('with one node alone is that node’s part of the whole', () => {
    let soloed = 0;
    fc.assert(
      fc.property(keeping, seed, tile, fc.nat(), (pipeline, on, at, which) => {
        const all = nodesOf(pipeline);
        const { key } = all[which % all.length]!;
        const branch = soloKeys(pipeline.nodes, key)!;
        const made = sampleRecipe(pipeline, key, on, at, source);
        const whole = sample(pipeline, on, at);
        const below = new Set(keysOf(findNode(pipeline.nodes, key)!));
        expect([...branch].filter((one) => !below.has(one)).sort()).toEqual(
          parentsOf(pipeline, key)
            .map((parent) => parent.key)
            .sort(),
        );
        const ids = sitesOf(pipeline, key).map(({ id }) => id);
        // A site is named by the way to its node.
        for (const id of ids) expect(below.has(id.slice(id.lastIndexOf('/') + 1)), `site ${id}`).toBe(true);
        for (const step of made.steps) {
          if (step.site === workingSizeKey) continue;
          expect(below.has(step.key)).toBe(true);
          expect(ids).toContain(step.site);
          soloed += 1;
        }
        for (const one of below) {
          const [now, old] = [visitsOf(made, one), visitsOf(whole, one)];
          const shared = Math.min(now.length, old.length);
          expect(now.slice(0, shared)).toEqual(old.slice(0, shared));
        }
      }),
      runs,
    );
    expect(soloed).toBeGreaterThan(50);
    expect(soloKeys([], 'gone')).toBeNull();
  });
});

describe('where the library would raise', () => {
  const outcomes = ({ trace }: Recipe) => trace.map(({ outcome }: Trace) => (outcome.fired ? 'fired' : outcome.why));

  test('the step is left out and says so, and the others run as if it were not there', () => {
    const crop = node('RandomCrop', 'n2', 1, { width: 500, height: 10 });
    const made = sample(pipelineOf(node('HorizontalFlip', 'n1'), crop, node('Rotate', 'n3')), 1, 1);
    expect(outcomes(made)).toEqual(['fired', 'refused', 'fired']);
    const refused = made.trace[1]!.outcome;
    expect(refused).toMatchObject({ why: 'refused', text: { en: expect.any(String), ko: expect.any(String) } });
    expect(made.steps.map(({ key }) => key)).toEqual(['n1', 'n3']);
    expect(made.output).toEqual(source);
    expect(made.steps[1]!.draw).toEqual(sample(pipelineOf(node('Rotate', 'n3')), 1, 1).steps[0]!.draw);
  });

  test('parameters that contradict each other are refused on every tile', () => {
    const inpainted = pipelineOf(node('CoarseDropout', 'n1', 1, { fill: 'inpaint_telea' }));
    for (let at = 1; at < 20; at++) expect(outcomes(sample(inpainted, 1, at))).toEqual(['refused']);
  });

  test('whether a crop fits depends on what came before it', () => {
    const crop = node('RandomCrop', 'n2', 1, { width: 50, height: 40 });
    const shrunk = pipelineOf(node('LongestMaxSize', 'n1', 0.5, { max_size: 30 }), crop);
    const kinds = new Set(Array.from({ length: 50 }, (_, at) => outcomes(sample(shrunk, 4, at)).join()));
    expect(kinds).toEqual(new Set(['fired,refused', 'chance,fired']));
  });
});

test('an empty pipeline leaves the picture as it is', () => {
  expect(sample(pipelineOf(), 1, 1)).toEqual({ tile: 1, input: source, output: source, steps: [], trace: [] });
  expect(sample(pipelineOf(group('OneOf', 'g', [])), 1, 1).steps).toEqual([]);
});
