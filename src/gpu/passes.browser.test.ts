/** A pass is a draw over the batch: what costs one, and what rides along. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Node, Pipeline } from '../pipeline/model';
import { planPasses } from '../pipeline/plan/plan';
import { sitesOf } from '../pipeline/sites';
import { transforms } from '../transforms/index';
import { defaultsOf } from '../transforms/params';
import type { Engine } from './protocol';
import {
  group,
  load,
  paint,
  paintedTiles,
  pipelineOf,
  recipesOf,
  scenery,
  startEngine,
  transform,
} from './testing/scene';

const picture = scenery(90, 70);
let engine: Engine;

beforeAll(async () => {
  engine = await startEngine();
  await load(engine, 'scenery', picture);
});

async function passesOf(...nodes: readonly Node[]): Promise<number> {
  const pipeline = pipelineOf(...nodes);
  const before = await engine.counts();
  const { passes, tiles } = await paint(engine, {
    picture: 'scenery',
    pipeline,
    recipes: recipesOf(pipeline, picture, 9),
  });
  const after = await engine.counts();
  expect(tiles).toBe(9);
  expect(after.passes - before.passes).toBe(passes);
  return passes;
}

const named = (...names: readonly string[]): Node[] => names.map((name, i) => transform(name, {}, { key: `n${i}` }));

const crop = transform('CenterCrop', { width: 60, height: 50 });
const pad = transform(
  'CenterCrop',
  { width: 120, height: 110, pad_if_needed: true, fill: [9, 99, 199] },
  { key: 'pad' },
);
const blur = transform('GaussianBlur');
const noise = transform('GaussNoise');
const rotate = transform('Rotate');

test('all colours, tables, noises and dropouts in a row are one pass', async () => {
  const fused = transforms.filter(({ kernel, params }) => {
    const { kind, ...rest } = kernel(defaultsOf(params));
    return (
      kind === 'lut' ||
      (kind === 'point' && !('statistic' in rest && rest.statistic) && !('fields' in rest && rest.fields))
    );
  });
  const names = fused.map(({ name }) => name);
  for (const name of ['HueSaturationValue', 'RandomBrightnessContrast', 'RandomGamma', 'InvertImg', 'ToGray'])
    expect(names).toContain(name);
  for (const name of ['GaussNoise', 'CoarseDropout']) expect(names).toContain(name);
  expect(await passesOf(...named(...names))).toBe(1);
  // A program holds 64 of them.
  expect(await passesOf(...named(...[...names, ...names].slice(0, 64)))).toBe(1);
});

describe('flips, turns, crops and pads', () => {
  const flips = named('HorizontalFlip', 'VerticalFlip', 'Transpose', 'RandomRotate90');

  test('are one pass by themselves', async () => {
    expect(await passesOf(...flips)).toBe(1);
    expect(await passesOf(...flips, crop, pad)).toBe(1);
  });

  test('cost nothing before, after and around a warp', async () => {
    expect(await passesOf(rotate)).toBe(1);
    expect(await passesOf(...flips, crop, pad, rotate)).toBe(1);
    expect(await passesOf(rotate, ...flips, crop, pad)).toBe(1);
    expect(await passesOf(pad, flips[0]!, rotate, flips[2]!, crop)).toBe(1);
  });

  test('come out as one by one, more pads of different borders than a row holds among them', async () => {
    const pads = [0, 1, 2, 3, 4].map((border_mode) =>
      transform('Pad', { padding: [7, 13, 5, 11], border_mode, fill: [9, 99, 199] }, { key: `pad${border_mode}` }),
    );
    const steps = [flips[2]!, pads[0]!, flips[0]!, ...pads.slice(1), crop];
    const painted = async (pipeline: Pipeline) =>
      (await paintedTiles(engine, { picture: 'scenery', pipeline, recipes: recipesOf(pipeline, picture, 1) }))[0];
    // A blur that never fires keeps passes apart.
    const apart = pipelineOf(...steps.flatMap((step, i) => [step, { ...blur, p: 0, key: `apart${i}` }]));
    expect(await passesOf(...steps)).toBe(1);
    expect(await painted(pipelineOf(...steps))).toEqual(await painted(apart));
    expect(await painted(pipelineOf(...steps, rotate))).toEqual(
      await painted(pipelineOf(...steps, { ...blur, p: 0 }, rotate)),
    );
  });

  test('cost nothing between colours, nor around a blur', async () => {
    expect(
      await passesOf(...named('InvertImg', 'HorizontalFlip', 'HueSaturationValue'), crop, ...named('ToGray')),
    ).toBe(1);
    expect(await passesOf(flips[0]!, pad, blur, crop)).toBe(2);
  });
});

describe('exact counts', () => {
  test.each([
    ['a warp and the colours after it', 1, [rotate, ...named('HueSaturationValue', 'RandomGamma', 'GaussNoise')]],
    ['colours before a warp', 2, [...named('HueSaturationValue', 'RandomGamma'), rotate]],
    ['two warps', 2, [rotate, transform('Affine')]],
    ['a resize', 1, [transform('Resize', { width: 40, height: 50 })]],
    ['a blur: its two directions', 2, [blur]],
    ['a blur and the colours after it', 2, [blur, ...named('InvertImg', 'ToGray')]],
    ['noise or blur', 3, [group('OneOf', [noise, blur])]],
    ['blur or noise: the noise rides in the blur’s second pass', 2, [group('OneOf', [blur, noise])]],
    ['a warp, then noise or blur', 3, [rotate, group('OneOf', [noise, blur])]],
    // 90 x 70 pixels: 6 x 5 blocks, then one.
    [
      'brightness by the mean: two of sums, one of colour',
      3,
      [transform('RandomBrightnessContrast', { brightness_by_max: false })],
    ],
    ['two orders of three colours', 1, [group('RandomOrder', named('InvertImg', 'ToGray', 'RandomGamma'), { n: 3 })]],
    ['Normalize shows nothing', 0, named('Normalize')],
    ['nothing', 0, []],
  ] as const)('%s: %i', async (_, passes, nodes) => {
    expect(await passesOf(...nodes)).toBe(passes);
  });
});

describe('tiles where nothing fires', () => {
  test('cost no pass when there are no others', async () => {
    const never = named('Rotate', 'GaussianBlur', 'InvertImg').map((node) => ({ ...node, p: 0 }));
    expect(await passesOf(...never, group('OneOf', [noise, blur], { p: 0 }))).toBe(0);
  });

  test('are drawn in no pass of the others', () => {
    const pipeline = pipelineOf({ ...rotate, p: 0.5 }, { ...blur, p: 0.3 }, transform('InvertImg', {}, { p: 0.2 }));
    const recipes = recipesOf(pipeline, picture, 40);
    const { passes } = planPasses(sitesOf(pipeline, null), recipes, picture, 'image');
    const drawn = (...names: readonly string[]): number[] =>
      recipes.flatMap(({ steps }, tile) => (steps.some((step) => names.includes(step.transform)) ? [tile] : []));
    expect(passes.map((pass) => [...pass.tiles])).toEqual([
      drawn('Rotate'),
      // The colour rides in the blur's passes.
      drawn('GaussianBlur', 'InvertImg'),
      drawn('GaussianBlur', 'InvertImg'),
    ]);
    expect(passes[0]!.tiles.length).toBeGreaterThan(5);
    expect(passes[0]!.tiles.length).toBeLessThan(35);
  });
});
