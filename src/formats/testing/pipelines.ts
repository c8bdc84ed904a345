/** Random transforms and random pipelines of them, for tests of what is written and read again. */
import fc from 'fast-check';
import type { Json } from '../../math/text';
import { boxFormats, defaultLabelSettings, type LabelSettings, pointFormats } from '../../pipeline/labels/model';
import { groupKinds, type Key, limits, type Node, type Pipeline } from '../../pipeline/model';
import { defineTransform, type Transform } from '../../transforms/define';
import type { Interval, IntervalsEntry, Param, ParamSpecs, ParamValue } from '../../transforms/params';
import type { Lookup } from '../imported';
import type { Shared } from '../playground';

const help = { en: '', ko: '' };

/** A transform that does nothing, with these parameters. */
export const fixtureTransform = (name: string, params: ParamSpecs, p = 0.5): Transform =>
  defineTransform({
    name,
    category: 'color',
    doc: help,
    words: [],
    p,
    params,
    sample: () => ({}),
    caption: () => '',
    fix: () => ({ nodes: [] }),
    kernel: () => ({ kind: 'none' }),
  });

export const lookupIn =
  (transforms: readonly Transform[]): Lookup =>
  (name) =>
    transforms.find((transform) => transform.name === name);

/** JSON values that survive JSON: no negative zero. */
const jsonValue: fc.Arbitrary<Json> = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)));

const range = fc
  .tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 0, max: 1000 }), fc.boolean())
  .map(([low, length, int]) => ({
    hard: [low, low + length] as Interval,
    slider: [low, low + length] as Interval,
    step: 1,
    int,
  }));

const options = [0, 1, 'linear', null].map((value) => ({ value, label: help }));
const words = [{ value: 'random', label: help }];

const spec: fc.Arbitrary<Param> = fc.oneof(
  fc
    .tuple(range, fc.constantFrom('symmetric', 'zero-to', 'one-to', 'fixed', 'until-next'), fc.boolean())
    .map(
      ([ends, scalar, nullable]): Param => ({ kind: 'interval', default: ends.hard, help, ...ends, scalar, nullable }),
    ),
  fc.tuple(range, fc.boolean()).map(([ends, nullable]): Param => {
    const value = { x: ends.hard, y: ends.hard };
    return { kind: 'interval-xy', default: value, help, ...ends, nullable, missing: ends.hard[0] };
  }),
  fc
    .tuple(range, fc.boolean())
    .map(([ends, nullable]): Param => ({ kind: 'number', default: ends.hard[0], help, ...ends, nullable })),
  fc.constant<Param>({ kind: 'choice', default: 0, help, options }),
  fc.boolean().map((value): Param => ({ kind: 'flag', default: value, help })),
  fc.constantFrom('numbers', 'names').map((of): Param => ({ kind: 'list', default: null, help, of, hard: [-3, 9] })),
  fc.boolean().map((nullable): Param => ({ kind: 'fill', default: 0, help, words, nullable })),
  fc.tuple(range, fc.boolean()).map(
    ([{ hard, int }, nullable]): Param => ({
      kind: 'vector',
      default: hard,
      help,
      names: ['a', 'b'],
      hard,
      step: 1,
      int,
      nullable,
    }),
  ),
);

function numberIn([low, high]: Interval, int = false): fc.Arbitrary<number> {
  if (int) return fc.integer({ min: low, max: high });
  return fc.double({ min: low, max: high, noNaN: true }).map((value) => value + 0);
}

const intervalIn = (hard: Interval, int?: boolean): fc.Arbitrary<Interval> =>
  fc.tuple(numberIn(hard, int), numberIn(hard, int)).map(([a, b]): Interval => (a <= b ? [a, b] : [b, a]));

const orNull = <T>(nullable: boolean, value: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  nullable ? fc.option(value) : value;

/** A legal value. */
function legalValue(param: Param): fc.Arbitrary<ParamValue> {
  switch (param.kind) {
    case 'interval':
      return orNull(param.nullable, intervalIn(param.hard, param.int));
    case 'interval-xy': {
      const axis = intervalIn(param.hard, param.int);
      return orNull(param.nullable, fc.record({ x: axis, y: axis }, { noNullPrototype: true }));
    }
    case 'number':
      return orNull(param.nullable, numberIn(param.hard, param.int));
    case 'choice':
      return fc.constantFrom(...param.options.map((option) => option.value));
    case 'flag':
      return fc.boolean();
    case 'fill': {
      const level = numberIn([0, 255]);
      const some = fc.oneof<fc.Arbitrary<ParamValue>[]>(
        level,
        fc.tuple(level, level, level),
        ...param.words.map((word) => fc.constant(word.value)),
      );
      return orNull(param.nullable, some);
    }
    case 'intervals': {
      const ends = ({ hard, int, each }: IntervalsEntry): fc.Arbitrary<Interval | readonly Interval[]> => {
        const one = intervalIn(hard, int);
        return each
          ? fc.oneof(
              one.map((only) => [only]),
              fc.tuple(...each.map(() => one)),
            )
          : one;
      };
      const sets = Object.values(param.sets).map((set) =>
        fc.record(Object.fromEntries(Object.entries(set).map(([name, entry]) => [name, ends(entry)])), {
          noNullPrototype: true,
        }),
      );
      return fc.option(fc.oneof(...sets));
    }
    case 'list': {
      const entry = param.of === 'numbers' ? numberIn(param.hard, true) : fc.oneof(fc.string(), fc.integer());
      return fc.option(fc.array<string | number>(entry, { maxLength: 5 }));
    }
    case 'vector':
      return orNull(param.nullable, fc.tuple(...param.names.map(() => numberIn(param.hard, param.int))));
  }
}

const transforms: fc.Arbitrary<readonly Transform[]> = fc
  .array(
    // A parameter is never called p: that is the probability.
    fc.dictionary(fc.stringMatching(/^[a-z][a-z_]{1,8}$/), spec, { maxKeys: 5, noNullPrototype: true }),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((all) => all.map((specs, index) => fixtureTransform(`Fixture${index}`, specs)));

const p = fc.oneof(fc.constantFrom(0, 0.5, 1), numberIn([0, 1]));

function nodeOf(known: readonly Transform[], depth: number): fc.Arbitrary<Node> {
  const base = { key: fc.constant(''), p, enabled: fc.boolean() };
  const transform = fc.constantFrom(...known).chain((chosen) => {
    const values = Object.entries(chosen.params).map(([name, param]) => [name, legalValue(param)] as const);
    const params = fc.record(Object.fromEntries(values), { noNullPrototype: true });
    const named = { kind: fc.constant('transform' as const), ...base, transform: fc.constant(chosen.name), params };
    return fc.record(named, { noNullPrototype: true });
  });
  const unknown = fc.record(
    {
      kind: fc.constant('unknown' as const),
      ...base,
      enabled: fc.constant(false),
      name: fc.constant('Other'),
      raw: jsonValue,
    },
    { noNullPrototype: true },
  );
  if (depth + 1 >= limits.depth) return transform;
  const group = fc.record(
    {
      kind: fc.constant('group' as const),
      ...base,
      group: fc.constantFrom(...groupKinds),
      n: fc.integer({ min: 1, max: 5 }),
      replace: fc.boolean(),
      children: fc
        .array(fc.constant(null), { maxLength: 3 })
        .chain((list) => fc.tuple(...list.map(() => nodeOf(known, depth + 1)))),
    },
    { noNullPrototype: true },
  );
  return fc.oneof({ maxDepth: 4, depthIdentifier: 'group' }, { arbitrary: transform, weight: 4 }, unknown, group);
}

/** Numbers the nodes n1, n2, … from the top. */
export function rekeyed(nodes: readonly Node[], next: () => Key = counter()): readonly Node[] {
  return nodes.map((node) => {
    const key = next();
    return node.kind === 'group' ? { ...node, key, children: rekeyed(node.children, next) } : { ...node, key };
  });
}

function counter(): () => Key {
  let number = 0;
  return () => `n${++number}`;
}

export interface RandomPipeline {
  readonly lookup: Lookup;
  readonly shared: Shared;
}

const amount = fc.double({ min: 0, max: 1e4, noNaN: true }).map((value) => value + 0);
const plainObject = { noNullPrototype: true } as const;
const labelSettings: fc.Arbitrary<LabelSettings> = fc.record(
  {
    boxes: fc.record(
      {
        format: fc.constantFrom(...boxFormats),
        min_area: amount,
        min_visibility: fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0),
        min_width: amount,
        min_height: amount,
        max_accept_ratio: fc.option(fc.double({ min: 1, max: 100, noNaN: true })),
        clip: fc.boolean(),
        filter_invalid_bboxes: fc.boolean(),
        check_each_transform: fc.boolean(),
      },
      plainObject,
    ),
    points: fc.record(
      {
        format: fc.constantFrom(...pointFormats),
        remove_invisible: fc.boolean(),
        angle_in_degrees: fc.boolean(),
        check_each_transform: fc.boolean(),
      },
      plainObject,
    ),
    flipPairs: fc.constantFrom([], [['left_eye', 'right_eye'] as const]),
  },
  plainObject,
);

/** Any pipeline of these transforms. */
export const pipelineOf = (known: readonly Transform[]): fc.Arbitrary<RandomPipeline> =>
  fc
    .record({
      nodes: fc.array(nodeOf(known, 0), { maxLength: 6 }),
      workingSize: fc.option(fc.integer({ min: limits.workingSize[0], max: limits.workingSize[1] })),
      seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
      rows: fc.integer({ min: 1, max: 10 }),
      columns: fc.integer({ min: 1, max: 10 }),
      labels: fc.oneof(fc.constant(defaultLabelSettings), labelSettings),
    })
    .map(({ nodes, workingSize, seed, rows, columns, labels }) => {
      const pipeline: Pipeline = { workingSize, nodes: rekeyed(nodes), labels };
      return { lookup: lookupIn(known), shared: { pipeline, seed, grid: { rows, columns } } };
    });

export const randomPipeline: fc.Arbitrary<RandomPipeline> = transforms.chain(pipelineOf);
