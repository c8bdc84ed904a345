/** Random numbers that depend on their words alone, and on every one of them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Draws, draws, hashWords } from './random';

const count = 20_000;
const from = (make: (i: number) => number): number[] => Array.from({ length: count }, (_, i) => make(i));

/** Numbers in turn, each with only one of its words changing. */
const changing: readonly (readonly [string, (i: number) => number])[] = [
  ['tile', (i) => draws(7, i, 'n1').unit('p')],
  ['seed', (i) => draws(i, 1, 'n1').unit('p')],
  ['upper half of a large seed', (i) => draws(i * 2 ** 32, 1, 'n1').unit('p')],
  ['key', (i) => draws(7, 1, `n${i}`).unit('p')],
  ['occurrence', (i) => draws(7, 1, 'n1', i).unit('p')],
  ['parameter', (i) => draws(7, 1, 'n1').unit(`limit${i}`)],
  ['index', (i) => draws(7, 1, 'n1').unit('p', i)],
];

describe.each(changing)('with another %s', (_, numberAt) => {
  const numbers = from(numberAt);

  test('numbers are uniform in [0, 1)', () => {
    const bins = new Array<number>(100).fill(0);
    for (const value of numbers) bins[Math.floor(value * 100)]! += 1;
    expect(bins).toHaveLength(100);
    const expected = count / 100;
    const chiSquare = bins.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
    // 99 degrees of freedom: mean 99, deviation 14.1.
    expect(chiSquare).toBeLessThan(99 + 5 * 14.1);
    expect(chiSquare).toBeGreaterThan(99 - 5 * 14.1);
  });

  test('neighbours have nothing to do with each other', () => {
    const product = numbers.slice(1).reduce((sum, value, i) => sum + (value - 0.5) * (numbers[i]! - 0.5), 0);
    // A product of two uniform deviates has a deviation of 1/12.
    expect(Math.abs((product / (count - 1)) * 12 * Math.sqrt(count))).toBeLessThan(5);
  });

  test('none comes twice', () => {
    expect(new Set(numbers).size).toBe(count);
  });
});

test('numbers depend on nothing that was drawn before', () => {
  const first = draws(7, 3, 'n5');
  const second = draws(7, 3, 'n5');
  const names = ['p', 'limit', 'x', 'y'];
  const forwards = names.map((name) => first.unit(name));
  const backwards = [...names].reverse().map((name) => second.unit(name));
  expect(backwards.reverse()).toEqual(forwards);
});

describe('what is made of them', () => {
  const at = (i: number): Draws => draws(7, i, 'n1');

  test('an integer takes both ends and everything between as often', () => {
    const bins = new Map<number, number>();
    for (const value of from((i) => at(i).int('n', [-2, 2]))) bins.set(value, (bins.get(value) ?? 0) + 1);
    expect([...bins.keys()].sort((a, b) => a - b)).toEqual([-2, -1, 0, 1, 2]);
    for (const n of bins.values()) expect(Math.abs(n - count / 5)).toBeLessThan(5 * Math.sqrt(count * 0.2 * 0.8));
  });

  test('an integer stays within its range, and so does a uniform number', () => {
    const whole = fc.integer({ min: -1000, max: 1000 });
    fc.assert(
      fc.property(whole, whole, fc.nat(), (a, b, i) => {
        const range = [Math.min(a, b), Math.max(a, b)] as const;
        const [int, real] = [at(i).int('n', range), at(i).uniform('u', range)];
        return Number.isInteger(int) && int >= range[0] && int <= range[1] && real >= range[0] && real <= range[1];
      }),
    );
  });

  test('a normal deviate has its mean, deviation and tails', () => {
    const values = from((i) => at(i).normal('v', 10, 3));
    const mean = values.reduce((a, b) => a + b, 0) / count;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count;
    expect(Math.abs(mean - 10)).toBeLessThan((5 * 3) / Math.sqrt(count));
    expect(Math.abs(Math.sqrt(variance) / 3 - 1)).toBeLessThan(5 / Math.sqrt(2 * count));
    const beyond = values.filter((value) => Math.abs(value - 10) > 6).length / count;
    expect(beyond).toBeCloseTo(0.0455, 2);
    expect(values.every(Number.isFinite)).toBe(true);
  });

  test('the seed of a field is a whole number below 2^24, exact in a float', () => {
    const seeds = from((i) => at(i).seed('field'));
    expect(seeds.every((value) => Number.isInteger(value) && value >= 0 && value < 2 ** 24)).toBe(true);
    expect(new Set(seeds).size).toBeGreaterThan(count * 0.99);
  });
});

test('words count in their order', () => {
  expect(hashWords(1, 2)).not.toBe(hashWords(2, 1));
  expect(hashWords(0)).not.toBe(hashWords(0, 0));
});
