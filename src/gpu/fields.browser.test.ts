/** Random fields: the same law as the library's, measured from it, and holes that are exactly what was drawn. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Recipe } from '../pipeline/recipe';
import type { Target } from '../transforms/define';
import type { Fill, Params } from '../transforms/params';
import type { Engine } from './protocol';
import {
  load,
  type Picture,
  paintedTiles,
  pipelineOf,
  plain,
  recipesOf,
  scenery,
  startEngine,
  transform,
} from './testing/scene';
import { correlation, red, sum } from './testing/statistics';

interface NoiseFigures {
  readonly level: number;
  readonly std: number;
  readonly mean: number;
  readonly per_channel: boolean;
  readonly scale: number;
  readonly measured: {
    readonly mean: number;
    readonly deviation: number;
    /** Share of every level 0..255. */
    readonly shares: readonly number[];
    readonly right: number;
    readonly below: number;
    readonly far: number;
    readonly channels: number;
    readonly runs: number;
  };
}
interface HoleFigures {
  readonly fill: string;
  readonly mean: number;
  readonly deviation: number;
  readonly least: number;
  readonly most: number;
  readonly colors: number;
}

const files = import.meta.glob('../../e2e/parity/golden/figures/fields.json', { import: 'default', eager: true });
const figures = Object.values(files)[0] as { noise: readonly NoiseFigures[]; holes: readonly HoleFigures[] };

const side = 256;
let engine: Engine;

beforeAll(async () => {
  engine = await startEngine();
});

const meanOf = (values: ArrayLike<number> & Iterable<number>): number => sum(values) / values.length;
function deviationOf(values: Uint8Array): number {
  const mean = meanOf(values);
  let total = 0;
  for (const value of values) total += (value - mean) ** 2;
  return Math.sqrt(total / values.length);
}

const column = (i: number, width: number): number => Math.floor(i / 3) % width;

describe.each(figures.noise)(
  'GaussNoise on $level: std $std, mean $mean, per channel $per_channel, scale $scale',
  ({ measured, ...given }) => {
    const { level, std, mean, per_channel, scale } = given;
    const runs = 6;
    let fields: readonly Uint8Array[];

    beforeAll(async () => {
      await load(engine, 'plain', plain(side, side, [level, level, level]));
      const params = {
        std_range: [std, std],
        mean_range: [mean, mean],
        per_channel,
        noise_scale_factor: scale,
      } as const;
      const pipeline = pipelineOf(transform('GaussNoise', params));
      const recipes = recipesOf(pipeline, { width: side, height: side }, runs);
      fields = await paintedTiles(engine, { picture: 'plain', pipeline, recipes });
    });

    /** Grains that neighbours or channels share count once: what is left to average over. */
    const independent = runs * side * side * (per_channel ? 3 : 1) * scale ** 2;

    test('has the library’s mean and deviation', () => {
      const error = measured.deviation / Math.sqrt(independent);
      expect(Math.abs(meanOf(fields.map(meanOf)) - measured.mean)).toBeLessThan(6 * error);
      expect(Math.abs(meanOf(fields.map(deviationOf)) / measured.deviation - 1)).toBeLessThan(
        6 / Math.sqrt(2 * independent),
      );
    });

    test('has the library’s share of every level', () => {
      const counts = new Float64Array(256);
      for (const field of fields) for (const value of field) counts[value]! += 1;
      const total = sum(counts);
      const distance = sum(measured.shares.map((share, value) => Math.abs(share - counts[value]! / total))) / 2;
      const levels = measured.shares.filter((share) => share > 0).length;
      // Of two samples of one law the distance is about sqrt(levels / (pi n)); rounding where it is cut gives far more.
      expect(distance).toBeLessThan(2 * Math.sqrt(levels / (Math.PI * independent)));
    });

    test('has as much to do with its neighbours, channels and other tiles as the library’s', () => {
      const bound = Math.max(0.02, 5 / Math.sqrt(side * side * scale ** 2));
      for (const field of fields) {
        const inRow = (steps: number) => (i: number) => column(i, side) < side - steps;
        expect(Math.abs(correlation(field, field, 3, inRow(1)) - measured.right)).toBeLessThan(bound);
        expect(Math.abs(correlation(field, field, side * 3) - measured.below)).toBeLessThan(bound);
        expect(Math.abs(correlation(field, field, 27, inRow(9)) - measured.far)).toBeLessThan(bound);
        expect(Math.abs(correlation(field, field, 1, red) - measured.channels)).toBeLessThan(bound);
        expect(Math.abs(correlation(field, field, 2, red) - measured.channels)).toBeLessThan(bound);
      }
      for (const [i, field] of fields.entries())
        for (const other of fields.slice(i + 1)) expect(Math.abs(correlation(field, other))).toBeLessThan(bound);
    });
  },
);

test('two noises of one pipeline have nothing to do with each other', async () => {
  await load(engine, 'plain', plain(side, side, [128, 128, 128]));
  const alone = async (key: string) => {
    const pipeline = pipelineOf(transform('GaussNoise', { std_range: [0.1, 0.1] }, { key }));
    const [recipe] = recipesOf(pipeline, { width: side, height: side }, 1);
    return (await engine.pixels('plain', recipe!, 'image')).data;
  };
  expect(Math.abs(correlation(await alone('n1'), await alone('n2')))).toBeLessThan(0.015);
});

test('noise stays where it is when the picture grows', async () => {
  const pipeline = pipelineOf(transform('GaussNoise', { std_range: [0.1, 0.1] }));
  const fieldOf = async (width: number, height: number) => {
    await load(engine, 'plain', plain(width, height, [128, 128, 128]));
    return (await engine.pixels('plain', recipesOf(pipeline, { width, height }, 1)[0]!, 'image')).data;
  };
  const small = await fieldOf(40, 30);
  const large = await fieldOf(70, 50);
  for (let y = 0; y < 30; y++)
    expect(small.subarray(y * 120, y * 120 + 120)).toEqual(large.subarray(y * 210, y * 210 + 120));
});

type Hole = readonly [number, number, number, number];
type Rgb = readonly [number, number, number];

describe('CoarseDropout', () => {
  const picture = scenery(120, 90);
  const { width, height } = picture;
  const tiles = 8;

  beforeAll(() => load(engine, 'scenery', picture));

  const recipesWith = (params: Params): Recipe[] =>
    recipesOf(
      pipelineOf(
        transform('CoarseDropout', {
          num_holes_range: [3, 9],
          hole_height_range: [0.1, 0.4],
          hole_width_range: [0.1, 0.4],
          ...params,
        }),
      ),
      picture,
      tiles,
    );
  const drawOf = ({ steps }: Recipe): { holes: readonly Hole[]; colors: readonly Rgb[] } =>
    steps[0]!.draw as { holes: readonly Hole[]; colors: readonly Rgb[] } & Record<string, never>;

  /** Number of the last hole over a pixel, or -1. */
  const holeAt = (holes: readonly Hole[], x: number, y: number): number =>
    holes.findLastIndex(([x1, y1, x2, y2]) => x >= x1 && x < x2 && y >= y1 && y < y2);

  async function compare(
    recipe: Recipe,
    target: Target,
    expected: (hole: number, before: Rgb, got: Rgb) => Rgb,
  ): Promise<number> {
    const { data } = await engine.pixels('scenery', recipe, target);
    const { holes } = drawOf(recipe);
    let inside = 0;
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const rgb = (from: ArrayLike<number>, i: number): Rgb => [from[i]!, from[i + 1]!, from[i + 2]!];
        const before = rgb(picture.rgba, (y * width + x) * 4);
        const got = rgb(data, (y * width + x) * 3);
        const hole = holeAt(holes, x, y);
        if (hole >= 0) inside += 1;
        const wanted = hole < 0 ? before : expected(hole, before, got);
        if (got.some((level, channel) => level !== wanted[channel]))
          throw new Error(`At ${x}, ${y} (hole ${hole}): ${got}, not ${wanted}.`);
      }
    return inside;
  }

  test.each<readonly [Fill, Rgb]>([
    [0, [0, 0, 0]],
    [137, [137, 137, 137]],
    [
      [12, 200, 77],
      [12, 200, 77],
    ],
    // The library drops the fraction.
    [99.9, [99, 99, 99]],
  ])('fills its holes with %j and touches nothing else', async (fill, color) => {
    for (const recipe of recipesWith({ fill })) expect(await compare(recipe, 'image', () => color)).toBeGreaterThan(0);
  });

  test('fills every hole with the colour drawn for it; later ones lie on top', async () => {
    const colors = new Set<string>();
    let overlaps = 0;
    for (const recipe of recipesWith({ fill: 'random_uniform' })) {
      const draw = drawOf(recipe);
      await compare(recipe, 'image', (hole) => draw.colors[hole]!);
      for (const color of draw.colors) colors.add(color.join());
      const areas = sum(draw.holes.map(([x1, y1, x2, y2]) => (x2 - x1) * (y2 - y1)));
      if ((await compare(recipe, 'image', (_, __, got) => got)) < areas) overlaps += 1;
    }
    expect(overlaps).toBeGreaterThan(2);
    expect(colors.size).toBeGreaterThan(20);
  });

  test('fills with random pixels where it says so, and only there', async () => {
    for (const recipe of recipesWith({ fill: 'random' })) await compare(recipe, 'image', (_, __, got) => got);
  });

  test('leaves masks alone, unless fill_mask says what to put there', async () => {
    for (const recipe of recipesWith({ fill: 9 })) await compare(recipe, 'mask', (_, before) => before);
    for (const recipe of recipesWith({ fill: 9, fill_mask: 3 })) {
      expect(await compare(recipe, 'mask', () => [3, 3, 3])).toBeGreaterThan(0);
      await compare(recipe, 'image', () => [9, 9, 9]);
    }
    for (const recipe of recipesWith({ fill: 'random', fill_mask: 0 })) await compare(recipe, 'mask', () => [0, 0, 0]);
  });

  test.each(figures.holes)('fill "$fill" has the library’s levels', async (measured) => {
    const covered = plain(64, 64, [40, 40, 40]);
    await load(engine, 'covered', covered);
    const whole = { num_holes_range: [1, 1], hole_height_range: [64, 64], hole_width_range: [64, 64] } as const;
    const pipeline = pipelineOf(transform('CoarseDropout', { ...whole, fill: measured.fill }));
    const found = await paintedTiles(engine, {
      picture: 'covered',
      pipeline,
      recipes: recipesOf(pipeline, covered, 200),
    });
    const colors = (data: Uint8Array): number =>
      new Set(Array.from({ length: data.length / 3 }, (_, i) => data.subarray(3 * i, 3 * i + 3).join())).size;
    const independent = measured.fill === 'random' ? 200 * 64 * 64 * 3 : 200 * 3;
    const error = measured.deviation / Math.sqrt(independent);
    expect(Math.abs(meanOf(found.map(meanOf)) - measured.mean)).toBeLessThan(6 * error);
    const every = new Uint8Array(found.length * found[0]!.length);
    for (const [i, data] of found.entries()) every.set(data, i * data.length);
    expect(Math.abs(deviationOf(every) / measured.deviation - 1)).toBeLessThan(6 / Math.sqrt(2 * independent));
    expect(meanOf(found.map(colors))).toBeCloseTo(measured.colors, -1);
    if (measured.fill !== 'random') return;
    expect([every.reduce((a, b) => Math.min(a, b)), every.reduce((a, b) => Math.max(a, b))]).toEqual([
      measured.least,
      measured.most,
    ]);
    // Neighbours, channels and tiles have nothing to do with each other.
    for (const offset of [1, 2, 3, 64 * 3, 64 * 64 * 3])
      expect(Math.abs(correlation(every, every, offset))).toBeLessThan(0.005);
    const counts = new Float64Array(256);
    for (const value of every) counts[value]! += 1;
    const expected = every.length / 256;
    const chiSquare = sum([...counts].map((count) => (count - expected) ** 2 / expected));
    // 255 degrees of freedom: mean 255, deviation 22.6.
    expect(chiSquare).toBeLessThan(255 + 5 * 22.6);
  });
});

describe('masks', () => {
  /** Class numbers in stripes: a mean of two neighbours would be a class that is not there. */
  const classes = [0, 7, 90, 255];
  const mask: Picture = scenery(80, 60);
  for (let i = 0; i < mask.rgba.length; i += 4)
    mask.rgba.fill(classes[Math.floor(i / 4 / 5) % classes.length]!, i, i + 3);

  test('are moved to the nearest pixel and filled with fill_mask', async () => {
    await load(engine, 'mask', mask);
    const pipeline = pipelineOf(
      transform('Rotate', { limit: [20, 40], fill: 200, fill_mask: 33 }),
      transform('HueSaturationValue'),
      transform('GaussianBlur'),
      transform('GaussNoise'),
      transform('Resize', { width: 111, height: 70 }),
      transform('CenterCrop', { width: 130, height: 90, pad_if_needed: true, fill: 190, fill_mask: 44 }),
    );
    for (const recipe of recipesOf(pipeline, mask, 6)) {
      const { data, width, height } = await engine.pixels('mask', recipe, 'mask');
      expect([width, height]).toEqual([130, 90]);
      expect([...new Set(data)].sort((a, b) => a - b)).toEqual([...classes, 33, 44].sort((a, b) => a - b));
      expect(data[0]).toBe(44);
      const image = await engine.pixels('mask', recipe, 'image');
      expect(image.data[0]).toBe(190);
    }
  });

  test('follow the picture: what lies where is the same in both', async () => {
    await load(engine, 'mask', mask);
    const nearest = { interpolation: 0, mask_interpolation: 0 } as const;
    const pipeline = pipelineOf(
      transform('HorizontalFlip', {}, { p: 0.5 }),
      transform('Transpose', {}, { p: 0.5 }),
      transform('Affine', { ...nearest, rotate: [-60, 60], scale: { x: [0.7, 1.5], y: [0.7, 1.5] } }),
      transform('RandomCrop', { width: 50, height: 44 }),
      transform('LongestMaxSize', { ...nearest, max_size: 71 }),
    );
    for (const recipe of recipesOf(pipeline, mask, 12))
      expect((await engine.pixels('mask', recipe, 'mask')).data).toEqual(
        (await engine.pixels('mask', recipe, 'image')).data,
      );
  });
});
