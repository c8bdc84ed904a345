import { describe, expect, it, test } from 'vitest';
import { emptyPipeline, type GroupNode, type Node, type Pipeline } from '../../pipeline/model';
import { transformNamed } from '../../transforms/index';
import { defaultsOf, type Params } from '../../transforms/params';
import { libraries } from './index';
import { marked, placed, unmarked } from './places';
import { call, print, py, writtenBy } from './python';

const node = (key: string, transform: string, params: Params = {}, p = 1): Node => ({
  ...{ kind: 'transform', key, transform, p, enabled: true },
  params: { ...defaultsOf(transformNamed(transform)!.params), ...params },
});
const group = (key: string, kind: GroupNode['group'], ...children: readonly Node[]): GroupNode => ({
  ...{ kind: 'group', key, group: kind, p: 0.7, enabled: true, n: 1, replace: false, children },
});

/** Two turns that a slider moves, deep and shallow, among others. */
const made = (deep: number, shallow: number): Pipeline => ({
  ...emptyPipeline,
  nodes: [
    node('flip', 'HorizontalFlip', {}, 0.3),
    group(
      'one',
      'OneOf',
      node('deep', 'Rotate', { limit: [-deep, deep] }),
      group('in', 'Compose', node('up', 'VerticalFlip')),
    ),
    node('shallow', 'Rotate', { limit: [-shallow, shallow] }, 0.4),
    node('gone', 'ZoomBlur'),
    { ...node('off', 'Transpose'), enabled: false },
  ],
});

const changedLines = (a: string, b: string): readonly number[] => {
  const [before, after] = [a.split('\n'), b.split('\n')];
  expect(after.length).toBe(before.length);
  return before.flatMap((line, at) => (line === after[at] ? [] : [at]));
};

describe('the lines of a node', () => {
  for (const { id, formats } of libraries)
    for (const format of formats)
      it(`${id} as ${format.id}`, () => {
        const write = (deep: number, shallow: number) => format.write(made(deep, shallow));
        const { text, places } = write(11, 22);
        const lines = text.split('\n');
        for (const [key, other] of [
          ['deep', write(12, 22)],
          ['shallow', write(11, 23)],
        ] as const) {
          const changed = changedLines(text, other.text);
          expect(changed.length).toBeGreaterThan(0);
          const [first, last] = places.get(key)!;
          expect(changed[0]).toBeGreaterThanOrEqual(first);
          expect(changed.at(-1)).toBeLessThanOrEqual(last);
        }
        const [first, last] = places.get('one')!;
        // Turns are Keras layers, which stand above the function that calls them.
        for (const inside of id === 'tensorflow' ? ['in', 'up'] : ['deep', 'in', 'up']) {
          expect(places.get(inside)![0]).toBeGreaterThanOrEqual(first);
          expect(places.get(inside)![1]).toBeLessThanOrEqual(last);
        }
        expect(places.get('flip')![1]).toBeLessThan(first);
        for (const [one, two] of places.values()) expect(two, lines[one]!).toBeLessThan(lines.length - 1);
        // Comments are the place of what is left out; JSON has none.
        if (format.id === 'python') expect(lines[places.get('off')![0]]).toMatch(/# Left out: Transpose/);
        else expect(places.has('off')).toBe(false);
      });
});

test('no mark is left in a text, whatever a person named', () => {
  const evil = marked(['x'], 'name');
  const unknown: Node = { kind: 'unknown', key: 'n1', name: evil, p: 1, enabled: true, raw: null };
  for (const { formats } of libraries)
    for (const { write } of formats) {
      const { text, places } = write({ ...emptyPipeline, nodes: [unknown, node('n2', 'Rotate')] });
      expect(text).toBe(unmarked(text));
      expect([...places.keys()].filter((key) => !['n1', 'n2', 'working-size'].includes(key)).length).toBeLessThan(2);
      expect(places.has('x')).toBe(false);
    }
  expect(print(py(evil))).toBe('"\\ue000x\\ue001name\\ue002"');
});

test('marks take no room in a line', () => {
  const code = call('f', { a: 'x'.repeat(64), b: 12345678 });
  expect(print(code).length).toBeGreaterThan(80);
  expect(placed(print(writtenBy(code, 'a long key of a node')))).toEqual({
    text: print(code),
    places: new Map([['a long key of a node', [0, 0]]]),
  });
});
