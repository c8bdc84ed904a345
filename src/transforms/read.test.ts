import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  choice,
  fill,
  flag,
  interval,
  intervals,
  intervalsFor,
  intervalXY,
  nullableInterval,
  nullableIntervalXY,
  nullableVector,
  number,
  type Param,
  setOf,
  vector,
} from './params';
import { readParam, readParams } from './read';

const help = { en: '', ko: '' };
const range = { hard: [-10, 10], slider: [-5, 5], step: 1 } as const;
const read = (spec: Param, value: unknown) => {
  const reading = readParam(spec, value);
  return reading.ok ? { value: reading.value, notes: reading.notes.length } : 'refused';
};
const nonsense = [
  '3',
  Number.NaN,
  Number.POSITIVE_INFINITY,
  true,
  {},
  [],
  [1],
  [1, 2, 3],
  ['1', '2'],
  [1, Number.NaN],
  undefined,
];

describe('readParam', () => {
  it.each([
    ['symmetric', [-3, 3]],
    ['zero-to', [0, 3]],
    ['one-to', [1, 3]],
    ['fixed', [3, 3]],
    ['until-next', [3, 4]],
    ['around-one', [0, 4]],
  ] as const)('expands a bare number: %s', (scalar, expected) => {
    expect(read(interval([0, 0], { ...range, scalar }, help), 3)).toEqual({ value: expected, notes: 0 });
  });

  it('puts the ends of an interval in order, wherever they come from', () => {
    const spec = interval([0, 0], range, help);
    expect(read(spec, [4, -2])).toEqual({ value: [-2, 4], notes: 0 });
    expect(read(spec, -3)).toEqual({ value: [-3, 3], notes: 0 });
    expect(read(interval([0, 0], { ...range, scalar: 'one-to' }, help), 0.5)).toEqual({ value: [0.5, 1], notes: 0 });
  });

  it('clamps to the hard range and rounds whole numbers, with a note each', () => {
    expect(read(interval([0, 0], range, help), [-20, 4])).toEqual({ value: [-10, 4], notes: 1 });
    expect(read(interval([0, 0], { ...range, int: true }, help), [1.4, 12.5])).toEqual({ value: [1, 10], notes: 3 });
    expect(read(number(0, { ...range, int: true }, help), 2.6)).toEqual({ value: 3, notes: 1 });
  });

  it('has no negative zero, which JSON would lose', () => {
    expect(read(interval([0, 0], range, help), 0)).toEqual({ value: [0, 0], notes: 0 });
    expect(read(number(0, range, help), -0)).toEqual({ value: 0, notes: 0 });
  });

  it('reads intervals per axis from every shorthand', () => {
    const spec = intervalXY({ x: [1, 1], y: [1, 1] }, { ...range, missing: 1 }, help);
    const both = (axis: readonly number[]) => ({ value: { x: axis, y: axis }, notes: 0 });
    expect(read(spec, 2)).toEqual(both([2, 2]));
    expect(read(spec, [3, 2])).toEqual(both([2, 3]));
    expect(read(spec, { x: 2 })).toEqual({ value: { x: [2, 2], y: [1, 1] }, notes: 0 });
    expect(read(spec, { x: [1, 2], y: 4 })).toEqual({ value: { x: [1, 2], y: [4, 4] }, notes: 0 });
    for (const bad of [{}, { z: 1 }, { x: '1' }, { x: 1, y: null }, null]) expect(read(spec, bad)).toBe('refused');
    expect(read(nullableIntervalXY(null, { ...range, missing: 0 }, help), null)).toEqual({ value: null, notes: 0 });
  });

  it('takes null only where it means something', () => {
    expect(read(number(0, range, help), null)).toBe('refused');
    expect(read({ ...number(0, range, help), nullable: true }, null)).toEqual({ value: null, notes: 0 });
    expect(read(interval([0, 0], range, help), null)).toBe('refused');
    expect(read(nullableInterval(null, range, help), null)).toEqual({ value: null, notes: 0 });
    const pair = { names: ['a', 'b'], hard: [0, 8], step: 1 } as const;
    expect(read(nullableVector([0, 0], pair, help), null)).toEqual({ value: null, notes: 0 });
  });

  it('compares choices strictly', () => {
    const spec = choice(
      1,
      [
        { value: 1, label: help },
        { value: 2, label: help },
      ],
      help,
    );
    expect(read(spec, 2)).toEqual({ value: 2, notes: 0 });
    for (const bad of ['1', 1.5, true, null, [1]]) expect(read(spec, bad)).toBe('refused');
    const withNull = choice(
      null,
      [
        { value: null, label: help },
        { value: 'image', label: help },
      ],
      help,
    );
    expect(read(withNull, null)).toEqual({ value: null, notes: 0 });
    expect(read(withNull, 'image')).toEqual({ value: 'image', notes: 0 });
  });

  it('takes only true and false for a flag', () => {
    expect(read(flag(false, help), true)).toEqual({ value: true, notes: 0 });
    for (const bad of [0, 1, 'true', null]) expect(read(flag(false, help), bad)).toBe('refused');
  });

  it('reads fills: a level, a colour, a listed word, null where it may', () => {
    const spec = fill(0, help, { words: [{ value: 'random', label: help }] });
    expect(read(spec, 128)).toEqual({ value: 128, notes: 0 });
    expect(read(spec, 300)).toEqual({ value: 255, notes: 1 });
    expect(read(spec, [1, -2, 3])).toEqual({ value: [1, 0, 3], notes: 1 });
    expect(read(spec, 'random')).toEqual({ value: 'random', notes: 0 });
    for (const bad of ['red', null, [1], [1, 2], [1, 2, 3, 4], [1, 2, '3'], true, {}])
      expect(read(spec, bad)).toBe('refused');
    expect(read(fill(0, help, { nullable: true }), null)).toEqual({ value: null, notes: 0 });
  });

  it('reads lists of as many numbers as have names, or one for all', () => {
    const spec = vector([0, 0], { names: ['a', 'b'], hard: [0, 8], step: 1 }, help);
    expect(read(spec, [3, 9])).toEqual({ value: [3, 8], notes: 1 });
    expect(read(spec, 3)).toEqual({ value: [3, 3], notes: 0 });
    for (const bad of [[3], [3, 4, 5], [3, null], null]) expect(read(spec, bad)).toBe('refused');
    expect(read({ ...spec, int: true }, [3.4, 2])).toEqual({ value: [3, 2], notes: 1 });
  });

  it('repeats a shorter list where the library does', () => {
    const sides = { names: ['left', 'top', 'right', 'bottom'], hard: [0, 8], step: 1, repeats: true } as const;
    const spec = vector([0, 0, 0, 0], sides, help);
    expect(read(spec, [1, 2])).toEqual({ value: [1, 2, 1, 2], notes: 0 });
    expect(read(spec, 5)).toEqual({ value: [5, 5, 5, 5], notes: 0 });
    for (const bad of [[], [1, 2, 3], [1, 2, 3, 4, 5]]) expect(read(spec, bad)).toBe('refused');
  });

  it('refuses what is no number', () => {
    for (const bad of nonsense) {
      expect(read(number(0, range, help), bad)).toBe('refused');
      expect(read(interval([0, 0], range, help), bad)).toBe('refused');
    }
  });

  it('gives back what it gave, whatever it was given', () => {
    const specs: Param[] = [
      interval([0, 0], { ...range, int: true }, help),
      intervalXY({ x: [0, 0], y: [0, 0] }, { ...range, missing: 0 }, help),
      number(0, range, help),
      fill(0, help, { nullable: true }),
      vector([0, 0], { names: ['a', 'b'], hard: [0, 8], step: 1 }, help),
      flag(true, help),
    ];
    fc.assert(
      fc.property(fc.constantFrom(...specs), fc.anything(), (spec, value) => {
        const first = readParam(spec, value);
        if (first.ok) expect(readParam(spec, first.value)).toEqual({ ok: true, value: first.value, notes: [] });
      }),
    );
  });
});

describe('readParams', () => {
  const specs = { limit: interval([-1, 1], range, help), on: flag(true, help) };

  it('takes defaults for what is missing, without a word', () => {
    expect(readParams(specs, {})).toEqual({ params: { limit: [-1, 1], on: true }, notes: [] });
  });

  it('names the parameter in every note', () => {
    const { params, notes } = readParams(specs, { limit: 99, on: 'yes', limmit: 3 });
    expect(params).toEqual({ limit: [-10, 10], on: true });
    expect(notes.map((note) => note.en.split(':')[0])).toEqual(['limit', 'limit', 'on', 'limmit']);
    expect(notes.map((note) => note.ko.split(':')[0])).toEqual(['limit', 'limit', 'on', 'limmit']);
  });

  it('sees only own members', () => {
    const raw = JSON.parse('{"__proto__": {"limit": 5}, "constructor": 1}');
    const { params, notes } = readParams(specs, raw);
    expect(params).toEqual({ limit: [-1, 1], on: true });
    expect(notes).toHaveLength(2);
  });
});

describe('intervals that go with a choice', () => {
  const spec = intervals(
    'law',
    {
      flat: { ranges: { ...range, default: [-1, 1], each: ['R', 'G', 'B'] } },
      bell: { mean: { ...range, default: [0, 0] }, width: { ...range, default: [1, 2] } },
    },
    help,
  );
  const value = (given: unknown) => {
    const read = readParam(spec, given);
    return read.ok ? read.value : read.error.en;
  };

  it('are none, or one of the sets', () => {
    expect(value(null)).toBeNull();
    expect(value({ mean: [2, 1], width: [3, 99] })).toEqual({ mean: [1, 2], width: [3, 10] });
    expect(value({ law: 'flat', ranges: [[0, 1]] })).toEqual({ ranges: [[0, 1]] });
    const three = [
      [0, 1],
      [1, 2],
      [2, 3],
    ];
    expect(value({ ranges: three })).toEqual({ ranges: three });
    expect(value({ ranges: [...three, [3, 4]] })).toEqual({ ranges: three });
  });

  it.each([
    [{ mean: [0, 1] }],
    [{ mean: [0, 1], width: [0, 1], more: [0, 1] }],
    [{ mean: [0, 1], width: 3 }],
    [{ mean: [0, 1], width: [0, 'x'] }],
    [{ ranges: [0, 1] }],
    [{ ranges: [] }],
    [
      {
        ranges: [
          [0, 1],
          [1, 2],
        ],
      },
    ],
    [{ ranges: [[0, 1, 2]] }],
    [[[0, 1]]],
    ['flat'],
    [{}],
  ])('are nothing else: %j', (given) => {
    expect(value(given)).toContain('expected null or');
  });

  it('are told apart by their names', () => {
    expect(setOf(spec, { width: 0, mean: 0 })).toBe('bell');
    expect(setOf(spec, {})).toBeUndefined();
    for (const choice of Object.keys(spec.sets)) expect(setOf(spec, intervalsFor(spec, choice))).toBe(choice);
    expect(intervalsFor(spec, 'flat')).toEqual({ ranges: [[-1, 1]] });
  });
});
