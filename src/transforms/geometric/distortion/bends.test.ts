/** Distortions against numbers of the real library (e2e/parity/bends.py): moved labels, maps, and the law of elastic fields. */
import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { pcg, pcg4d } from '../../../math/hash';
import { largestDeviate, normalTail } from '../../../math/normal';
import { fillConvex } from '../../../math/polygon';
import { draws } from '../../../math/random';
import type { Draw, Use } from '../../define';
import { transformNamed } from '../../index';
import { defaultsOf, type Params } from '../../params';
import { cellOf, displacements, gaussianWeights } from './displacement';
import { stretched } from './GridDistortion';
import { bent } from './ThinPlateSpline';

type Numbers = readonly number[];

interface Moved {
  readonly name: string;
  readonly params: Params;
  readonly draw: Draw;
  readonly output: Numbers;
  readonly boxes: readonly Numbers[];
  readonly points: readonly Numbers[];
  readonly movedBoxes: readonly Numbers[];
  readonly movedPoints: readonly (Numbers | null)[];
}

const figures = JSON.parse(
  readFileSync(new URL('../../../../e2e/parity/golden/figures/bends.json', import.meta.url), 'utf8'),
) as {
  readonly moved: readonly Moved[];
  readonly splines: readonly {
    count: number;
    moves: readonly (readonly [number, number])[];
    map: readonly Numbers[];
  }[];
  readonly fields: readonly { params: Params; figures: { readonly [name: string]: readonly [number, number] } }[];
  readonly peaks: readonly Numbers[];
  readonly polygons: readonly { corners: readonly (readonly [number, number])[]; rows: readonly Numbers[] }[];
  readonly size: Numbers;
};

const input = { width: 61, height: 47 };

describe('labels', () => {
  it.each(figures.moved.map((moved, i) => [`${i} ${moved.name}`, moved] as const))('%s', (_, moved) => {
    const { params, labels } = transformNamed(moved.name)!;
    const use: Use = { params: { ...defaultsOf(params), ...moved.params }, draw: moved.draw, input };
    moved.boxes.forEach((box, i) => {
      const [x1, y1, x2, y2] = box as [number, number, number, number];
      const wanted = moved.movedBoxes[i]!;
      const outline = labels!.outline?.(
        [
          [x1, y1],
          [x2, y1],
          [x2, y2],
          [x1, y2],
        ],
        use,
      );
      const found = outline ? hull(outline) : labels!.box!([x1, y1, x2, y2], use);
      // The library marks what is gone with a box outside the picture.
      if (found === null) expect(wanted).toEqual([-1, -1, -1, -1]);
      else expectSame(found, wanted);
    });
    moved.points.forEach(([x, y], i) => {
      const found = labels!.keypoint!({ x: x!, y: y!, angle: 0.3, scale: 2 }, use);
      const wanted = moved.movedPoints[i]!;
      if (found === null || wanted === null) expect(wanted).toBe(found);
      else expectSame([found.x, found.y, found.angle, found.scale], wanted);
    });
  });
});

function hull(points: readonly (readonly [number, number])[]): Numbers {
  const [xs, ys] = [points.map((p) => p[0]), points.map((p) => p[1])];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

const expectSame = (found: Numbers, wanted: Numbers): void => {
  expect(Math.max(...found.map((value, i) => Math.abs(value - wanted[i]!))), `${found} for ${wanted}`).toBeLessThan(
    0.01,
  );
};

// Pixels off, at most: the more points, the more the equations amplify the last bits of 32-bit floats, which differ
// between machines as well.
const splineErrors: { readonly [count: number]: number } = { 3: 0.0001, 5: 0.001, 7: 0.02, 9: 0.3, 12: 3 };

it.each(figures.splines)('spline of $count points a side', ({ count, moves, map }) => {
  const { params } = transformNamed('ThinPlateSpline')!;
  const values = { ...defaultsOf(params), num_control_points: count } as never;
  const place = bent({ params: values, draw: { scale: 0.2, moves }, input });
  const columns = Math.ceil(input.width / 6);
  const off = map.map(([x, y], i) => {
    const [foundX, foundY] = place((i % columns) * 6, Math.floor(i / columns) * 6);
    return Math.max(Math.abs(foundX - x!), Math.abs(foundY - y!));
  });
  expect(Math.max(...off)).toBeLessThan(splineErrors[count]!);
});

describe('elastic fields follow the law of the library', () => {
  const [width, height] = figures.size as [number, number];
  const runs = 150;
  const mean = (values: Numbers): number => values.reduce((a, b) => a + b, 0) / values.length;

  /** The same numbers as bends.py. */
  function measures(x: Float32Array, y: Float32Array): { [name: string]: number } {
    const products = (dx: number, dy: number): number => {
      const found: number[] = [];
      for (let row = 0; row + dy < height; row++)
        for (let column = 0; column + dx < width; column++)
          found.push(x[row * width + column]! * x[(row + dy) * width + column + dx]!);
      return mean(found);
    };
    const along = (a: Float32Array, rowA: number, b: Float32Array, rowB: number): number =>
      mean(Array.from({ length: width }, (_, i) => a[rowA * width + i]! * b[rowB * width + i]!));
    const [top, left] = [height / 2 - 4, width / 2 - 4];
    const squares = mean(Array.from(x, (value) => value * value));
    const beyond = (part: number): number =>
      mean(Array.from(x, (value) => (Math.abs(value) > part * Math.sqrt(squares) ? 1 : 0)));
    return {
      mean: mean([...x]),
      squares,
      middle: mean(Array.from({ length: 64 }, (_, i) => x[(top + (i >> 3)) * width + left + (i & 7)]! ** 2)),
      left: mean(Array.from({ length: height }, (_, i) => x[i * width]! ** 2)),
      top: along(x, 0, x, 0),
      corner: x[0]! ** 2,
      bottom: along(x, height - 1, x, height - 1),
      right5: products(5, 0),
      below5: products(0, 5),
      right20: products(20, 0),
      seam: along(x, height - 1, y, 0),
      apart: along(x, 0, y, height - 1),
      both: mean(Array.from(x, (value, i) => value * y[i]!)),
      small: 1 - beyond(0.5),
      large: beyond(1.5),
    };
  }

  it.each(figures.fields)('$params', { timeout: 60_000 }, ({ params, figures: wanted }) => {
    const transform = transformNamed('ElasticTransform')!;
    const values = { ...defaultsOf(transform.params), ...params };
    const { sigma, approximate } = values as unknown as { sigma: number; approximate: boolean };
    const found = Array.from({ length: runs }, (_, run) => {
      const draw = transform.sample(values, draws(run, 1, 'n1'), { width, height, boxes: [] });
      const field = displacements(
        {
          seed: Number(draw.seed),
          gaussian: values.noise_distribution === 'gaussian',
          same: values.same_dxdy === true,
          weights: gaussianWeights(sigma, approximate),
          cell: cellOf(sigma, approximate, { width, height }),
        },
        { width, height },
      );
      const scaled = (part: Float32Array): Float32Array => part.map((value) => (value * 1000) / Number(draw.peak));
      return measures(scaled(field.x), scaled(field.y));
    });
    for (const [name, [value, error]] of Object.entries(wanted)) {
      const ours = found.map((each) => each[name]!);
      const spread = Math.sqrt(mean(ours.map((each) => (each - mean(ours)) ** 2)) / runs);
      expect(Math.abs(mean(ours) - value) / Math.hypot(error, spread), name).toBeLessThan(4.5);
    }
  });

  it.each(figures.peaks)('the largest of %d normal deviates', (count, middle, error, deviation) => {
    const found = Array.from({ length: 2000 }, (_, run) =>
      largestDeviate(count!, 1 - draws(run, 1, 'n1').unit('peak')),
    );
    const spread = Math.sqrt(mean(found.map((each) => (each - mean(found)) ** 2)));
    expect(Math.abs(mean(found) - middle!)).toBeLessThan(4.5 * Math.SQRT2 * error!);
    expect(Math.abs(spread / deviation! - 1)).toBeLessThan(0.12);
  });
});

test('a wide blur computed at a few pixels is what it is at all of them', () => {
  const size = { width: 120, height: 90 };
  const smoothing = { seed: 5, gaussian: true, same: false, weights: gaussianWeights(19, false) };
  const [all, few] = [1, 3].map((cell) => displacements({ ...smoothing, cell }, size).x);
  const largest = all!.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const off = all!.reduce((most, value, i) => Math.max(most, Math.abs(value - few![i]!)), 0);
  expect(off / largest).toBeLessThan(0.002);
});

test('the hashes are those of the shaders', () => {
  // Measured from the GLSL and from numpy.
  expect(pcg(0)).toBe(129708002);
  expect(pcg4d(1, 2, 3, 4).every((word) => Number.isInteger(word) && word >= 0 && word < 2 ** 32)).toBe(true);
});

test('the tail of the normal distribution', () => {
  for (const [x, tail] of [
    [0, 0.5],
    [1, 0.158655253931457],
    [1.9999999, 0.0227501373],
    [2, 0.0227501319481792],
    [5, 2.86651571879193e-7],
  ])
    expect(normalTail(x!) / tail!).toBeCloseTo(1, 6);
});

describe('grids', () => {
  it('reach from end to end when normalized', () => {
    const found = stretched([1.2, 0.7, 1.1, 1, 0.9, 1.3], 63, true);
    expect(found[0]).toBe(0);
    expect(found[62]).toBeCloseTo(63, 4);
    for (let i = 1; i < 63; i++) expect(found[i]!).toBeGreaterThanOrEqual(found[i - 1]!);
  });

  it('repeat a position where two steps meet', () => {
    const found = stretched([1, 1, 1, 1], 60, false);
    expect([...found.subarray(19, 22)]).toEqual([20, 20, expect.closeTo(21.0526, 3)]);
  });
});

it.each(figures.polygons)('fills $corners', ({ corners, rows }) => {
  const found: Set<number>[] = rows.map(() => new Set());
  fillConvex(corners, { width: 23, height: 17 }, (y, from, to) => {
    for (let x = from; x <= to; x++) found[y]!.add(x);
  });
  expect(found.map((row) => [...row].sort((a, b) => a - b))).toEqual(rows);
});
