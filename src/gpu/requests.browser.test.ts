/** What may be asked of the engine, in which order, and what it says when it cannot. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Engine, Placement } from './protocol';
import {
  fingerprint,
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
import { sum } from './testing/statistics';

const picture = scenery(80, 60);
const pipeline = pipelineOf(transform('Rotate'), transform('GaussianBlur'));
const scene = (channel: string, seed = 7, count = 12) => ({
  picture: 'scenery',
  pipeline,
  recipes: recipesOf(pipeline, picture, count, seed),
  channel,
});
let engine: Engine;

beforeAll(async () => {
  engine = await startEngine();
});
beforeEach(() => load(engine, 'scenery', picture));

describe('the latest wins', () => {
  test('of three requests at once, only the middle one is dropped', async () => {
    const last = requestFor(scene('grid', 3));
    const painted = await Promise.all([
      engine.paint(requestFor(scene('grid', 1))),
      engine.paint(requestFor(scene('grid', 2))),
      engine.paint(last),
    ]);
    expect(painted.map((result) => result !== null)).toEqual([true, false, true]);
    const expected = await paintedTiles(engine, scene('alone', 3));
    expect(tilesIn(painted[2]!.bitmap, last).map(fingerprint)).toEqual(expected.map(fingerprint));
  });

  test('a flood costs two frames, not as many as were asked for', async () => {
    const before = await engine.counts();
    const painted = await Promise.all(
      Array.from({ length: 40 }, (_, seed) => engine.paint(requestFor(scene('grid', seed)))),
    );
    const shown = painted.flatMap((result, i) => (result === null ? [] : [i]));
    expect(shown).toEqual([0, 39]);
    expect((await engine.counts()).frames - before.frames).toBe(2);
  });

  test('requests of other channels are all painted', async () => {
    const channels = ['grid', 'tile', 'step 1', 'step 2'];
    const painted = await Promise.all(
      channels.flatMap((channel) => [1, 2].map((seed) => engine.paint(requestFor(scene(channel, seed))))),
    );
    // The first one runs before its newer one has come.
    expect(painted.map((result) => result !== null)).toEqual([true, true, false, true, false, true, false, true]);
  });
});

describe('a frame in turns', () => {
  const ask = async (seed: number) => {
    const painted = await engine.paint({ ...requestFor(scene('turns', seed)), budget: 1e-3 });
    painted?.bitmap.close();
    return painted!;
  };

  test('says of every cell whether its picture is the new one, the one before, or none', async () => {
    const whole = async (seed: number, otherwise: string) => {
      const turns: number[] = [];
      for (let done = 0; ; ) {
        const { showing, complete, tiles } = await ask(seed);
        turns.push(tiles);
        done += tiles;
        expect(showing).toHaveLength(12);
        expect(showing.filter((state) => state === 'asked')).toHaveLength(done);
        expect(showing.filter((state) => state === otherwise)).toHaveLength(12 - done);
        expect(complete).toBe(done === 12);
        if (complete) return turns;
      }
    };
    // Two of the first picture tell how long a cell takes; no more than one ever fits.
    expect(await whole(1, 'nothing')).toEqual([2, ...Array(10).fill(1)]);
    expect(await whole(2, 'before')).toEqual(Array(12).fill(1));
    expect((await ask(2)).tiles).toBe(0);
  });

  test('with other room shows the pictures before it, stretched, until their turn comes', async () => {
    const small = { ...requestFor(scene('room', 1)), budget: 1e6 };
    let whole = (await engine.paint(small))!;
    while (!whole.complete) whole = (await engine.paint(small))!;
    const before = tilesIn(whole.bitmap, small);
    const twice = ({ x, y, width, height }: Placement) => ({
      x: 2 * x,
      y: 2 * y,
      width: 2 * width,
      height: 2 * height,
    });
    const cells = small.cells.map(({ recipe, place }) => ({ recipe, place: twice(place) }));
    const large = { ...small, cells, width: 2 * small.width, height: 2 * small.height, budget: 1e-3 };
    const { bitmap, showing } = (await engine.paint(large))!;
    expect(showing).toEqual(['asked', ...Array.from({ length: 11 }, () => 'before')]);
    // Edges mix with what lies around.
    const inner = ({ x, y, width, height }: Placement) => ({
      x: x + 2,
      y: y + 2,
      width: width - 4,
      height: height - 4,
    });
    const after = tilesIn(bitmap, { ...large, cells: cells.map((cell) => ({ ...cell, place: inner(cell.place) })) });
    before.forEach((tile, i) => {
      const mean = (levels: Uint8Array) => sum(levels) / levels.length;
      if (i > 0) expect(Math.abs(mean(after[i]!) - mean(tile))).toBeLessThan(5);
    });
  });
});

test('a picture that goes while programs are compiled for it is no error', async () => {
  const fresh = pipelineOf(transform('Solarize'), transform('Posterize'), transform('Rotate'));
  const recipes = recipesOf(fresh, picture, 2);
  const painting = engine.paint(requestFor({ picture: 'scenery', pipeline: fresh, recipes, channel: 'gone' }));
  await engine.unload('scenery');
  (await painting)?.bitmap.close();
  await load(engine, 'scenery', picture);
  expect((await paint(engine, { picture: 'scenery', pipeline: fresh, recipes, channel: 'gone' })).tiles).toBe(2);
});

describe('what cannot be done is said', () => {
  const recipe = recipesOf(pipeline, picture, 1)[0]!;

  test('for a picture that was never loaded, or is gone', async () => {
    await expect(engine.pixels('nobody', recipe, 'image')).rejects.toThrow(/nobody/);
    await expect(engine.paint({ ...requestFor(scene('grid')), picture: 'nobody' })).rejects.toThrow(/nobody/);
    await engine.unload('scenery');
    await expect(engine.pixels('scenery', recipe, 'image')).rejects.toThrow(/scenery/);
    await engine.unload('scenery');
  });

  test('for a picture larger than the GPU holds, and the one before stays', async () => {
    const wide = 2 ** 17;
    const before = fingerprint((await engine.pixels('scenery', recipe, 'image')).data);
    await expect(engine.load('scenery', wide, 1, new Uint8ClampedArray(wide * 4))).rejects.toThrow(/131072 x 1/);
    await expect(engine.load('scenery', 1, wide, new Uint8ClampedArray(wide * 4))).rejects.toThrow(/1 x 131072/);
    expect(fingerprint((await engine.pixels('scenery', recipe, 'image')).data)).toBe(before);
  });

  test('for a step that makes a picture larger than the GPU holds, and others go on', async () => {
    const large = pipelineOf(
      transform('Resize', { width: 8192, height: 1 }),
      transform('Affine', { scale: { x: [3, 3], y: [1, 1] }, fit_output: true }),
    );
    const recipes = recipesOf(large, picture, 2);
    expect(recipes[0]!.output.width).toBeGreaterThan(16384);
    const request = {
      ...requestFor(scene('grid')),
      cells: [{ recipe: recipes[0]!, place: { x: 0, y: 0, width: 9, height: 9 } }],
    };
    await expect(engine.paint(request)).rejects.toThrow(/larger than this GPU/);
    await expect(engine.pixels('scenery', recipes[0]!, 'image')).rejects.toThrow(/larger than this GPU/);
    expect((await paint(engine, scene('grid'))).tiles).toBe(12);
  });

  test('and refusals leave nothing behind on the GPU', async () => {
    await paint(engine, scene('grid'));
    const before = await engine.counts();
    for (let i = 0; i < 5; i++) {
      await engine.paint({ ...requestFor(scene('grid')), picture: 'nobody' }).catch(() => undefined);
      await engine.load('wide', 2 ** 17, 1, new Uint8ClampedArray(4)).catch(() => undefined);
    }
    expect((await engine.counts()).tensors).toBe(before.tensors);
  });
});

test('more tiles than fit a sheet are painted in several batches', async () => {
  const large = scenery(1500, 1100);
  await load(engine, 'large', large);
  const inverted = pipelineOf(transform('InvertImg'), transform('CenterCrop', { width: 50, height: 40 }));
  const recipes = recipesOf(inverted, large, 20);
  // 20 tiles of 1500 x 1100 pixels exceed 16 million texels.
  const painted = await paint(engine, { picture: 'large', pipeline: inverted, recipes });
  expect(painted.passes).toBeGreaterThan(1);
  const tiles = await paintedTiles(engine, { picture: 'large', pipeline: inverted, recipes });
  const one = fingerprint((await engine.pixels('large', recipes[0]!, 'image')).data);
  expect(tiles.map(fingerprint)).toEqual(tiles.map(() => one));
  await engine.unload('large');
});

test('pictures that are replaced and unloaded are given back', async () => {
  await paint(engine, scene('grid'));
  const before = await engine.counts();
  for (let i = 0; i < 6; i++) {
    await load(engine, 'passing', scenery(64 + i, 50));
    const sized = { ...pipeline, workingSize: 40 };
    await paint(engine, {
      picture: 'passing',
      pipeline: sized,
      recipes: recipesOf(sized, { width: 64 + i, height: 50 }, 4),
    });
  }
  await engine.unload('passing');
  expect((await engine.counts()).tensors).toBe(before.tensors);
});
