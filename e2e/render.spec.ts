/** `npm run render` from the outside: files in, files out. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { decode, encode } from 'fast-png';
import { root, run } from '../scripts/process.mjs';
import type { TileDescription } from '../src/render';

const cat = path.join(root, 'public/samples/cat.png');
const coco = path.join(root, 'public/samples/annotations.coco.json');

const albumentations = (...transforms: object[]) =>
  JSON.stringify({ transform: { __class_fullname__: 'Compose', p: 1, transforms } });
const flipped = albumentations(
  { __class_fullname__: 'HorizontalFlip', p: 1 },
  { __class_fullname__: 'InvertImg', p: 1 },
);
const random = albumentations({ __class_fullname__: 'Rotate', p: 1, limit: [-40, 40] });

/** Red, green and blue of a PNG file, whatever else it holds. */
function pixelsOf(file: string | Uint8Array) {
  const { width, height, data, channels } = decode(typeof file === 'string' ? readFileSync(file) : file);
  return { width, height, at: (x: number, y: number, channel: number) => data[(y * width + x) * channels + channel] };
}

const render = (args: readonly string[]) =>
  run(process.execPath, [path.join(root, 'scripts/render.mjs'), ...args], { limit: 80_000 });

const tilesIn = (folder: string): TileDescription[] =>
  JSON.parse(readFileSync(path.join(folder, 'tiles.json'), 'utf8'));

test('writes tiles, masks and labels', async () => {
  const at = (name: string) => test.info().outputPath(name);
  const source = pixelsOf(cat);
  const { width, height } = source;
  writeFileSync(at('preset.json'), flipped);
  const values = Uint8Array.from({ length: width * height }, (_, index) => (index % width < 100 ? 7 : 200));
  writeFileSync(at('mask.png'), encode({ width, height, data: values, channels: 1, depth: 8 }));

  const files = ['--preset', at('preset.json'), '--input', cat, '--mask', at('mask.png'), '--labels', coco];
  const { ok, output } = await render([...files, '--tiles', '2', '--out', at('out')]);
  expect(ok, output).toBe(true);

  const [first, second] = tilesIn(at('out'));
  expect(first).toMatchObject({ index: 0, width, height, recipe: { tile: 1 } });
  expect(second).toMatchObject({ index: 1, recipe: { tile: 2 } });
  const cats = first?.boxes.filter(({ label }) => label === 'cat');
  // The library holds boxes as 32-bit fractions of the picture.
  const near = (value: number) => expect.closeTo(value, 4);
  expect(cats).toEqual([{ bbox: [near(width - 399), 0, near(399), 300], label: 'cat' }]);
  expect(first?.keypoints[0]).toEqual({ x: width - 1 - 173, y: 110, label: 'eye_left_in_image' });

  const tile = pixelsOf(at('out/tile-001.png'));
  const mask = decode(readFileSync(at('out/tile-001.mask.png')));
  expect(mask).toMatchObject({ width, height, channels: 1, depth: 8 });
  for (const [x, y] of [
    [0, 0],
    [57, 211],
    [width - 1, height - 1],
  ] as const) {
    const mirrored = width - 1 - x;
    for (const channel of [0, 1, 2]) expect(tile.at(x, y, channel)).toBe(255 - (source.at(mirrored, y, channel) ?? 0));
    expect(mask.data[y * width + x]).toBe(mirrored < 100 ? 7 : 200);
  }
});

test('runs every job, gives the same files again, and says why one failed', async () => {
  const at = (name: string) => test.info().outputPath(name);
  mkdirSync(at('in'));
  writeFileSync(at('in/preset.json'), random);
  const job = { preset: 'preset.json', input: cat, tiles: 2, seed: 3, size: 64 };
  writeFileSync(
    at('in/jobs.json'),
    JSON.stringify([
      { ...job, out: at('one') },
      { ...job, input: 'in/preset.json', out: at('two') },
      { ...job, preset: 'missing.json', out: at('two') },
      { ...job, tiles: 3, out: at('three') },
      { ...job, seed: 4, out: at('four') },
    ]),
  );
  const { ok, output } = await render(['--jobs', at('in/jobs.json')]);
  expect(ok).toBe(false);
  expect(output).toContain('job 1: failed: cannot read the input in/preset.json');
  expect(output).toContain('job 2: failed: cannot read the preset missing.json');

  expect(tilesIn(at('one'))).toEqual(tilesIn(at('three')).slice(0, 2));
  for (const name of ['tile-000.png', 'tile-001.png']) {
    expect(readFileSync(at(`one/${name}`))).toEqual(readFileSync(at(`three/${name}`)));
  }
  expect(readFileSync(at('one/tile-000.png'))).not.toEqual(readFileSync(at('four/tile-000.png')));
  expect(Math.max(...tilesIn(at('one')).map((tile) => tile.width))).toBe(64);
});
