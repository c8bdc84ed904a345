/** Objects and the holes in them, against what the library makes of the same numbers in 0..1. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Draws, draws } from '../../math/random';
import type { Refusal, Scene } from '../define';
import { transformNamed } from '../index';
import { defaultsOf, type Interval } from '../params';
import { holesInBoxes, holesInMask } from './ConstrainedCoarseDropout';
import { hiddenLabels, runsOf } from './MaskDropout';
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
  readonly labels: readonly {
    readonly runs: readonly (readonly number[])[];
    readonly boxes: readonly (readonly [number, number, number, number])[];
    readonly points: readonly (readonly [number, number])[];
    readonly keep: { readonly area: number; readonly visibility: number };
    readonly boxesStay: readonly boolean[];
    readonly pointsStay: readonly boolean[];
  }[];
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

describe('MaskDropout', () => {
  test('lets go of the labels that the library lets go of', () => {
    let gone = 0;
    for (const { runs, boxes, points, keep, boxesStay, pointsStay } of figures.labels) {
      if (runs.length === 0) continue;
      const use = { params: {}, draw: { runs, dropped: 1, of: 1 }, input: { width, height }, keep };
      expect(boxes.map((box) => hiddenLabels.box!(box, use) !== null)).toEqual(boxesStay);
      const seen = points.map(([x, y]) => hiddenLabels.keypoint!({ x, y, angle: 0, scale: 1 }, use) !== null);
      expect(seen).toEqual(pointsStay);
      gone += [...boxesStay, ...pointsStay].filter((stays) => !stays).length;
    }
    expect(gone).toBeGreaterThan(30);
  });

  test('hides as many objects as drawn, whole, and nothing else', () => {
    const transform = transformNamed('MaskDropout')!;
    for (const [i, { mask }] of figures.masks.entries()) {
      const values = Uint8Array.from(mask);
      const params = { ...defaultsOf(transform.params), max_objects: [2, 2] };
      const scene = { width, height, boxes: [], mask: { width, height, values } };
      const draw = transform.sample(params, draws(i, 1, 'n1'), scene) as { runs: number[][]; dropped: number };
      const objects = objectsOf(scene.mask, (value) => value);
      const under = draw.runs.flatMap(([y, start, end]) => [
        ...objects.owner.slice(y! * width + start!, y! * width + end!),
      ]);
      expect(new Set(under).size).toBe(Math.min(2, objects.count));
      expect(under).not.toContain(0);
      expect(under).toHaveLength([...new Set(under)].reduce((sum, object) => sum + objects.sizes[object]!, 0));
      const own = (object: number): boolean => under.includes(object);
      expect(runsOf(objects, own)).toEqual(draw.runs);
    }
  });
});

describe('a scene', () => {
  const sample = (name: string, params: object, scene: Partial<Scene>) => {
    const transform = transformNamed(name)!;
    const all = { ...defaultsOf(transform.params), ...params };
    return transform.sample(all, draws(1, 1, 'n1'), { width, height, boxes: [], ...scene });
  };
  const cat = { x1: 2, y1: 3, x2: 20, y2: 15, label: 'cat' };
  const mask = { width, height, values: new Uint8Array(width * height).fill(1) };
  const sides = { hole_height_range: [0.5, 0.5], hole_width_range: [0.5, 0.5] };
  const holes = (params: object, scene: Partial<Scene>) =>
    (sample('ConstrainedCoarseDropout', { ...sides, ...params }, scene) as { holes: number[][] }).holes;

  test('without what it asks for gets no holes', () => {
    expect(holes({}, { boxes: [cat], names: ['cat'], mask })).toEqual([]);
    expect(holes({ mask_indices: [1] }, { boxes: [cat], names: ['cat'] })).toEqual([]);
    expect(holes({ mask_indices: [2] }, { mask })).toEqual([]);
    expect(holes({ bbox_labels: ['dog'] }, { boxes: [], names: ['cat'] })).toEqual([]);
    expect(holes({ bbox_labels: ['dog'] }, { boxes: [cat], names: ['cat', 'dog'] })).toEqual([]);
  });

  test('gets holes in the boxes asked for, and in the mask before them', () => {
    const [hole] = holes({ bbox_labels: ['cat'] }, { boxes: [cat], names: ['cat'] });
    expect([hole![2]! - hole![0]!, hole![3]! - hole![1]!]).toEqual([9, 6]);
    const both = holes({ bbox_labels: ['cat'], mask_indices: [1], num_holes_range: [3, 3] }, { boxes: [cat], mask });
    expect(both).toHaveLength(3);
  });

  test('that cannot be looked at is refused by the page, one that is wrong by the library', () => {
    const refusal = (run: () => unknown): Refusal['by'] | null => {
      try {
        run();
        return null;
      } catch (error) {
        return (error as Refusal).by;
      }
    };
    for (const name of ['MaskDropout', 'CropNonEmptyMaskIfExists']) {
      expect(refusal(() => sample(name, { height: 5, width: 5 }, { mask: 'unknown' }))).toBe('page');
      expect(refusal(() => sample(name, { height: 5, width: 5 }, {}))).toBe('library');
      expect(refusal(() => sample(name, { height: 5, width: 5 }, { mask }))).toBeNull();
    }
    expect(refusal(() => holes({ mask_indices: [1] }, { mask: 'unknown' }))).toBe('page');
    expect(refusal(() => holes({ bbox_labels: ['dog'] }, { boxes: [cat], names: ['cat'] }))).toBe('library');
    expect(refusal(() => sample('CropNonEmptyMaskIfExists', { height: 24, width: 5 }, { mask }))).toBe('library');
  });

  test('is cropped around a pixel that counts', () => {
    const values = new Uint8Array(width * height);
    values[17 * width + 26] = 4;
    values[2 * width + 3] = 5;
    for (let seed = 0; seed < 50; seed++) {
      const transform = transformNamed('CropNonEmptyMaskIfExists')!;
      const params = { ...defaultsOf(transform.params), height: 6, width: 7, ignore_values: [5] };
      const scene = { width, height, boxes: [], mask: { width, height, values } };
      const { x, y } = transform.sample(params, draws(seed, 1, 'n1'), scene) as { x: number; y: number };
      expect(x <= 26 && 26 < x + 7 && y <= 17 && 17 < y + 6).toBe(true);
      expect(x >= 0 && y >= 0 && x + 7 <= width && y + 6 <= height).toBe(true);
    }
  });
});
