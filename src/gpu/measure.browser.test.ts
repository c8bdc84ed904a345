/** What is measured over whole tiles: every pixel once, whatever the size, and nothing is left behind. */
import { beforeAll, expect, test } from 'vitest';
import type { Engine } from './protocol';
import { load, type Picture, paint, pipelineOf, recipesOf, startEngine, transform } from './testing/scene';

let engine: Engine;

beforeAll(async () => {
  engine = await startEngine();
});

/** Few dark levels and many bright ones, in no order. */
function speckled(width: number, height: number): Picture {
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  let state = 7;
  for (let i = 0; i < rgba.length; i++) {
    if (i % 4 === 3) continue;
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    rgba[i] = 20 + Math.sqrt(state / 2 ** 32) * (200 + 10 * (i % 4));
  }
  return { width, height, rgba };
}

/** Equalized as Pillow does but for the library's shift by one level, with counts made on the CPU. */
function equalized({ rgba }: Picture): Uint8Array {
  const pixels = rgba.length / 4;
  const tables = [0, 1, 2].map((channel) => {
    const counts = new Array<number>(256).fill(0);
    for (let i = channel; i < rgba.length; i += 4) counts[rgba[i]!]! += 1;
    const step = Math.floor((pixels - counts.findLast((n) => n > 0)!) / 255);
    let sum = 0;
    return counts.map((n) => {
      sum += n;
      return step === 0 ? null : Math.min(255, Math.floor((sum + Math.floor(step / 2)) / step));
    });
  });
  return Uint8Array.from({ length: pixels * 3 }, (_, i) => {
    const level = rgba[Math.floor(i / 3) * 4 + (i % 3)]!;
    return tables[i % 3]![level] ?? level;
  });
}

const equalize = pipelineOf(transform('Equalize', { mode: 'pil' }));

/** Less than one chunk, chunks that fit to the pixel, one pixel more, and sums in several passes. */
test.each([
  [7, 5],
  [60, 32],
  [61, 257],
  [347, 353],
  [731, 577],
])('every pixel of %i x %i counts once', async (width, height) => {
  const picture = speckled(width, height);
  await load(engine, 'speckled', picture);
  const { data } = await engine.pixels('speckled', recipesOf(equalize, picture, 1)[0]!, 'image');
  const wanted = equalized(picture);
  expect(data.length).toBe(wanted.length);
  expect(data.findIndex((level, i) => level !== wanted[i])).toBe(-1);
});

test('tables are given back when they were read', async () => {
  const picture = speckled(90, 70);
  await load(engine, 'speckled', picture);
  const pipeline = pipelineOf(
    transform('CLAHE', {}, { p: 0.7 }),
    transform('RandomCrop', { width: 50, height: 40 }, { p: 0.5 }),
    transform('AutoContrast', { method: 'pil' }, { p: 0.6 }),
    transform('RandomBrightnessContrast', { brightness_by_max: false }, { p: 0.5 }),
  );
  const scene = { picture: 'speckled', pipeline, recipes: recipesOf(pipeline, picture, 12) };
  await paint(engine, scene);
  const before = await engine.counts();
  for (let i = 0; i < 3; i++) await paint(engine, scene);
  const after = await engine.counts();
  expect([after.tensors, after.programs, after.readBacks]).toEqual([before.tensors, before.programs, before.readBacks]);
});
