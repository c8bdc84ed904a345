/** Tables that are computed where they stand alone: the shader's levels are the table's. */
import { expect, test } from 'vitest';
import { transforms } from '../transforms/index';
import { defaultsOf, type Params } from '../transforms/params';
import { load, paintedTiles, pipelineOf, recipesOf, startEngine, transform } from './testing/scene';

/** Every level of every channel. */
const levels = { width: 256, height: 3, rgba: new Uint8ClampedArray(256 * 3 * 4).fill(255) };
for (let y = 0; y < 3; y++)
  for (let x = 0; x < 256; x++) levels.rgba.set([x, (x + 85 * y) & 255, 255 - x], 4 * (256 * y + x));

const wide: { readonly [name: string]: Params } = {
  Solarize: { threshold_range: [0, 1] },
  Posterize: { num_bits: [1, 7] },
  RGBShift: { r_shift_limit: [-255, 255], g_shift_limit: [-90, 90], b_shift_limit: [-1, 1] },
  ChannelDropout: { channel_drop_range: [1, 2], fill: 77.7 },
};

test('formulas give the levels of their tables', async () => {
  const engine = await startEngine();
  await load(engine, 'levels', levels);
  const found: string[] = [];
  for (const { name, params, kernel: kernelOf } of transforms) {
    const given = { ...defaultsOf(params), ...wide[name] };
    const kernel = kernelOf(given);
    if (kernel.kind !== 'lut' || kernel.formula === undefined) continue;
    found.push(name);
    const pipeline = pipelineOf(transform(name, given));
    const recipes = recipesOf(pipeline, levels, 24);
    const tiles = await paintedTiles(engine, { picture: 'levels', pipeline, recipes });
    recipes.forEach(({ steps: [step] }, tile) => {
      const table = kernel.table(step!);
      const apart = table.length === 768 ? 256 : 0;
      const level = (i: number): number => levels.rgba[4 * Math.trunc(i / 3) + (i % 3)]!;
      const expected = tiles[tile]!.map((_, i) => table[apart * (i % 3) + level(i)]!);
      expect(tiles[tile], `${name}, tile ${tile + 1}`).toEqual(expected);
    });
  }
  expect(found).toEqual(expect.arrayContaining(['InvertImg', 'Solarize', 'Posterize', 'RGBShift', 'ChannelDropout']));
});
