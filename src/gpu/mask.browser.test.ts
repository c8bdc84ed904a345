/** Masks over the pictures: moved by the same recipe, in the colours of their classes. */
import { beforeAll, expect, test } from 'vitest';
import type { Engine, MaskLayer, PaintRequest } from './protocol';
import {
  load,
  paintedTiles,
  pipelineOf,
  recipesOf,
  requestFor,
  scenery,
  startEngine,
  tilesIn,
  transform,
} from './testing/scene';

const picture = scenery(60, 40);
/** Class 0 on the left, 1 in the middle, 9 on the right. */
const classes = Uint8ClampedArray.from({ length: 60 * 40 * 4 }, (_, i) => {
  const x = (i >> 2) % 60;
  return i % 4 === 3 ? 255 : x < 20 ? 0 : x < 40 ? 1 : 9;
});
const layer: MaskLayer = { picture: 'mask', opacity: 0.5, colours: [{ value: 1, rgb: [255, 0, 0] }] };
const pipeline = pipelineOf(transform('HorizontalFlip'), transform('CenterCrop', { width: 50, height: 40 }));
let engine: Engine;

beforeAll(async () => {
  engine = await startEngine();
  await load(engine, 'scenery', picture);
  await engine.load('mask', 60, 40, classes);
});

async function blended(change: Partial<PaintRequest>): Promise<readonly Uint8Array[]> {
  const recipes = recipesOf(pipeline, picture, 2);
  const request = { ...requestFor({ picture: 'scenery', pipeline, recipes, channel: 'blend' }), ...change };
  const painted = await engine.paint(request);
  if (painted === null) throw new Error('Nothing newer was asked for.');
  return tilesIn(painted.bitmap, request);
}

test('classes are mixed into the picture where the recipe put them', async () => {
  const recipes = recipesOf(pipeline, picture, 2);
  const plain = await paintedTiles(engine, { picture: 'scenery', pipeline, recipes });
  const over = await blended({ mask: layer });
  for (const [tile, pixels] of over.entries())
    for (let y = 0; y < 40; y++)
      for (let x = 0; x < 50; x++)
        for (let channel = 0; channel < 3; channel++) {
          const before = plain[tile]![(y * 50 + x) * 3 + channel]!;
          // Mirrored and five columns cut off on either side: 9 lies at 0..14, 1 at 15..34, the background behind.
          const colour = x < 15 ? [128, 128, 128] : x < 35 ? [255, 0, 0] : null;
          const expected = colour ? (before + colour[channel]!) / 2 : before;
          expect(Math.abs(pixels[(y * 50 + x) * 3 + channel]! - expected), `${tile}: ${x}, ${y}`).toBeLessThanOrEqual(
            1,
          );
        }
});

test('a mask that comes, changes or goes paints cells again that were kept', async () => {
  const budget = 1000;
  const [none] = await blended({ budget });
  const [some] = await blended({ budget, mask: layer });
  const [more] = await blended({ budget, mask: { ...layer, opacity: 1 } });
  const [gone] = await blended({ budget });
  expect(some).not.toEqual(none);
  expect(more).not.toEqual(some);
  expect(gone).toEqual(none);
});

test('painting masks leaves nothing behind, and pictures as they were', async () => {
  const recipes = recipesOf(pipeline, picture, 2);
  const [before] = await paintedTiles(engine, { picture: 'scenery', pipeline, recipes });
  await blended({ mask: layer });
  const first = await engine.counts();
  for (let i = 0; i < 5; i++) await blended({ mask: layer });
  const { programs, tensors, bytes } = await engine.counts();
  expect({ programs, tensors, bytes }).toEqual({
    programs: first.programs,
    tensors: first.tensors,
    bytes: first.bytes,
  });
  const [after] = await paintedTiles(engine, { picture: 'scenery', pipeline, recipes });
  expect(after).toEqual(before);
});
