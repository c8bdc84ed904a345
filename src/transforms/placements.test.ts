/**
 * Crops, pads and scales fed with the same numbers in 0..1 as the real library (e2e/parity/placements.py): the same
 * order of draws, the same rounding, and a refusal wherever the library raises an error.
 */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Box } from '../math/box';
import { type Draws, draws } from '../math/random';
import { type Draw, Refusal, type Scene } from './define';
import { transformNamed } from './index';
import { defaultsOf } from './params';
import { readParams } from './read';

interface Placed {
  readonly name: string;
  readonly params: { readonly [name: string]: unknown };
  readonly input: readonly [number, number];
  readonly boxes: readonly (readonly [number, number, number, number])[];
  readonly units: readonly number[];
  readonly draw: Draw | null;
}

const placed = JSON.parse(
  readFileSync(new URL('../../e2e/parity/golden/figures/placements.json', import.meta.url), 'utf8'),
) as readonly Placed[];

/** Gives out these numbers, one for each new name and index. */
function fedWith(units: readonly number[]): { draws: Draws; taken: () => number } {
  const known = new Map<string, number>();
  const unit: Draws['unit'] = (name, index = 0) => {
    const key = `${name} ${index}`;
    const value = known.get(key) ?? units[known.size]!;
    known.set(key, value);
    return value;
  };
  const fed: Draws = {
    unit,
    uniform: (name, [low, high], index) => low + (high - low) * unit(name, index),
    int: (name, [low, high], index) => low + Math.floor(unit(name, index) * (high - low + 1)),
    normal: () => 0,
    seed: () => 0,
  };
  return { draws: fed, taken: () => known.size };
}

function sceneOf({ input: [width, height], boxes }: Placed): Scene {
  return { width, height, boxes: boxes.map(([x1, y1, x2, y2]): Box => ({ x1, y1, x2, y2 })) };
}

function sampled(name: string, params: Placed['params'], random: Draws, scene: Scene): Draw | null {
  const transform = transformNamed(name)!;
  const read = readParams(transform.params, params);
  expect(read.notes).toEqual([]);
  expect(transform.check?.(read.params) ?? null).toBeNull();
  try {
    return transform.sample(read.params, random, scene);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

test.each(placed.map((each, i) => [`${i} ${each.name}`, each] as const))('%s', (_, each) => {
  const fed = fedWith(each.units);
  const found = sampled(each.name, each.params, fed.draws, sceneOf(each));
  expect(found).toEqual(each.draw);
  if (each.draw !== null) expect(fed.taken()).toBe(each.units.length);
});

const seeds = fc.integer({ min: 0, max: 2 ** 40 });
const input = { width: 301, height: 187 };

const boxes = fc.array(
  fc
    .record({
      x: fc.integer({ min: 0, max: 270 }),
      y: fc.integer({ min: 0, max: 160 }),
      width: fc.integer({ min: 3, max: 30 }),
      height: fc.integer({ min: 3, max: 26 }),
    })
    .map(({ x, y, width, height }): Box => ({ x1: x, y1: y, x2: x + width, y2: y + height })),
  { minLength: 1, maxLength: 4 },
);

const windowIn = (name: string, params: Placed['params'], seed: number, around: readonly Box[]) =>
  sampled(name, params, draws(seed, 3, 'n2'), { ...input, boxes: around }) as { [side: string]: number };

describe('crops around boxes', () => {
  it('keep all of them', () => {
    fc.assert(
      fc.property(boxes, seeds, (around, seed) => {
        const { x, y, width, height } = windowIn('BBoxSafeRandomCrop', {}, seed, around);
        for (const box of around) {
          expect(x).toBeLessThanOrEqual(box.x1);
          expect(y).toBeLessThanOrEqual(box.y1);
          // The far edges lose their fraction, as in the library.
          expect(x! + width!).toBeGreaterThanOrEqual(Math.floor(box.x2 - 1e-9));
          expect(y! + height!).toBeGreaterThanOrEqual(Math.floor(box.y2 - 1e-9));
        }
      }),
    );
  });

  it('keep at least one of them whole, where it fits', () => {
    fc.assert(
      fc.property(boxes, seeds, (around, seed) => {
        const size = { width: 40, height: 40 };
        const { x, y } = windowIn('AtLeastOneBBoxRandomCrop', size, seed, around);
        const kept = around.filter((box) => x! <= box.x1 && y! <= box.y1 && x! + 41 >= box.x2 && y! + 41 >= box.y2);
        expect(kept.length).toBeGreaterThan(0);
      }),
    );
  });

  it('need one, where they are cut out by it', () => {
    expect(sampled('RandomCropNearBBox', {}, draws(1, 1, 'n1'), { ...input, boxes: [] })).toBeNull();
  });
});

test('a shuffled grid keeps every cell, and only cells of one size change places', () => {
  const grid = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }));
  const sizes = fc.record({ width: fc.integer({ min: 1, max: 99 }), height: fc.integer({ min: 1, max: 99 }) });
  fc.assert(
    fc.property(grid, sizes, seeds, (given, size, seed) => {
      const transform = transformNamed('RandomGridShuffle')!;
      const drawn = transform.sample({ grid: given }, draws(seed, 1, 'n1'), { ...size, boxes: [] }) as {
        readonly [list: string]: readonly number[];
      };
      const lengths = (splits: readonly number[]): number[] => splits.slice(1).map((split, i) => split - splits[i]!);
      const [high, wide] = [lengths(drawn.rows!), lengths(drawn.columns!)];
      expect([high.length, wide.length]).toEqual(given);
      expect([drawn.rows!.at(-1), drawn.columns!.at(-1)]).toEqual([size.height, size.width]);
      for (const sides of [high, wide]) expect(Math.max(...sides) - Math.min(...sides)).toBeLessThanOrEqual(1);
      expect([...drawn.mapping!].sort((a, b) => a - b)).toEqual(drawn.mapping!.map((_, cell) => cell));
      const sizeOf = (cell: number): string => `${high[Math.floor(cell / given[1])]} ${wide[cell % given[1]]}`;
      drawn.mapping!.forEach((target, cell) => {
        expect(sizeOf(target)).toBe(sizeOf(cell));
      });
    }),
  );
});

test('the pieces of a box are minded one by one, by what they must show', () => {
  const { labels } = transformNamed('RandomGridShuffle')!;
  // Four cells of 8 by 8; the upper ones change places, so that the box is torn in two.
  const draw = { rows: [0, 8, 16], columns: [0, 8, 16], mapping: [1, 0, 2, 3] };
  const use = { params: {}, draw, input: { width: 16, height: 16 } };
  const boxesWith = (area: number, visibility: number) =>
    labels!.boxes!([2, 0, 12, 8], { ...use, keep: { area, visibility } });
  const pieces = [
    [10, 0, 16, 8],
    [0, 0, 4, 8],
  ];
  expect(labels!.boxes!([2, 0, 12, 8], use)).toEqual(pieces);
  expect(boxesWith(40, 0)).toEqual([pieces[0]]);
  expect(boxesWith(0, 0.4)).toEqual(pieces);
  expect(boxesWith(0, 0.5)).toEqual([pieces[0]]);
  const outline = [
    [2, 2],
    [12, 2],
    [12, 6],
    [2, 6],
  ] as const;
  const spans = labels!.outlines!(outline, use).map((piece) => {
    const xs = piece.map(([x]) => x);
    return [Math.min(...xs), Math.max(...xs)];
  });
  expect(spans).toEqual([
    [10, 16],
    [0, 4],
  ]);
});

test('all eight symmetries of a square come up, about as often', () => {
  const { sample } = transformNamed('D4')!;
  const counts = new Map<unknown, number>();
  for (let seed = 0; seed < 1600; seed++) {
    const { element } = sample({}, draws(seed, 1, 'n1'), { ...input, boxes: [] });
    counts.set(element, (counts.get(element) ?? 0) + 1);
  }
  expect(counts.size).toBe(8);
  for (const count of counts.values()) expect(Math.abs(count - 200)).toBeLessThan(60);
});

test('of two lengths that exclude each other exactly one must be given', () => {
  const refused = (name: string, params: Placed['params']): boolean => {
    const transform = transformNamed(name)!;
    return transform.check!({ ...defaultsOf(transform.params), ...params } as never) !== null;
  };
  expect(refused('CropAndPad', { px: [1, 2] })).toBe(true);
  expect(refused('CropAndPad', { px: [1, 1], percent: null })).toBe(true);
  expect(refused('CropAndPad', { px: [1, 2], percent: null })).toBe(false);
  for (const name of ['LongestMaxSize', 'SmallestMaxSize']) {
    expect(refused(name, { max_size_hw: [3, 4] })).toBe(true);
    expect(refused(name, { max_size: null })).toBe(true);
    expect(refused(name, { max_size: null, max_size_hw: [3, 4] })).toBe(false);
  }
  expect(refused('PadIfNeeded', { pad_height_divisor: 3 })).toBe(true);
  expect(refused('PadIfNeeded', { min_height: null, pad_height_divisor: 3 })).toBe(false);
  expect(refused('RandomCropFromBorders', { crop_left: 0.6, crop_right: 0.5 })).toBe(true);
});
