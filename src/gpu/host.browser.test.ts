/** Steps that the CPU does, on WebP: the same picture on every way, read back only where they fire, and nothing left behind. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Pipeline } from '../pipeline/model';
import { sampleRecipe } from '../pipeline/sample';
import type { Engine } from './protocol';
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

const picture = scenery(81, 67);
let engine: Engine;

beforeAll(async () => {
  engine = await startEngine();
});
beforeEach(() => load(engine, 'scenery', picture));

const webp = (key: string, quality: number, p = 1) =>
  transform('ImageCompression', { compression_type: 'webp', quality_range: [quality, quality] }, { key, p });

/** Tiles of all sizes; some compress once, some twice, some not at all. */
const mixed = (quality = 30): Pipeline =>
  pipelineOf(
    transform('RandomCrop', { width: 45, height: 38 }, { p: 0.5 }),
    webp('first', quality, 0.6),
    transform('Rotate', {}, { p: 0.7 }),
    transform('CLAHE', {}, { p: 0.4 }),
    webp('second', quality + 10, 0.6),
    transform('InvertImg', {}, { p: 0.5 }),
  );

const scene = (pipeline: Pipeline, count = 12, seed = 7) => ({
  picture: 'scenery',
  pipeline,
  recipes: recipesOf(pipeline, picture, count, seed),
});

const compressions = (pipeline: Pipeline): number =>
  scene(pipeline)
    .recipes.flatMap(({ steps }) => steps)
    .filter((step) => step.transform === 'ImageCompression').length;

test('a tile is the same alone and among others', async () => {
  const { recipes, ...rest } = scene(mixed());
  const together = (await paintedTiles(engine, { recipes, ...rest })).map(fingerprint);
  const alone: string[] = [];
  for (const recipe of recipes) alone.push(fingerprint((await engine.pixels('scenery', recipe, 'image')).data));
  expect(together).toEqual(alone);
  const [plain] = recipesOf(pipelineOf(), picture, 1);
  const [coded] = recipesOf(pipelineOf(webp('first', 5)), picture, 1);
  const pixels = async (recipe: typeof plain) => (await engine.pixels('scenery', recipe!, 'image')).data;
  expect(await pixels(coded)).not.toEqual(await pixels(plain));
});

test('tiles are read back where the step fires, nothing is compiled for another quality, nothing is kept', async () => {
  await paint(engine, scene(mixed()));
  const before = await engine.counts();
  for (let quality = 31; quality < 41; quality++) await paint(engine, scene(mixed(quality)));
  const after = await engine.counts();
  expect(compressions(mixed())).toBeGreaterThan(8);
  expect(after.readBacks - before.readBacks).toBe(10 * compressions(mixed()));
  expect([after.programs, after.tensors]).toEqual([before.programs, before.tensors]);

  const never = pipelineOf(webp('first', 30, 0), transform('Rotate'));
  const jpeg = pipelineOf(transform('ImageCompression'), transform('Rotate'));
  for (const pipeline of [never, jpeg]) await paint(engine, scene(pipeline));
  expect((await engine.counts()).readBacks).toBe(after.readBacks);
});

test('masks stay as they are, and are not read back', async () => {
  const [recipe] = recipesOf(pipelineOf(webp('first', 1)), picture, 1);
  const before = await engine.counts();
  const { data } = await engine.pixels('scenery', recipe!, 'mask');
  expect(data).toEqual(Uint8Array.from(picture.rgba.filter((_, i) => i % 4 < 3)));
  expect((await engine.counts()).readBacks - before.readBacks).toBe(1);
});

describe('while the CPU works', () => {
  test('newer requests replace older ones that wait', async () => {
    const before = await engine.counts();
    const last = requestFor(scene(mixed(), 12, 19));
    const painted = await Promise.all([
      ...Array.from({ length: 19 }, (_, seed) => engine.paint(requestFor(scene(mixed(), 12, seed)))),
      engine.paint(last),
    ]);
    expect(painted.flatMap((result, i) => (result === null ? [] : [i]))).toEqual([0, 19]);
    expect((await engine.counts()).frames - before.frames).toBe(2);
    const expected = await paintedTiles(engine, scene(mixed(), 12, 19));
    expect(tilesIn(painted[19]!.bitmap, last).map(fingerprint)).toEqual(expected.map(fingerprint));
  });

  test('its picture may go, and its size may change, without a trace', async () => {
    await paint(engine, scene(mixed()));
    const before = await engine.counts();
    for (const workingSize of [50, 60]) {
      await load(engine, 'passing', picture);
      const sized = { ...mixed(), workingSize };
      const painting = engine.paint(requestFor({ ...scene(sized), picture: 'passing', channel: 'passing' }));
      const other = sampleRecipe({ ...mixed(), workingSize: 40 }, null, 7, 1, picture);
      const reading = engine.pixels('passing', other, 'image');
      const leaving = engine.unload('passing');
      expect((await painting)?.tiles).toBe(12);
      expect((await reading).width).toBe(other.output.width);
      await leaving;
    }
    expect((await engine.counts()).tensors).toBe(before.tensors);
  });

  test('the context may be lost: the picture comes all the same', async () => {
    const fresh = await startEngine();
    await load(fresh, 'scenery', picture);
    const expected = (await paintedTiles(fresh, scene(mixed()))).map(fingerprint);
    const [recipe] = scene(mixed()).recipes;
    const alone = fingerprint((await fresh.pixels('scenery', recipe!, 'image')).data);
    const { tensors } = await fresh.counts();
    for (let i = 0; i < 3; i++) {
      const request = requestFor(scene(mixed()));
      const painting = fresh.paint(request);
      const reading = fresh.pixels('scenery', recipe!, 'image');
      await fresh.loseContext();
      expect(tilesIn((await painting)!.bitmap, request).map(fingerprint)).toEqual(expected);
      expect(fingerprint((await reading).data)).toBe(alone);
      expect((await fresh.counts()).tensors).toBe(tensors);
    }
  });
});

test('what the codec cannot do is said, and leaves nothing behind', async () => {
  await paint(engine, scene(mixed()));
  const before = await engine.counts();
  const recipe = scene(pipelineOf(transform('InvertImg'), webp('first', 30), transform('Rotate'))).recipes[0]!;
  const steps = recipe.steps.map((step) => (step.site === 'first' ? { ...step, draw: { quality: 101 } } : step));
  await expect(engine.pixels('scenery', { ...recipe, steps }, 'image')).rejects.toThrow(/81 x 67 .*101/);
  expect((await engine.counts()).tensors).toBe(before.tensors);
});
