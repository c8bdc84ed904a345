import { describe, expect, test } from 'vitest';
import { moveNode } from '../../pipeline/edit';
import { emptyPipeline, type GroupNode, type Node, type Pipeline } from '../../pipeline/model';
import { type Move, placeAfter } from './moves';

const leaf = (key: string): Node => ({ kind: 'transform', key, transform: 'Rotate', params: {}, p: 1, enabled: true });
const group = (key: string, ...children: Node[]): GroupNode => ({
  kind: 'group',
  key,
  group: 'OneOf',
  p: 1,
  enabled: true,
  n: 1,
  replace: false,
  children,
});

/** a (b c) d as text. */
const outline = (nodes: readonly Node[]): string =>
  nodes.map((node) => (node.kind === 'group' ? `${node.key}(${outline(node.children)})` : node.key)).join(' ');

describe('placeAfter', () => {
  const pipeline: Pipeline = {
    ...emptyPipeline,
    workingSize: null,
    nodes: [leaf('a'), group('g', leaf('b'), leaf('c')), leaf('d')],
  };

  const moved = (key: string, move: Move): string | null => {
    const place = placeAfter(pipeline, key, move);
    return place && outline(moveNode(pipeline, key, place.parent, place.index).nodes);
  };

  test('up and down among siblings', () => {
    expect(moved('c', 'up')).toBe('a g(c b) d');
    expect(moved('b', 'down')).toBe('a g(c b) d');
    expect(moved('d', 'up')).toBe('a d g(b c)');
    expect(moved('a', 'down')).toBe('g(b c) a d');
  });

  test('past the ends of a group, out of it', () => {
    expect(moved('b', 'up')).toBe('a b g(c) d');
    expect(moved('c', 'down')).toBe('a g(b) c d');
    expect(moved('b', 'out')).toBe('a g(c) b d');
  });

  test('into the group above', () => {
    expect(moved('d', 'in')).toBe('a g(b c d)');
  });

  test('nowhere at the ends of the pipeline, or without a group', () => {
    expect(moved('a', 'up')).toBeNull();
    expect(moved('d', 'down')).toBeNull();
    expect(moved('a', 'out')).toBeNull();
    expect(moved('a', 'in')).toBeNull();
    expect(moved('c', 'in')).toBeNull();
  });
});
