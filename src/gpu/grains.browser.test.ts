/** Noises that change each pixel by itself: the law measured from the library (e2e/parity/fields.py), and exact counts. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Params } from '../transforms/params';
import type { Engine } from './protocol';
import { load, paintedTiles, pipelineOf, plain, recipesOf, startEngine, transform } from './testing/scene';
import { correlation, red, sum } from './testing/statistics';

interface Grains {
  readonly transform: string;
  readonly level: number;
  readonly params: Params;
  readonly measured: {
    readonly mean: number;
    readonly deviation: number;
    /** Share of every level 0..255. */
    readonly shares: readonly number[];
    readonly channels: number;
  };
}

const files = import.meta.glob('../../e2e/parity/golden/figures/fields.json', { import: 'default', eager: true });
const { grains } = Object.values(files)[0] as { grains: readonly Grains[] };
const elsewhere = import.meta.glob('../../e2e/parity/golden/figures/dialects.json', { import: 'default', eager: true });
const { noise: erased } = (Object.values(elsewhere)[0] as { torchvision: { noise: readonly number[] } }).torchvision;

const side = 256;
const runs = 6;
let engine: Engine;

beforeAll(async () => {
  engine = await startEngine();
});

async function fieldsOf(name: string, level: number, params: Params, size = side, count = runs) {
  const picture = `plain ${level} ${size}`;
  await load(engine, picture, plain(size, size, [level, level, level]));
  const pipeline = pipelineOf(transform(name, params));
  const recipes = recipesOf(pipeline, { width: size, height: size }, count);
  return { recipes, tiles: await paintedTiles(engine, { picture, pipeline, recipes }) };
}

describe.each(grains)('$transform $params on $level', ({ transform: name, level, params, measured }) => {
  let fields: readonly Uint8Array[];
  /** Channels that are always alike count once. */
  const independent = runs * side * side * (measured.channels > 0.99 ? 1 : 3);

  beforeAll(async () => {
    ({ tiles: fields } = await fieldsOf(name, level, params));
  });

  test('has the library’s mean and deviation', () => {
    const all = fields.flatMap((field) => [...field]);
    const mean = sum(all) / all.length;
    const deviation = Math.sqrt(sum(all.map((value) => (value - mean) ** 2)) / all.length);
    // Six deviations of what two such samples differ by.
    expect(Math.abs(mean - measured.mean)).toBeLessThan((6 * Math.SQRT2 * measured.deviation) / Math.sqrt(independent));
    expect(Math.abs(deviation / measured.deviation - 1)).toBeLessThan(6 / Math.sqrt(independent));
  });

  test('has the library’s share of every level', () => {
    const counts = new Float64Array(256);
    for (const field of fields) for (const value of field) counts[value]! += 1;
    const total = sum(counts);
    const distance = sum(measured.shares.map((share, value) => Math.abs(share - counts[value]! / total))) / 2;
    const levels = measured.shares.filter((share) => share > 0).length;
    // Of two samples of one law the distance is about sqrt(levels / (pi n)).
    expect(distance).toBeLessThan(2 * Math.sqrt(levels / (Math.PI * independent)));
  });

  test('has nothing to do with its neighbours and other tiles, and with its channels as much as the library’s', () => {
    const bound = 0.02;
    for (const [i, field] of fields.entries()) {
      for (const offset of [3, 6, 27, 3 * side, 3 * side + 3, 6 * side])
        expect(Math.abs(correlation(field, field, offset, red)), `${offset} on`).toBeLessThan(bound);
      expect(Math.abs(correlation(field, field, 1, red) - measured.channels)).toBeLessThan(bound);
      expect(Math.abs(correlation(field, field, 2, red) - measured.channels)).toBeLessThan(bound);
      for (const other of fields.slice(i + 1)) expect(Math.abs(correlation(field, other))).toBeLessThan(bound);
    }
  });
});

test('torchvision erases bytes with deviates that are cut to bytes: every level as often as there', async () => {
  const whole = { value: 'random', scale: [0.9, 0.9], ratio: [1, 1] } as const;
  const { recipes, tiles } = await fieldsOf('torchvision.RandomErasing', 100, whole);
  const counts = new Float64Array(256);
  for (const [i, tile] of tiles.entries()) {
    const { x, y, width, height } = recipes[i]!.steps[0]!.draw as Record<string, number>;
    tile.forEach((value, at) => {
      const [left, top] = [((at / 3) | 0) % side, (at / 3 / side) | 0];
      const inside = left >= x! && left < x! + width! && top >= y! && top < y! + height!;
      if (inside) counts[value]! += 1;
      else expect(value).toBe(100);
    });
  }
  const total = sum(counts);
  const distance = sum(erased.map((share, value) => Math.abs(share - counts[value]! / total))) / 2;
  expect(distance).toBeLessThan(2 * Math.sqrt(10 / (Math.PI * total)) + 0.001);
});

test.each([64, 51, 127, 3])('salt and pepper changes exactly as many pixels as were drawn, of %d²', async (size) => {
  const { recipes, tiles } = await fieldsOf('SaltAndPepper', 100, { amount: [0, 1], salt_vs_pepper: [0, 1] }, size, 12);
  for (const [i, tile] of tiles.entries()) {
    const { pixels, salt } = recipes[i]!.steps[0]!.draw;
    const found = { white: 0, black: 0 };
    for (let at = 0; at < tile.length; at += 3) {
      expect(new Set(tile.subarray(at, at + 3)).size).toBe(1);
      if (tile[at] === 255) found.white += 1;
      if (tile[at] === 0) found.black += 1;
    }
    expect(found).toEqual({ white: salt, black: Number(pixels) - Number(salt) });
  }
});

test.each([
  { per_channel: false, mask_drop_value: 7 },
  { per_channel: true, mask_drop_value: [7, 8, 9] },
] as const)(
  'pixels of a mask are dropped apart from those of its picture, its channels together: %o',
  async (given) => {
    const pipeline = pipelineOf(transform('PixelDropout', { dropout_prob: 0.4, drop_value: 0, ...given }));
    await load(engine, 'masked', plain(side, side, [90, 90, 90]));
    const [recipe] = recipesOf(pipeline, { width: side, height: side }, 1);
    const image = await engine.pixels('masked', recipe!, 'image');
    const mask = await engine.pixels('masked', recipe!, 'mask');
    expect([...new Set(image.data)].sort((a, b) => a - b)).toEqual([0, 90]);
    expect([...new Set(mask.data)].sort((a, b) => a - b)).toEqual([7, 90]);
    expect(Math.abs(correlation(image.data, mask.data, 0, red))).toBeLessThan(0.02);
    expect(correlation(mask.data, mask.data, 1, red)).toBeCloseTo(1);
    // Five deviations of a share of so many pixels.
    for (const { data } of [image, mask]) {
      const lost = data.filter((value, i) => i % 3 === 0 && value !== 90).length / side ** 2;
      expect(Math.abs(lost - 0.4)).toBeLessThan((5 * Math.sqrt(0.4 * 0.6)) / side);
    }
  },
);
