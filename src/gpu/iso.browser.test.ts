/** ISONoise on whole pictures: the law measured from the library (e2e/parity/axes.py), and nothing of a pattern. */
import { decode } from 'fast-png';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Params } from '../transforms/params';
import type { Engine } from './protocol';
import { load, type Picture, paintedTiles, pipelineOf, recipesOf, startEngine, transform } from './testing/scene';
import { sum } from './testing/statistics';

interface Law {
  readonly picture: string;
  readonly params: Params;
  /** Of the levels that values gain, and the share of every gain from -255 on. */
  readonly mean: number;
  readonly deviation: number;
  readonly shares: readonly number[];
  /** Share of pixels that change at all. */
  readonly changed: number;
}

const laws = Object.values(
  import.meta.glob('../../e2e/parity/golden/figures/iso.json', { import: 'default', eager: true }),
)[0] as readonly Law[];
const files = import.meta.glob<string>('../../e2e/parity/golden/*.png', {
  query: '?url',
  import: 'default',
  eager: true,
});

const runs = 120;
let engine: Engine;

beforeAll(async () => {
  engine = await startEngine();
});

async function pictureOf(name: string): Promise<Picture> {
  const { width, height, data } = decode(
    await (await fetch(files[`../../e2e/parity/golden/${name}.png`]!)).arrayBuffer(),
  );
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let i = 0; i < width * height; i++) rgba.set(data.subarray(3 * i, 3 * i + 3), 4 * i);
  return { width, height, rgba };
}

describe.each(laws)('$picture with $params', ({ picture: name, params, ...law }) => {
  let width = 0;
  /** Levels gained, tile after tile. */
  let gains: readonly Int16Array[];
  let pixels = 0;

  beforeAll(async () => {
    const picture = await pictureOf(name);
    width = picture.width;
    await load(engine, name, picture);
    const pipeline = pipelineOf(transform('ISONoise', params));
    const tiles = await paintedTiles(engine, { picture: name, pipeline, recipes: recipesOf(pipeline, picture, runs) });
    const before = (i: number): number => picture.rgba[Math.floor(i / 3) * 4 + (i % 3)]!;
    gains = tiles.map((tile) => Int16Array.from(tile, (level, i) => level - before(i)));
    pixels = runs * picture.width * picture.height;
  });

  test('gains levels by the library’s mean and deviation', () => {
    const values = 3 * pixels;
    const mean = sum(gains.map(sum)) / values;
    const squares = gains.map((tile) => tile.reduce((total, gain) => total + (gain - mean) ** 2, 0));
    const deviation = Math.sqrt(sum(squares) / values);
    // Channels of a pixel gain together: pixels count, not values. Six deviations of what two such samples differ by.
    expect(Math.abs(mean - law.mean)).toBeLessThan((6 * Math.SQRT2 * law.deviation) / Math.sqrt(pixels));
    // The square of a rare gain varies far more than that of a normal one.
    const fourth = sum(law.shares.map((share, i) => share * (i - 255 - law.mean) ** 4)) / law.deviation ** 4;
    expect(Math.abs(deviation / law.deviation - 1)).toBeLessThan(
      (6 * Math.SQRT2 * Math.sqrt(fourth - 1)) / (2 * Math.sqrt(pixels)),
    );
  });

  test('changes the library’s share of pixels, and has its share of every gain', () => {
    const counts = new Float64Array(511);
    let changed = 0;
    for (const tile of gains)
      for (let i = 0; i < tile.length; i += 3) {
        for (let channel = 0; channel < 3; channel++) counts[tile[i + channel]! + 255]! += 1;
        if (tile[i] !== 0 || tile[i + 1] !== 0 || tile[i + 2] !== 0) changed += 1;
      }
    const bound = 6 * Math.sqrt((2 * law.changed * (1 - law.changed)) / pixels);
    expect(Math.abs(changed / pixels - law.changed)).toBeLessThan(bound);
    const distance = sum(law.shares.map((share, i) => Math.abs(share - counts[i]! / (3 * pixels)))) / 2;
    // What a sample of this size is off by on average, channel by channel the same pixels; twice that.
    const expected = sum(law.shares.map((share) => Math.sqrt((2 * share * (1 - share)) / (Math.PI * pixels)))) / 2;
    expect(distance).toBeLessThan(2 * expected);
  });

  test('decides every pixel, and every tile, by itself', () => {
    const lit = gains.map((tile) =>
      Uint8Array.from({ length: tile.length / 3 }, (_, i) => (tile[3 * i + 1]! > 8 ? 1 : 0)),
    );
    const share = sum(lit.map(sum)) / pixels;
    const both = (first: Uint8Array, second: Uint8Array, offset: number): number => {
      let count = 0;
      for (let i = 0; i + offset < first.length; i++) count += first[i]! & second[i + offset]!;
      return count;
    };
    // Pixels differ in how visibly they light up, so neighbours of a picture agree a little more often than by chance.
    const chance = (offset: number): number => {
      const often = Array.from({ length: lit[0]!.length }, (_, i) => sum(lit.map((tile) => tile[i]!)) / runs);
      return sum(often.map((p, i) => (i + offset < often.length ? p * often[i + offset]! : 0)));
    };
    expect(share).toBeGreaterThan(0.01);
    for (const offset of [1, 2, width, width + 1]) {
      const expected = chance(offset) * runs;
      const found = sum(lit.map((tile) => both(tile, tile, offset)));
      expect(Math.abs(found - expected), `${offset} on`).toBeLessThan(7 * Math.sqrt(expected));
    }
    const pairs = chance(0) * (runs - 1);
    const found = sum(lit.slice(1).map((tile, i) => both(lit[i]!, tile, 0)));
    expect(Math.abs(found - pairs), 'tile and tile').toBeLessThan(7 * Math.sqrt(pairs));
  });
});
