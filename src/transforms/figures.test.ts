/** Tables, sizes, matrices and moved labels against numbers of the real library (e2e/parity/figures.py). */
import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import type { Size } from '../math/box';
import { draws } from '../math/random';
import { gaussianWeights } from './blur/GaussianBlur';
import { linearTable } from './color/levels/RandomBrightnessContrast';
import { gammaTable } from './color/levels/RandomGamma';
import type { Draw, Kernel, LutKernel, Use } from './define';
import { visiblePart } from './dropout/holes';
import { affineMatrix } from './geometric/affine/movement';
import { transformNamed } from './index';
import { defaultsOf, type Params } from './params';

type Edges = readonly [number, number, number, number];

function figures<T>(name: string): T {
  return JSON.parse(
    readFileSync(new URL(`../../e2e/parity/golden/figures/${name}.json`, import.meta.url), 'utf8'),
  ) as T;
}

describe('tables', () => {
  const { gamma, linear } = figures<{ gamma: [number, number[]][]; linear: [number, number, boolean, number[]][] }>(
    'tables',
  );

  it.each(gamma)('gamma %d %%', (percent, table) => {
    expect([...gammaTable(percent / 100)]).toEqual(table);
  });

  it.each(linear)('brightness %d, contrast %d, safe %s', (brightness, contrast, ensure_safe_range, table) => {
    const transform = transformNamed('RandomBrightnessContrast')!;
    const params = { ...defaultsOf(transform.params), ensure_safe_range };
    const kernel = transform.kernel(params) as LutKernel<Params, Draw>;
    const use = { params, draw: { brightness, contrast }, input: { width: 1, height: 1 } };
    expect([...kernel.table(use)]).toEqual(table);
  });

  it('are not rounded: a gamma of 1 darkens 24 levels, a factor of 1 none', () => {
    const changed = (table: Uint8Array): number => table.filter((level, i) => level !== i).length;
    expect(changed(gammaTable(1))).toBe(24);
    expect(changed(linearTable(1, 0))).toBe(0);
  });
});

test.each(figures<[string, Params, number[]][]>('levels'))(
  '%s %j changes every level as there',
  (name, given, table) => {
    const transform = transformNamed(name)!;
    const params = { ...defaultsOf(transform.params), ...given };
    const input = { width: 16, height: 16 };
    const draw = transform.sample(params, draws(1, 1, 'n1'), { ...input, boxes: [] });
    const kernel = transform.kernel(params) as LutKernel<Params, Draw>;
    const found = [...kernel.table({ params, draw, input })];
    expect(found.length === 768 ? found : [...found, ...found, ...found]).toEqual(table);
    // Pinned, it does the same again.
    const [node] = transform.fix({ params, draw, input }).nodes;
    const again = transform.sample({ ...params, ...node!.params }, draws(2, 2, 'n2'), { ...input, boxes: [] });
    expect([...kernel.table({ params, draw: again, input })]).toEqual(found);
  },
);

test.each(figures<[number, number, number, number[]][]>('weights'))(
  'blur weights of sigma %d, width %d',
  (sigma, width, size, weights) => {
    const transform = transformNamed('GaussianBlur')!;
    const params = { sigma_limit: [sigma, sigma], blur_limit: [width, width] } as const;
    const random = { unit: () => 0, uniform: () => sigma, int: () => width, normal: () => 0, seed: () => 0 };
    expect(transform.sample(params, random, { width: 9, height: 9, boxes: [] })).toEqual({ sigma, size });
    expect(gaussianWeights(sigma, size)).toEqual(weights);
  },
);

interface Moved {
  readonly name: string;
  readonly params: Params;
  readonly input: readonly [number, number];
  readonly draw: Draw;
  readonly output: readonly [number, number];
  readonly matrix: readonly number[] | null;
  readonly boxes: readonly Edges[];
  readonly points: readonly Edges[];
  /** What can be seen of each label afterwards; mirrored borders make several of one. */
  readonly movedBoxes: readonly (readonly Edges[])[];
  readonly movedPoints: readonly (readonly Edges[])[];
}

function useOf({ name, params, draw, input: [width, height] }: Moved): Use {
  return { params: { ...defaultsOf(transformNamed(name)!.params), ...params }, draw, input: { width, height } };
}

function sizeAfter(kernel: Kernel, use: Use): Size {
  if (kernel.kind === 'sequence')
    return kernel.kernels.reduce((input: Size, part) => sizeAfter(part, { ...use, input }), use.input);
  if (kernel.kind === 'lattice') return kernel.lattice(use, 'image').output;
  if (kernel.kind === 'affine') return kernel.affine(use, 'image').output;
  return kernel.kind === 'resize' ? kernel.resize(use) : use.input;
}

function boxesAfter({ name }: Moved, box: Edges, use: Use): readonly Edges[] {
  const { boxes, box: moveBox, outline } = transformNamed(name)!.labels!;
  if (boxes) return boxes(box, use);
  if (moveBox) return [moveBox(box, use)].filter((each) => each !== null);
  const [x1, y1, x2, y2] = box;
  const moved = outline!(
    [
      [x1, y1],
      [x2, y1],
      [x2, y2],
      [x1, y2],
    ],
    use,
  )!;
  const [xs, ys] = [moved.map((p) => p[0]), moved.map((p) => p[1])];
  return [[Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]];
}

/** Equal rows of numbers, within a hundredth of a pixel; angles (third, for points) as directions. */
function expectSame(found: readonly Edges[], wanted: readonly Edges[], angles: boolean): void {
  expect(found.length).toBe(wanted.length);
  const plain = (row: Edges): number[] =>
    angles ? [row[0], row[1], Math.cos(row[2]), Math.sin(row[2]), row[3]] : [...row];
  found.forEach((row, i) => {
    const other = plain(wanted[i]!);
    for (const [k, value] of plain(row).entries()) expect(Math.abs(value - other[k]!)).toBeLessThan(0.01);
  });
}

describe('movements', () => {
  const all = figures<Moved[]>('movements').map((moved, i) => [`${i} ${moved.name}`, moved] as const);

  it.each(all)('%s', (_, moved) => {
    const transform = transformNamed(moved.name)!;
    const use = useOf(moved);
    const [width, height] = moved.output;
    const kernel = transform.kernel(use.params);
    expect(sizeAfter(kernel, use)).toEqual({ width, height });
    if (kernel.kind === 'affine' && moved.matrix)
      for (const [i, value] of kernel.affine(use, 'image').matrix.entries())
        expect(value).toBeCloseTo(moved.matrix[i]!, 9);
    moved.boxes.forEach((box, i) => {
      const found = boxesAfter(moved, box, use).filter(
        ([x1, y1, x2, y2]) => x2 > 0 && y2 > 0 && x1 < width && y1 < height,
      );
      // Pieces of a box come in no certain order.
      const sorted = (rows: readonly Edges[]): readonly Edges[] =>
        moved.name === 'RandomGridShuffle' ? rows.toSorted((a, b) => a[1] - b[1] || a[0] - b[0]) : rows;
      expectSame(sorted(found), sorted(moved.movedBoxes[i]!), false);
      // The plain rule is the full one without mirrored copies.
      if (transform.labels!.box && use.params.border_mode === 0)
        expectSame(found, [transform.labels!.box(box, use)].filter((b) => b !== null).slice(0, found.length), false);
    });
    moved.points.forEach(([x, y, angle, scale], i) => {
      const { keypoints, keypoint } = transform.labels!;
      const point = { x, y, angle, scale };
      const found = (keypoints ? keypoints(point, use) : [keypoint!(point, use)!])
        .filter((p) => p.x >= 0 && p.x < width && p.y >= 0 && p.y < height)
        .map((p): Edges => [p.x, p.y, p.angle, p.scale]);
      expectSame(found, moved.movedPoints[i]!, true);
    });
  });
});

/** Where the unit vectors go, as measured from the library: columns are the images of x and y; y points down. */
test.each([
  ['rotate 30 turns counter-clockwise', { rotate: 30 }, [0.866, 0.5, -0.5, 0.866]],
  ['shear x 20', { shear: [20, 0] }, [1, -0.364, 0, 1]],
  ['shear y 20', { shear: [0, 20] }, [1, 0, -0.364, 1]],
  ['scale comes before rotation', { rotate: 30, scale: [1.5, 1] }, [1.299, 0.5, -0.75, 0.866]],
  ['shear comes after rotation', { rotate: 30, shear: [20, 0] }, [1.048, 0.185, -0.5, 0.866]],
] as const)('%s', (_, motion, [a, b, c, d]) => {
  const still = { rotate: 0, scale: [1, 1], shear: [0, 0], translate: [0, 0] } as const;
  const matrix = affineMatrix({ ...still, ...motion }, [0, 0]);
  const found = [matrix[0], matrix[1], matrix[3], matrix[4]];
  for (const [i, value] of [a, b, c, d].entries()) expect(found[i]).toBeCloseTo(value, 3);
});

interface Holed {
  readonly input: readonly [number, number];
  readonly holes: readonly (readonly number[])[];
  readonly boxes: readonly Edges[];
  readonly points: readonly (readonly [number, number])[];
  readonly movedBoxes: readonly (Edges | null)[];
  readonly seen: readonly boolean[];
}

test.each(figures<Holed[]>('holes'))('labels under holes %#', ({ input, holes, boxes, points, movedBoxes, seen }) => {
  const [width, height] = input;
  boxes.forEach((box, i) => {
    const found = visiblePart(box, holes, { width, height });
    expectSame(found ? [found] : [], movedBoxes[i] ? [movedBoxes[i]] : [], false);
  });
  const { params, labels } = transformNamed('CoarseDropout')!;
  const use = { params: defaultsOf(params), draw: { holes, colors: [], seed: 0 }, input: { width, height } };
  expect(points.map(([x, y]) => labels!.keypoint!({ x, y, angle: 0, scale: 1 }, use) !== null)).toEqual(seen);
});
