/** Objects and the holes in them, against what the library makes of the same numbers in 0..1. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Draws, draws } from '../../math/random';
import { transformNamed } from '../index';
import { defaultsOf, type Interval } from '../params';
import { holesInBoxes, holesInMask } from './ConstrainedCoarseDropout';
import { objectsOf, pixelsByObject } from './objects';

type Units = { readonly [name: string]: readonly number[] };
interface Found {
  readonly each: number;
  readonly ranges: readonly [Interval, Interval];
  readonly units: Units;
  readonly holes: readonly (readonly number[])[];
}
const figures = JSON.parse(
  readFileSync(new URL('../../../e2e/parity/golden/figures/objects.json', import.meta.url), 'utf8'),
) as {
  readonly size: readonly [number, number];
  readonly boxes: readonly (Found & { readonly boxes: readonly (readonly [number, number, number, number])[] })[];
  readonly masks: readonly (Found & { readonly mask: readonly number[]; readonly wanted: readonly number[] })[];
  readonly counts: readonly number[];
};
const [width, height] = figures.size;

/** Draws that return what they are given. */
function given(units: Units): Draws {
  const unit = (name: string, index = 0): number => units[name]![index]!;
  return {
    ...draws(1, 1, 'n1'),
    unit,
    uniform: (name, [low, high], index) => low + (high - low) * unit(name, index),
    int: (name, [low, high], index) => low + Math.floor(unit(name, index) * (high - low + 1)),
  };
}

const paramsOf = ({ ranges: [high, wide] }: Found, classes: readonly number[] | null) =>
  ({
    ...defaultsOf(transformNamed('ConstrainedCoarseDropout')!.params),
    hole_height_range: high,
    hole_width_range: wide,
    mask_indices: classes,
  }) as unknown as Parameters<typeof holesInBoxes>[2];

const sorted = (holes: Found['holes']) => holes.map((hole) => hole.join(' ')).sort();

describe('holes', () => {
  test('lie in boxes where the library puts them', () => {
    for (const found of figures.boxes) {
      const boxes = found.boxes.map(([x1, y1, x2, y2]) => ({ x1, y1, x2, y2 }));
      expect(holesInBoxes(boxes, found.each, paramsOf(found, null), given(found.units))).toEqual(found.holes);
    }
  });

  test('lie around pixels of a mask where the library puts them', () => {
    let count = 0;
    for (const found of figures.masks) {
      const mask = { width, height, values: Uint8Array.from(found.mask) };
      const holes = holesInMask(mask, found.each, paramsOf(found, found.wanted), given(found.units));
      expect(sorted(holes)).toEqual(sorted(found.holes));
      count += holes.length;
    }
    expect(count).toBeGreaterThan(30);
  });
});

describe('objects', () => {
  test('are as many as the library finds, each of one class', () => {
    const counts = figures.masks.map(
      ({ mask }) => objectsOf({ width, height, values: Uint8Array.from(mask) }, (value) => value).count,
    );
    expect(counts).toEqual(figures.counts);
  });

  test('hold every pixel once, all of one class and all connected, in any mask', () => {
    const masks = fc.record({
      width: fc.integer({ min: 1, max: 9 }),
      seed: fc.nat(),
      height: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(masks, ({ width, height, seed }) => {
        const random = draws(seed, 1, 'mask');
        const values = Uint8Array.from({ length: width * height }, (_, i) => random.int('class', [0, 2], i));
        const objects = objectsOf({ width, height, values }, (value) => value);
        const { pixels, starts } = pixelsByObject(objects);
        expect([...pixels].sort((a, b) => a - b)).toEqual([...values.keys()].filter((i) => values[i] !== 0));
        for (let object = 1; object <= objects.count; object++) {
          const own = new Set(pixels.slice(starts[object], starts[object + 1]));
          expect(own.size).toBe(objects.sizes[object]);
          const [first] = own;
          const reached = new Set([first!]);
          for (const at of reached)
            for (let y = -1; y <= 1; y++)
              for (let x = -1; x <= 1; x++) {
                const [column, row] = [(at % width) + x, Math.floor(at / width) + y];
                const next = row * width + column;
                const inside = column >= 0 && column < width && row >= 0 && row < height;
                if (inside && values[next] === values[first!]) reached.add(next);
              }
          expect(own).toEqual(reached);
        }
      }),
    );
  });
});
