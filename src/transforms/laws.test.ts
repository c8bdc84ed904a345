/** Random fields that are made on the CPU: the law measured from the library (e2e/parity/grains.py). */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shuffled } from './blur/GlassBlur';
import { plasma } from './color/plasma/pattern';

/** Over the library's runs: the mean, and how much one run differs from another. */
interface Spread {
  readonly mean: number;
  readonly deviation: number;
}
type Figures = Readonly<Record<string, Spread>>;
interface Clouds {
  readonly width: number;
  readonly height: number;
  readonly roughness: number;
  readonly figures: Figures;
}
interface Glass {
  readonly side: number;
  readonly mode: 'fast' | 'exact';
  readonly reach: number;
  readonly rounds: number;
  readonly figures: Figures;
}

const file = new URL('../../e2e/parity/golden/figures/clouds.json', import.meta.url);
const laws = JSON.parse(readFileSync(file, 'utf8')) as {
  readonly plasma: readonly Clouds[];
  readonly glass: readonly Glass[];
};
/** As many as the library's figures were taken from. */
const runs = 40;

const mean = (values: ArrayLike<number> & Iterable<number>): number => {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
};
const deviation = (values: readonly number[]): number => {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
};
const share = (values: readonly number[], is: (value: number) => boolean): number =>
  mean(values.map((value) => (is(value) ? 1 : 0)));

/** Our runs and the library's: means within five deviations of what two such means differ by, deviations within half. */
function compare(found: readonly Readonly<Record<string, number>>[], figures: Figures): void {
  for (const [name, { mean: theirs, deviation: theirSpread }] of Object.entries(figures)) {
    const ours = found.map((figure) => figure[name]!);
    const apart = theirSpread * Math.sqrt(2 / runs);
    expect(Math.abs(mean(ours) - theirs), name).toBeLessThan(5 * apart);
    expect(deviation(ours) / theirSpread, name).toBeGreaterThan(0.5);
    expect(deviation(ours) / theirSpread, name).toBeLessThan(2);
  }
}

/** Correlation of a picture's numbers with those so much further right and down. */
function together(values: Float32Array, width: number, height: number, right: number, down: number): number {
  const [first, second]: [number[], number[]] = [[], []];
  for (let y = 0; y + down < height; y++)
    for (let x = 0; x + right < width; x++) {
      first.push(values[y * width + x]!);
      second.push(values[(y + down) * width + x + right]!);
    }
  const [a, b] = [mean(first), mean(second)];
  return mean(first.map((value, i) => (value - a) * (second[i]! - b))) / (deviation(first) * deviation(second));
}

describe.each(laws.plasma)(
  'plasma of $width × $height, roughness $roughness',
  ({ width, height, roughness, figures }) => {
    const fields = Array.from({ length: runs }, (_, run) => plasma(7919 * run + 5, roughness, { width, height }));

    it('has the library’s levels, and neighbours that have as much to do with each other', () => {
      const found = fields.map((field) => {
        const values = [...field];
        return {
          mean: mean(values),
          deviation: deviation(values),
          low: share(values, (value) => value < 0.25),
          high: share(values, (value) => value > 0.75),
          right: together(field, width, height, 1, 0),
          below: together(field, width, height, 0, 1),
          far: together(field, width, height, 9, 9),
        };
      });
      compare(found, figures);
    });

    it('reaches from 0 to 1, differently every time', () => {
      for (const field of fields) {
        expect(Math.min(...field)).toBeCloseTo(0, 5);
        expect(Math.max(...field)).toBeCloseTo(1, 5);
      }
      expect(new Set(fields.map((field) => field[100])).size).toBe(runs);
    });
  },
);

describe.each(laws.glass)('glass, $mode, reach $reach, $rounds rounds', ({ side, mode, reach, rounds, figures }) => {
  it('moves pixels as far as the library, and keeps as many of them', () => {
    const found = Array.from({ length: runs }, (_, run) => {
      const places = shuffled(mode, 104729 * run + 3, side, side, reach, rounds);
      const right = Array.from(places, (place, i) => (place % side) - (i % side));
      const down = Array.from(places, (place, i) => Math.floor(place / side) - Math.floor(i / side));
      const distance = right.map((dx, i) => Math.hypot(dx, down[i]!));
      return {
        still: share(distance, (far) => far === 0),
        right: mean(right),
        down: mean(down),
        across: mean(right.map(Math.abs)),
        distance: mean(distance),
        kept: new Set(places).size / side ** 2,
      };
    });
    compare(found, figures);
  });
});
