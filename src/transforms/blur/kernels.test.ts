/** Kernels against those of the real library (e2e/parity/kernels.py), and the widths that are drawn. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { draws } from '../../math/random';
import type { Draw, FilterKernel } from '../define';
import { transformNamed } from '../index';
import { defaultsOf, type Params } from '../params';
import { rowStep } from './convolution';
import { fixedGaussian, floatGaussian } from './gaussian';

const figures = JSON.parse(
  readFileSync(new URL('../../../e2e/parity/golden/figures/kernels.json', import.meta.url), 'utf8'),
) as { name: string; draw: Draw; weights: number[] }[];

const input = { width: 40, height: 30 };

/** Column, row and weight of each tap that a kernel lists: two to an entry, or one whose weight is in two parts. */
function tapsOf(name: string, draw: Draw): readonly (readonly [number, number, number])[] {
  const transform = transformNamed(name)!;
  const params = defaultsOf(transform.params);
  const kernel = transform.kernel(params) as FilterKernel<Params, Draw>;
  const { taps } = kernel.passes[0]!.values({ params, draw, input }, 'image') as unknown as {
    taps: readonly (readonly [number, number, number, number])[];
  };
  if (name === 'MotionBlur') return taps.map(([x, y, large, small]) => [x, y, large + small]);
  const placed = (place: number, weight: number) => {
    const y = Math.round(place / rowStep);
    return [place - rowStep * y, y, weight] as const;
  };
  return taps.flatMap(([first, weight, second, other]) => [placed(first, weight), placed(second, other)]);
}

describe('kernels', () => {
  it.each(figures.map((figure, i) => [`${i} ${figure.name}`, figure] as const))('%s', (_, { name, draw, weights }) => {
    const width = Math.sqrt(weights.length);
    const found = weights.map(() => 0);
    for (const [x, y, weight] of tapsOf(name, draw))
      found[(y + (width - 1) / 2) * width + x + (width - 1) / 2]! += weight;
    // Exponentials and Bessel functions may differ in the last bits of float32.
    for (const [i, weight] of weights.entries())
      expect(Math.abs(found[i]! - weight)).toBeLessThanOrEqual(Math.abs(weight) * 5e-7 + 1e-9);
  });

  it('leave out weights too small for 32 bits', () => {
    const draw = {
      size: 19,
      sigma: [0.43, 1.79],
      angle: 26.4,
      beta: 0.92,
      noise: Array.from({ length: 361 }, () => 1.9),
    };
    const taps = tapsOf('AdvancedBlur', draw);
    expect(taps.flat().filter((value) => !Number.isFinite(value))).toEqual([]);
    expect(taps.reduce((sum, [, , weight]) => sum + weight, 0)).toBeCloseTo(1, 6);
  });

  it('of 8 bits sum to one whatever rounding takes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.double({ min: 0.1, max: 9, noNaN: true }), (radius, sigma) => {
        const line = fixedGaussian(2 * radius + 1, sigma);
        expect(line.reduce((sum, weight) => sum + weight, 0)).toBe(256);
        expect(floatGaussian(2 * radius + 1, sigma).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 5);
      }),
    );
  });
});

test.each(['Blur', 'MedianBlur', 'MotionBlur', 'AdvancedBlur', 'UnsharpMask', 'RingingOvershoot'])(
  'widths of %s are odd, and even ends count as the next odd number',
  (name) => {
    const transform = transformNamed(name)!;
    const sizes = Array.from({ length: 400 }, (_, seed) => {
      const params = { ...defaultsOf(transform.params), blur_limit: [4, 10] as const };
      return transform.sample(params, draws(seed, 1, 'n1'), { ...input, boxes: [] }).size;
    });
    expect([...new Set(sizes)].sort((a, b) => Number(a) - Number(b))).toEqual([5, 7, 9, 11]);
  },
);
