/** The mask as transforms see it on the CPU against the one that the GPU moves. */
import { beforeAll, expect, test } from 'vitest';
import { classesAfter, classMapOf } from '../pipeline/labels/class-map';
import type { TransformNode } from '../pipeline/model';
import type { ClassMap } from '../transforms/define';
import type { Engine } from './protocol';
import { pipelineOf, recipesOf, startEngine, transform } from './testing/scene';

const picture = { width: 61, height: 47 };
const mask = {
  ...picture,
  data: Uint8ClampedArray.from({ length: 61 * 47 * 4 }, (_, i) => (i % 4 === 3 ? 255 : ((i >> 2) * 7919) % 251)),
};
let engine: Engine;

beforeAll(async () => {
  engine = await startEngine();
  await engine.load('mask', mask.width, mask.height, mask.data);
});

const borders = [0, 1, 2, 3, 4];
const cases: { readonly [name: string]: readonly TransformNode[] } = {
  'mirrored and turned': [transform('D4'), transform('RandomCrop', { width: 33, height: 29 })],
  ...Object.fromEntries(
    borders.flatMap((border_mode) => [
      [
        `padded ${border_mode}`,
        [transform('PadIfNeeded', { min_width: 150, min_height: 130, border_mode, fill_mask: 9 })],
      ],
      [`turned ${border_mode}`, [transform('Rotate', { limit: [-80, 80], border_mode, fill_mask: 7 })]],
      [`scaled ${border_mode}`, [transform('Affine', { scale: { x: [0.3, 0.6], y: [0.2, 1.4] }, border_mode })]],
    ]),
  ),
  resized: [transform('Resize', { width: 40, height: 71 })],
  'resized from the middle': [transform('Resize', { width: 23, height: 90, mask_interpolation: 6 })],
  'one after the other': [
    transform('RandomResizedCrop', { size: [50, 44] }),
    transform('ShiftScaleRotate'),
    transform('Downscale'),
    transform('ImageCompression', { quality_range: [5, 5] }),
    transform('ImageCompression', { compression_type: 'webp', quality_range: [5, 5] }, { key: 'webp' }),
    transform('Transpose'),
  ],
};

test.each(Object.keys(cases))('%s: the same pixels', async (name) => {
  for (const recipe of recipesOf(pipelineOf(...cases[name]!), picture, 4)) {
    const seen = recipe.steps.reduce(classesAfter, classMapOf(mask)) as ClassMap;
    const { width, height, data } = await engine.pixels('mask', recipe, 'mask');
    expect([seen.width, seen.height]).toEqual([width, height]);
    expect([...seen.values]).toEqual([...data.filter((_, i) => i % 3 === 0)]);
  }
});

test('what only the GPU can follow is unknown', () => {
  const after = (node: TransformNode) =>
    recipesOf(pipelineOf(node), picture, 1)[0]!.steps.reduce(classesAfter, classMapOf(mask));
  expect(after(transform('GridDistortion'))).toBe('unknown');
  expect(after(transform('Rotate', { mask_interpolation: 1 }))).toBe('unknown');
  expect(after(transform('CoarseDropout', { fill_mask: 3 }))).toBe('unknown');
  expect(after(transform('GaussianBlur'))).toBe(classMapOf(mask));
});
