import { describe, expect, it } from 'vitest';
import type { Json } from '../../math/text';
import { number } from '../../transforms/params';
import type { JsonObject } from '../imported';
import { fixtureTransform, lookupIn } from '../testing/pipelines';
import { fromAlbumentations } from './index';
import { upgrade } from './legacy';

const args = (name: string, old: JsonObject, ownDefaults = false) => upgrade(name, old, ownDefaults).args;

describe('arguments of 1.x', () => {
  it.each<[string, JsonObject, JsonObject]>([
    [
      'Rotate',
      { limit: [-90, 90], border_mode: 4, value: null, mask_value: [1, 2, 3] },
      { limit: [-90, 90], border_mode: 4, fill: 0, fill_mask: [1, 2, 3] },
    ],
    [
      'Affine',
      { scale: { x: [0.9, 1.1] }, shear: null, cval: 7, cval_mask: 0, mode: 4 },
      { scale: { x: [0.9, 1.1] }, fill: 7, fill_mask: 0, border_mode: 4 },
    ],
    [
      'GaussNoise',
      { var_limit: [25, 100], mean: 51, per_channel: true },
      { std_range: [5 / 255, 10 / 255], mean_range: [0.2, 0.2], per_channel: true },
    ],
    ['GaussNoise', { var_limit: 100 }, { std_range: [0, 10 / 255] }],
    ['GaussianBlur', { blur_limit: [3, 7], sigma_limit: [0, 0] }, { blur_limit: [3, 7], sigma_limit: [0.8, 1.4] }],
    ['GaussianBlur', { blur_limit: [3, 7], sigma_limit: [0.5, 2] }, { blur_limit: [3, 7], sigma_limit: [0.5, 2] }],
    ['Solarize', { threshold: [51, 255] }, { threshold_range: [0.2, 1] }],
    ['Solarize', { threshold: 51 }, { threshold_range: [0.2, 0.2] }],
    [
      'CoarseDropout',
      { max_holes: 8, min_holes: null, max_height: 4, min_height: 2, fill_value: 9, mask_fill_value: null },
      { num_holes_range: [8, 8], hole_height_range: [2, 4], fill: 9, fill_mask: null },
    ],
    [
      'ImageCompression',
      { quality_lower: 60, quality_upper: 90, compression_type: 1 },
      { quality_range: [60, 90], compression_type: 'webp' },
    ],
    ['RandomResizedCrop', { height: 5, width: 7 }, { size: [5, 7] }],
    ['PiecewiseAffine', { mode: 'symmetric', keypoints_threshold: 0.01 }, { border_mode: 2 }],
    [
      'GridDropout',
      { unit_size_min: null, unit_size_max: null, holes_number_x: 3, holes_number_y: 4 },
      { unit_size_range: null, holes_number_xy: [4, 3] },
    ],
    [
      'Downscale',
      { scale_min: 0.2, scale_max: 0.4, interpolation: 3 },
      { scale_range: [0.2, 0.4], interpolation_pair: { upscale: 3, downscale: 3 } },
    ],
    ['Spatter', { mode: ['mud'], color: { rain: [1, 2, 3], mud: [4, 5, 6] } }, { mode: 'mud', color: [4, 5, 6] }],
    ['ElasticTransform', { alpha: 3, alpha_affine: 0 }, { alpha: 3, noise_distribution: 'uniform' }],
    [
      'IAAAffine',
      {
        scale: 0.8,
        translate_percent: 0.1,
        translate_px: null,
        rotate: [-10, 20],
        shear: 15,
        order: 3,
        mode: 'reflect',
      },
      {
        ...{ scale: [0.8, 1], translate_percent: [0, 0.1], rotate: [-20, 10], shear: { x: [-15, 15], y: [0, 0] } },
        ...{ interpolation: 2, border_mode: 4 },
      },
    ],
    [
      'IAAAdditiveGaussianNoise',
      { loc: 0, scale: [25.5, 51], per_channel: false },
      { std_range: [0.1, 0.2], mean_range: [0, 0], per_channel: false },
    ],
    ['IAASuperpixels', { p_replace: 0.1, n_segments: 100 }, { p_replace: [0.1, 0.1], n_segments: [100, 100] }],
    ['Blur', { blur_limit: [3, 7] }, { blur_limit: [3, 7] }],
    ['constructor', { value: 3 }, { value: 3 }],
  ])('%s %j', (name, old, expected) => {
    expect(args(name, old)).toEqual(expected);
  });

  it('follows classes that were renamed', () => {
    expect(upgrade('Cutout', { num_holes: 2, max_h_size: 3, max_w_size: 4 }, false)).toMatchObject({
      name: 'CoarseDropout',
      args: { num_holes_range: [2, 2], hole_height_range: [3, 3], hole_width_range: [4, 4] },
    });
    expect(upgrade('RandomContrast', { limit: 0.3 }, false)).toMatchObject({
      name: 'RandomBrightnessContrast',
      args: { contrast_limit: 0.3, brightness_limit: [0, 0] },
    });
  });

  it('fills in the defaults of its own time only where asked', () => {
    expect(args('Rotate', {}, true)).toEqual({ border_mode: 4 });
    expect(args('Rotate', {}, false)).toEqual({});
    expect(args('Affine', {}, true)).toEqual({
      scale: [0.9, 1.1],
      translate_percent: [-0.1, 0.1],
      rotate: [-15, 15],
      shear: [-10, 10],
    });
  });

  it('says where the same arguments give another picture', () => {
    const said = (name: string, old: JsonObject): number => upgrade(name, old, false).differs.length;
    expect(said('FancyPCA', { alpha: 0.1 })).toBe(1);
    expect(said('ISONoise', { intensity: [0.1, 0.5] })).toBe(1);
    expect(said('Equalize', { mode: 'pil' })).toBe(1);
    expect(said('Equalize', { mode: 'cv' })).toBe(0);
  });

  it('prefers the new name where a file of the versions between has both', () => {
    expect(args('Rotate', { value: 1, fill: 2 })).toEqual({ fill: 2 });
  });
});

describe('files of 1.3', () => {
  const range = { hard: [0, 100], slider: [0, 10], step: 1 } as const;
  const Rotate = fixtureTransform('Rotate', { fill: number(0, range, { en: '', ko: '' }) });
  const lookup = lookupIn([Rotate, fixtureTransform('RandomRotate90', {}, 1)]);
  const read = (transforms: readonly object[], version: string | null = '1.3.1') => {
    const header = version === null ? {} : { __version__: version };
    const json = { ...header, transform: { __class_fullname__: 'Compose', p: 1, transforms } };
    const result = fromAlbumentations(json as unknown as Json, lookup);
    if (!result.ok) throw new Error(result.error.en);
    return { nodes: result.pipeline.nodes, texts: result.notes.map((note) => note.en) };
  };
  const rotate = { __class_fullname__: 'Rotate', always_apply: false, p: 0.5, value: 3 };

  it('lists each change', () => {
    expect(read([rotate])).toMatchObject({
      nodes: [{ transform: 'Rotate', p: 0.5, params: { fill: 3 } }],
      texts: ['Rotate: border_mode = 4, value → fill', 'Rotate: border_mode: unknown parameter, ignored'],
    });
  });

  it('makes always_apply a p of 1', () => {
    const { nodes, texts } = read([{ ...rotate, always_apply: true }]);
    expect(nodes).toMatchObject([{ p: 1 }]);
    expect(texts).toContain('Rotate: always_apply → p = 1');
  });

  it('is recognised without a version by what only 1.x wrote', () => {
    expect(read([rotate], null).nodes).toMatchObject([{ params: { fill: 3 } }]);
    const { value, ...current } = rotate;
    expect(read([{ ...current, always_apply: undefined, fill: value }], '2.0.8').nodes).toMatchObject([
      { params: { fill: 3 } },
    ]);
  });

  it('knows the p that a transform had then', () => {
    expect(read([{ __class_fullname__: 'RandomRotate90' }]).nodes).toMatchObject([{ p: 0.5 }]);
  });

  it('runs a Sequential always, as 1.3 does', () => {
    const { nodes, texts } = read([{ __class_fullname__: 'Sequential', p: 0.7, transforms: [] }]);
    expect(nodes).toMatchObject([{ group: 'Sequential', p: 1 }]);
    expect(texts).toEqual(['Sequential: 1.3 ignores its p: p = 1']);
  });

  it('makes what a SomeOf picks certain, in random order where it picks several', () => {
    const some = { __class_fullname__: 'SomeOf', p: 1, transforms: [rotate, rotate], n: 1 };
    expect(read([some]).nodes).toMatchObject([
      { group: 'SomeOf', n: 1, replace: true, children: [{ p: 1 }, { p: 1 }] },
    ]);
    expect(read([{ ...some, n: 2, replace: false }]).nodes).toMatchObject([
      { group: 'RandomOrder', n: 2, replace: false },
    ]);
  });

  it('makes a Flip the three flips that it drew from', () => {
    const step = (name: string) => ({ name, p: 1 });
    const { nodes, texts } = read([{ __class_fullname__: 'Flip', p: 0.4 }]);
    expect(nodes).toMatchObject([
      {
        ...{ kind: 'group', group: 'OneOf', p: 0.4 },
        children: [step('HorizontalFlip'), step('VerticalFlip'), { group: 'Sequential', p: 1 }],
      },
    ]);
    expect(texts.join()).toContain('Flip: → OneOf');
    expect(read([{ __class_fullname__: 'Flip', always_apply: true, p: 0.4 }]).nodes[0]).toMatchObject({ p: 1 });
    // A file of today has no such class.
    expect(read([{ __class_fullname__: 'Flip', p: 0.4 }], '2.0.8').nodes[0]).toMatchObject({ kind: 'unknown' });
  });
});
