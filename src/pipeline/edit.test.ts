import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { transforms } from '../transforms';
import {
  childrenOf,
  duplicateNode,
  insertNode,
  moveNode,
  newGroupNode,
  newTransformNode,
  parentOf,
  removeNode,
  replaceNode,
  ungroupNode,
  withinLimits,
  wrapNode,
} from './edit';
import {
  emptyPipeline,
  findNode,
  type GroupNode,
  groupKinds,
  type Key,
  keysOf,
  limits,
  type Node,
  type Pipeline,
  walk,
} from './model';

const leaf = (key: Key): Node => ({ kind: 'unknown', key, p: 0.5, enabled: true, name: 'Anything', raw: null });
const group = (key: Key, ...children: Node[]): GroupNode => ({
  kind: 'group',
  key,
  group: 'OneOf',
  p: 0.5,
  enabled: true,
  n: 1,
  replace: false,
  children,
});
const pipelineOf = (...nodes: Node[]): Pipeline => ({ ...emptyPipeline, workingSize: 512, nodes });
const keys = ({ nodes }: Pipeline): Key[] => [...walk(nodes)].map(({ node }) => node.key);

/** Shape of a tree: null is a leaf. */
type Shape = null | { readonly kind: GroupNode['group']; readonly children: readonly Shape[] };
const { shape } = fc.letrec<{ shape: Shape }>((tie) => ({
  shape: fc.oneof(
    { maxDepth: 4, depthSize: 'medium' },
    fc.constant(null),
    fc.record({ kind: fc.constantFrom(...groupKinds), children: fc.array(tie('shape'), { maxLength: 4 }) }),
  ),
}));
const pipelines = fc.array(shape, { maxLength: 6 }).map((shapes): Pipeline => {
  let number = 0;
  const build = (of: Shape): Node => {
    const key = `n${++number}`;
    return of ? { ...group(key, ...of.children.map(build)), group: of.kind } : leaf(key);
  };
  return pipelineOf(...shapes.map(build));
});
/** A pipeline, one of its keys, and a group of it or the top level with a place in it. */
const situations = fc.tuple(pipelines, fc.nat(), fc.nat(), fc.nat(12)).map(([pipeline, which, where, index]) => {
  const all = keys(pipeline);
  const parents = [null, ...all.filter((key) => findNode(pipeline.nodes, key)?.kind === 'group')];
  return { pipeline, key: all[which % all.length] ?? 'none', parent: parents[where % parents.length] ?? null, index };
});

describe('laws of editing', () => {
  it('insert then remove is the identity', () => {
    fc.assert(
      fc.property(situations, ({ pipeline, parent, index }) => {
        const inserted = insertNode(pipeline, group('new', leaf('newer')), parent, index);
        fc.pre(inserted !== pipeline);
        expect(removeNode(inserted, 'new')).toEqual(pipeline);
      }),
    );
  });

  it('insert puts the node where parentOf finds it', () => {
    fc.assert(
      fc.property(situations, ({ pipeline, parent, index }) => {
        const inserted = insertNode(pipeline, leaf('new'), parent, index);
        fc.pre(inserted !== pipeline);
        const before = childrenOf(pipeline, parent)?.length ?? 0;
        expect(parentOf(inserted, 'new')).toEqual({ parent, index: Math.min(index, before) });
      }),
    );
  });

  it('move keeps the multiset of keys and what is inside the node', () => {
    fc.assert(
      fc.property(situations, ({ pipeline, key, parent, index }) => {
        const moved = moveNode(pipeline, key, parent, index);
        expect(keys(moved).toSorted()).toEqual(keys(pipeline).toSorted());
        expect(findNode(moved.nodes, key)).toBe(findNode(pipeline.nodes, key));
      }),
    );
  });

  it('move puts the node before the child that was at the index', () => {
    fc.assert(
      fc.property(situations, ({ pipeline, key, parent, index }) => {
        const anchor = childrenOf(pipeline, parent)?.[index];
        const moved = moveNode(pipeline, key, parent, index);
        fc.pre(moved !== pipeline && anchor !== undefined && anchor.key !== key);
        const siblings = childrenOf(moved, parent)?.map((node) => node.key) ?? [];
        expect(siblings[siblings.indexOf(key) + 1]).toBe(anchor?.key);
      }),
    );
  });

  it('moving a group into itself or its own descendant is a no-op', () => {
    fc.assert(
      fc.property(situations, fc.nat(), ({ pipeline, key, index }, which) => {
        const node = findNode(pipeline.nodes, key);
        fc.pre(node !== undefined);
        const inside = node ? keysOf(node) : [];
        expect(moveNode(pipeline, key, inside[which % inside.length] ?? key, index)).toBe(pipeline);
      }),
    );
  });

  it('duplicate gives unique keys and content equal otherwise, right after the original', () => {
    const bare = (node: Node): unknown =>
      JSON.parse(JSON.stringify(node), (name: string, value: unknown) => (name === 'key' ? undefined : value));
    fc.assert(
      fc.property(situations, ({ pipeline, key }) => {
        const after = duplicateNode(pipeline, key);
        fc.pre(after !== pipeline);
        const place = parentOf(after, key);
        const copy = childrenOf(after, place?.parent ?? null)?.[(place?.index ?? 0) + 1];
        const original = findNode(after.nodes, key);
        expect(new Set(keys(after)).size).toBe(keys(after).length);
        expect(copy && bare(copy)).toEqual(original && bare(original));
        expect(copy && removeNode(after, copy.key)).toEqual(pipeline);
      }),
    );
  });

  it('wrap then ungroup is the identity', () => {
    fc.assert(
      fc.property(situations, ({ pipeline, key }) => {
        const wrapped = wrapNode(pipeline, key, 'SomeOf');
        fc.pre(wrapped !== pipeline);
        const around = parentOf(wrapped, key)?.parent ?? 'none';
        expect(ungroupNode(wrapped, around)).toEqual(pipeline);
      }),
    );
  });

  it('whatever is edited stays within the limits', () => {
    fc.assert(
      fc.property(situations, fc.nat(3), ({ pipeline, key, parent, index }, rounds) => {
        let now = pipeline;
        for (let round = 0; round <= rounds; round++) {
          now = duplicateNode(now, key);
          now = wrapNode(now, key, 'OneOf');
          now = moveNode(now, key, parent, index);
          now = insertNode(now, group(`deep${round}`, group(`deeper${round}`)), parent, index);
        }
        expect(withinLimits(now)).toBe(true);
      }),
    );
  });

  it('leaves alone what an edit does not touch', () => {
    const untouched = group('n1', leaf('n2'));
    const pipeline = pipelineOf(untouched, leaf('n3'));
    expect(removeNode(pipeline, 'n3').nodes[0]).toBe(untouched);
    expect(replaceNode(pipeline, 'n3', (node) => node)).toBe(pipeline);
    expect(removeNode(pipeline, 'n9')).toBe(pipeline);
    expect(ungroupNode(pipeline, 'n3')).toBe(pipeline);
  });
});

describe('limits', () => {
  const nested = (levels: number): Node => {
    let node = leaf('bottom');
    for (let level = 1; level < levels; level++) node = group(`level${level}`, node);
    return node;
  };

  it('allows exactly so many levels', () => {
    const deepest = insertNode(pipelineOf(), nested(limits.depth), null, 0);
    expect(deepest.nodes).toHaveLength(1);
    expect(wrapNode(deepest, 'bottom', 'OneOf')).toBe(deepest);
    expect(insertNode(pipelineOf(), nested(limits.depth + 1), null, 0).nodes).toHaveLength(0);
  });

  it('refuses a move that would nest too deeply', () => {
    const pipeline = pipelineOf(nested(limits.depth), group('shallow', leaf('inner')));
    expect(moveNode(pipeline, 'shallow', 'level1', 0)).toBe(pipeline);
    expect(moveNode(pipeline, 'inner', 'level1', 0)).not.toBe(pipeline);
  });

  it('allows exactly so many nodes', () => {
    const full = pipelineOf(...Array.from({ length: limits.nodes }, (_, index) => leaf(`n${index}`)));
    expect(withinLimits(full)).toBe(true);
    expect(duplicateNode(full, 'n0')).toBe(full);
    expect(insertNode(full, leaf('one more'), null, 0)).toBe(full);
  });
});

describe('places', () => {
  const pipeline = pipelineOf(leaf('a'), group('b', leaf('c'), leaf('d')), leaf('e'));

  it('finds parents', () => {
    expect(parentOf(pipeline, 'd')).toEqual({ parent: 'b', index: 1 });
    expect(parentOf(pipeline, 'e')).toEqual({ parent: null, index: 2 });
    expect(parentOf(pipeline, 'z')).toBeUndefined();
    expect(childrenOf(pipeline, 'a')).toBeUndefined();
  });

  it('refuses a key that is taken and a parent that is not a group', () => {
    expect(insertNode(pipeline, group('new', leaf('d')), null, 0)).toBe(pipeline);
    expect(insertNode(pipeline, leaf('new'), 'a', 0)).toBe(pipeline);
    expect(moveNode(pipeline, 'c', 'a', 0)).toBe(pipeline);
  });

  it.each([
    ['a', null, 3, ['b', 'c', 'd', 'e', 'a']],
    ['e', null, 0, ['e', 'a', 'b', 'c', 'd']],
    ['a', 'b', 1, ['b', 'c', 'a', 'd', 'e']],
    ['d', 'b', 0, ['a', 'b', 'd', 'c', 'e']],
    ['c', null, 2, ['a', 'b', 'd', 'c', 'e']],
  ] as const)('moves %s to %s at %i', (key, parent, index, order) => {
    expect(keys(moveNode(pipeline, key, parent, index))).toEqual(order);
  });

  it('knows the place a node already has', () => {
    expect(moveNode(pipeline, 'c', 'b', 0)).toBe(pipeline);
    expect(moveNode(pipeline, 'c', 'b', 1)).toBe(pipeline);
  });
});

describe('new nodes', () => {
  it('takes the library defaults under a new key', () => {
    const [transform] = transforms;
    if (!transform) throw new Error('The registry is empty.');
    const node = newTransformNode(pipelineOf(leaf('n4')), transform.name);
    expect(node).toMatchObject({ key: 'n5', p: transform.p, enabled: true, transform: transform.name });
    expect(Object.keys(node.params)).toEqual(Object.keys(transform.params));
    expect(() => newTransformNode(pipelineOf(), 'Nothing')).toThrow('Nothing');
  });

  it('finds a new key even next to the largest number', () => {
    const pipeline = pipelineOf(leaf('n999999999'), leaf('n1000000000'));
    expect(keys(pipeline)).not.toContain(newGroupNode(pipeline, 'OneOf').key);
  });
});
