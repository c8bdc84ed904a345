import fc from 'fast-check';
import { expect, it } from 'vitest';
import { emptyPipeline, type GroupNode, type Node, type Pipeline } from '../pipeline/model';
import { transformNamed } from '../transforms/index';
import { defaultsOf, type Params } from '../transforms/params';
import { differences } from './diff';

const node = (name: string, key: string, params: Params = {}, rest: Partial<Node> = {}): Node =>
  ({
    ...{ kind: 'transform', key, transform: name, p: 0.5, enabled: true },
    ...{ params: { ...defaultsOf(transformNamed(name)!.params), ...params }, ...rest },
  }) as Node;
const group = (key: string, children: readonly Node[], rest: Partial<GroupNode> = {}): GroupNode => ({
  ...{ kind: 'group', key, group: 'OneOf', p: 1, enabled: true, n: 1, replace: false, children },
  ...rest,
});
const pipeline = (...nodes: readonly Node[]): Pipeline => ({ ...emptyPipeline, nodes });
const en = (a: Pipeline, b: Pipeline) => differences(a, b).map((text) => text.en);

const flip = node('HorizontalFlip', 'a');
const turn = node('Rotate', 'b');
const blur = node('Blur', 'c');

it('names parameters, probabilities and switches', () => {
  const after = pipeline(flip, node('Rotate', 'b', { limit: [-45, 30.25] }, { p: 0.8, enabled: false }));
  expect(en(pipeline(flip, turn), after)).toEqual([
    'Rotate: switched off',
    'Rotate: p: 0.5 → 0.8',
    'Rotate: limit: -90..90 → -45..30.25',
  ]);
});

it('names what came, went and moved, inside groups too', () => {
  const before = pipeline(flip, group('g', [turn, blur]));
  const after = pipeline(group('g', [blur, turn, node('ToGray', 'd')], { p: 0.5 }), flip);
  expect(en(before, after)).toEqual([
    'OneOf: p: 1 → 0.5',
    'OneOf › Rotate: moved',
    'OneOf › ToGray: added after Rotate, p 0.5',
    'HorizontalFlip: moved',
  ]);
  expect(en(pipeline(flip, turn), pipeline(turn))).toEqual(['HorizontalFlip: removed']);
  expect(en(pipeline(turn), pipeline(flip, turn))).toEqual(['HorizontalFlip: added as the first, p 0.5']);
});

it('knows steps again that have other keys', () => {
  const renamed = pipeline(node('HorizontalFlip', 'n1'), node('Rotate', 'n2'), node('Blur', 'n3'));
  expect(en(pipeline(flip, turn, blur), renamed)).toEqual([]);
  expect(en(pipeline(flip, turn, blur), pipeline(node('HorizontalFlip', 'n1'), node('Blur', 'n2')))).toEqual([
    'Rotate: removed',
  ]);
});

it('names sizes and label settings', () => {
  const labels = { ...emptyPipeline.labels, boxes: { ...emptyPipeline.labels.boxes, min_area: 9 } };
  expect(en(pipeline(flip), { ...pipeline(flip), workingSize: null, labels })).toEqual([
    'Resize first: 512 px → original',
    'bbox_params.min_area: 0 → 9',
  ]);
});

it('finds nothing exactly where nothing is different', () => {
  const names = fc.array(fc.constantFrom('HorizontalFlip', 'Rotate', 'Blur', 'ToGray'), { maxLength: 6 });
  fc.assert(
    fc.property(names, names, (a, b) => {
      const made = (list: readonly string[]) => pipeline(...list.map((name, index) => node(name, `k${index}`)));
      expect(differences(made(a), made(b)).length === 0).toBe(a.join() === b.join());
    }),
  );
});
