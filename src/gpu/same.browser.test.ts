/** The same recipe is the same picture: alone or in a batch, now or later, here or in another engine, before and after a lost context. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Pipeline } from '../pipeline/model';
import type { Recipe } from '../pipeline/recipe';
import type { Engine } from './protocol';
import {
  fingerprint,
  group,
  load,
  paint,
  paintedTiles,
  pipelineOf,
  recipesOf,
  requestFor,
  scenery,
  startEngine,
  tilesIn,
  transform,
} from './testing/scene';

const picture = scenery(97, 83);
const tiles = 24;
let engine: Engine;

beforeAll(async () => {
  engine = await startEngine();
  await load(engine, 'scenery', picture);
});

const busy = pipelineOf(
  transform('HorizontalFlip', {}, { p: 0.5 }),
  transform('Rotate', { limit: [-60, 60], border_mode: 4 }, { p: 0.7 }),
  group('OneOf', [transform('GaussNoise'), transform('GaussianBlur')], { p: 0.8 }),
  group(
    'RandomOrder',
    [transform('HueSaturationValue'), transform('RandomGamma'), transform('ToGray', {}, { p: 0.2 })],
    { n: 2 },
  ),
  transform('RandomBrightnessContrast', { brightness_by_max: false }, { p: 0.6 }),
  transform('CLAHE', { tile_grid_size: [5, 3] }, { p: 0.5 }),
  transform('CoarseDropout', { num_holes_range: [1, 5], fill: 'random' }, { p: 0.6 }),
);

/** Every tile leaves with a shape of its own. */
const shapes = pipelineOf(
  transform('Transpose', {}, { p: 0.5 }),
  transform('RandomCrop', { width: 61, height: 47 }, { p: 0.5 }),
  group(
    'SomeOf',
    [
      transform('LongestMaxSize', { max_size: 120 }),
      transform('Resize', { width: 33, height: 90 }),
      transform('Affine', { rotate: [-40, 40], fit_output: true }),
      transform('CenterCrop', { width: 110, height: 40, pad_if_needed: true, fill: [200, 30, 90] }),
    ],
    { n: 2, p: 0.9 },
  ),
  transform('AutoContrast', { cutoff: 3 }, { p: 0.5 }),
  transform('GaussianBlur', {}, { p: 0.4 }),
  transform('GaussNoise', {}, { p: 0.4 }),
);

const sized: Pipeline = { ...shapes, workingSize: 70 };

const pixels = async (from: Engine, recipe: Recipe, name = 'scenery') =>
  fingerprint((await from.pixels(name, recipe, 'image')).data);

const all = async (from: Engine, recipes: readonly Recipe[], name = 'scenery') => {
  const found: string[] = [];
  for (const recipe of recipes) found.push(await pixels(from, recipe, name));
  return found;
};

const differences = (ours: readonly string[], theirs: readonly string[]): number[] =>
  ours.flatMap((value, i) => (value === theirs[i] ? [] : [i + 1]));

describe('the same recipe', () => {
  const recipes = recipesOf(busy, picture, tiles);

  test('gives the same bytes again, after other work, and in another engine', async () => {
    const first = await all(engine, recipes);
    // The tiles differ, or else nothing would be shown here.
    expect(new Set(first).size).toBe(tiles);
    expect(await all(engine, recipes)).toEqual(first);

    await load(engine, 'other', scenery(160, 40));
    await paint(engine, {
      picture: 'other',
      pipeline: shapes,
      recipes: recipesOf(shapes, { width: 160, height: 40 }, 9),
    });
    await paint(engine, { picture: 'scenery', pipeline: busy, recipes: recipesOf(busy, picture, 30, 99) });
    await engine.unload('other');
    expect(await all(engine, recipes)).toEqual(first);

    const fresh = await startEngine();
    await load(fresh, 'under another name', picture);
    // The other way round, so that nothing depends on what ran before.
    expect((await all(fresh, [...recipes].reverse(), 'under another name')).reverse()).toEqual(first);
  });

  test('another seed gives another picture', async () => {
    const others = await all(engine, recipesOf(busy, picture, tiles, 8));
    expect(differences(others, await all(engine, recipes)).length).toBeGreaterThan(tiles - 3);
  });
});

describe.each([
  ['one size', busy],
  ['many sizes', shapes],
  ['many sizes, from a working size', sized],
] as const)('a batch of tiles of %s', (_, pipeline) => {
  const recipes = recipesOf(pipeline, picture, tiles);

  test('shows each tile as it is alone', async () => {
    const sizes = new Set(recipes.map(({ output: { width, height } }) => `${width}x${height}`));
    if (pipeline !== busy) expect(sizes.size).toBeGreaterThan(6);
    const painted = await paintedTiles(engine, { picture: 'scenery', pipeline, recipes });
    const alone = await all(engine, recipes);
    expect(differences(painted.map(fingerprint), alone)).toEqual([]);
    for (const [i, { output }] of recipes.entries()) expect(painted[i]!.length).toBe(output.width * output.height * 3);
  });

  test('shows the same whatever the number of tiles', async () => {
    const painted = (count: number) =>
      paintedTiles(engine, { picture: 'scenery', pipeline, recipes: recipes.slice(0, count) });
    const many = (await painted(tiles)).map(fingerprint);
    for (const count of [1, 5, 17]) expect((await painted(count)).map(fingerprint)).toEqual(many.slice(0, count));
  });
});

test('a picture of a cell without a recipe is the picture', async () => {
  const request = requestFor({ picture: 'scenery', pipeline: busy, recipes: recipesOf(pipelineOf(), picture, 1) });
  const painted = await engine.paint({ ...request, cells: [{ recipe: null, place: request.cells[0]!.place }] });
  const [tile] = tilesIn(painted!.bitmap, request);
  expect(tile).toEqual(Uint8Array.from(picture.rgba.filter((_, i) => i % 4 !== 3)));
});

describe('a lost context', () => {
  const recipes = recipesOf(busy, picture, tiles);
  const scene = { picture: 'scenery', pipeline: busy, recipes };

  test('is made good: same pictures, same memory, however often', async () => {
    const events: string[] = [];
    const fresh = await startEngine();
    await fresh.onContext((state) => events.push(state));
    await load(fresh, 'scenery', picture);
    const before = (await paintedTiles(fresh, scene)).map(fingerprint);
    const held = await fresh.counts();
    const seen: { tensors: number; bytes: number }[] = [];
    for (let i = 0; i < 4; i++) {
      await fresh.loseContext();
      expect((await paintedTiles(fresh, scene)).map(fingerprint)).toEqual(before);
      const { tensors, bytes, programs } = await fresh.counts();
      expect(programs).toBe(held.programs * (i + 2));
      seen.push({ tensors, bytes });
    }
    expect(seen).toEqual(seen.map(() => ({ tensors: held.tensors, bytes: held.bytes })));
    expect(await pixels(fresh, recipes[3]!)).toBe(before[3]);
    expect(events).toEqual(Array.from({ length: 4 }, () => ['lost', 'restored']).flat());
  });

  test('does not swallow the pictures that were being painted', async () => {
    const fresh = await startEngine();
    await load(fresh, 'scenery', picture);
    const before = (await paintedTiles(fresh, scene)).map(fingerprint);
    // Lost while the first one runs and the others wait, then again at other moments.
    for (const delay of [0, 5, 20, 60]) {
      const requests = ['one', 'two', 'three'].map((channel) => requestFor({ ...scene, channel }));
      const painting = requests.map((request) => fresh.paint(request));
      await new Promise((resolve) => setTimeout(resolve, delay));
      await fresh.loseContext();
      for (const [i, painted] of (await Promise.all(painting)).entries())
        expect(tilesIn(painted!.bitmap, requests[i]!).map(fingerprint)).toEqual(before);
    }
  });

  test('does not swallow what else is asked for in the meantime', async () => {
    const fresh = await startEngine();
    await load(fresh, 'scenery', picture);
    const before = await pixels(fresh, recipes[0]!);
    const losing = fresh.loseContext();
    const loading = load(fresh, 'other', picture);
    const reading = [pixels(fresh, recipes[0]!), pixels(fresh, recipes[0]!)];
    await Promise.all([losing, loading]);
    expect(await Promise.all(reading)).toEqual([before, before]);
    expect(await pixels(fresh, recipes[0]!, 'other')).toBe(before);
  });
});

describe('a picture that is shrunk to its place', () => {
  const recipes = recipesOf(shapes, picture, tiles);
  const whole = requestFor({ picture: 'scenery', pipeline: shapes, recipes });
  /** Odd sizes in cells of their own, smaller than the tiles. */
  const small = {
    ...whole,
    width: 6 * 43,
    height: 4 * 37,
    cells: whole.cells.map(({ recipe }, i) => ({
      recipe,
      place: { x: (i % 6) * 43, y: Math.floor(i / 6) * 37, width: 40 - (i % 3), height: 35 - (i % 5) },
    })),
  };
  const pixelsIn = (bitmap: ImageBitmap): string => {
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    return fingerprint(Uint8Array.from(context.getImageData(0, 0, bitmap.width, bitmap.height).data));
  };
  const shown = async (request: typeof small) =>
    tilesIn((await engine.paint(request))!.bitmap, request).map(fingerprint);

  test('is the same wherever its tile lies on a sheet', async () => {
    const together = await shown(small);
    for (const some of [[0], [5, 17], [23, 2, 11, 8]]) {
      const cells = some.map((i) => small.cells[i]!);
      expect(await shown({ ...small, cells })).toEqual(some.map((i) => together[i]));
    }
  });

  test('is the same when a little is painted at a time', async () => {
    const together = await shown(small);
    const piecemeal = { ...small, radius: 0, budget: 0.001, channel: 'piecemeal' };
    let painted = await engine.paint(piecemeal);
    let rounds = 1;
    while (!painted!.complete) {
      painted!.bitmap.close();
      painted = await engine.paint(piecemeal);
      rounds += 1;
    }
    expect(rounds).toBeGreaterThan(3);
    expect(tilesIn(painted!.bitmap, small).map(fingerprint)).toEqual(together);
    const again = await engine.paint(piecemeal);
    expect(again).toMatchObject({ complete: true, tiles: 0, passes: 0 });
    expect(tilesIn(again!.bitmap, small).map(fingerprint)).toEqual(together);

    // Another shape in the same place leaves nothing of the one before.
    const cells = small.cells.map((cell) => ({ ...cell, place: { ...cell.place, width: 21, height: 33 } }));
    do painted = await engine.paint({ ...piecemeal, cells, budget: 10_000 });
    while (!painted!.complete);
    const narrow = pixelsIn(painted!.bitmap);
    expect(pixelsIn((await engine.paint({ ...small, cells }))!.bitmap)).toEqual(narrow);
  });

  test('is painted after another cell could not be', async () => {
    const together = await shown(small);
    const kept = { ...small, budget: 10_000, channel: 'kept' };
    const large = pipelineOf(
      transform('Resize', { width: 8192, height: 1 }),
      transform('Affine', { scale: { x: [3, 3], y: [1, 1] }, fit_output: true }),
    );
    const [impossible] = recipesOf(large, picture, 1);
    const broken = kept.cells.map((cell, i) => (i === 0 ? { ...cell, recipe: impossible! } : cell));
    await expect(engine.paint({ ...kept, cells: broken })).rejects.toThrow(/larger than this GPU/);
    let painted = await engine.paint(kept);
    while (!painted!.complete) painted = await engine.paint(kept);
    expect(tilesIn(painted!.bitmap, small).map(fingerprint)).toEqual(together);
  });
});
