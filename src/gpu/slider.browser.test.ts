/** The live loop costs no programs, no read-backs and no memory, however long a slider is dragged. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Pipeline } from '../pipeline/model';
import type { Interval, Params } from '../transforms/params';
import type { Engine } from './protocol';
import { group, load, paint, pipelineOf, recipesOf, scenery, startEngine, transform } from './testing/scene';

const tiles = 9;
const picture = scenery(101, 96);
const smaller = scenery(73, 88);
let engine: Engine;

beforeAll(async () => {
  engine = await startEngine();
  await load(engine, 'scenery', picture);
  await load(engine, 'smaller', smaller);
});

/** Every kind of pass: a warp, noise or a blur, colours, tables, a mean, holes and a crop. */
function pipeline(changed: { readonly [name: string]: Params } = {}, p = 0.8): Pipeline {
  const node = (name: string, params: Params = {}, key = name) =>
    transform(name, { ...params, ...changed[key] }, { p, key });
  return pipelineOf(
    node('Rotate', { limit: [-40, 40] }),
    group('OneOf', [node('GaussNoise'), node('GaussianBlur')], { p }),
    node('HueSaturationValue'),
    node('CoarseDropout', { num_holes_range: [1, 4] }),
    node('RandomBrightnessContrast'),
    node('RandomBrightnessContrast', { brightness_by_max: false }, 'by mean'),
    node('RandomCrop', { width: 64, height: 56 }),
  );
}

const show = (shown: Pipeline, seed = 7, name = 'scenery', size = picture) =>
  paint(engine, { picture: name, pipeline: shown, recipes: recipesOf(shown, size, tiles, seed) });

const span = (low: number, high: number): Interval => [low, high];

/** One slider after another: what its node's parameters are at step `i` of the drag. */
const sliders: readonly ((i: number) => { readonly [name: string]: Params })[] = [
  (i) => ({ Rotate: { limit: span(-i / 3, 20 + i / 2) } }),
  (i) => ({ GaussNoise: { std_range: span(0.05, 0.1 + i / 400) } }),
  (i) => ({ GaussianBlur: { sigma_limit: span(0.5, 1 + i / 100) } }),
  (i) => ({ HueSaturationValue: { hue_shift_limit: span(-i / 2, i / 3) } }),
  (i) => ({ CoarseDropout: { hole_width_range: span(0.05, 0.1 + i / 500) } }),
  (i) => ({ RandomBrightnessContrast: { contrast_limit: span(-0.2, i / 300) } }),
  (i) => ({ 'by mean': { brightness_limit: span(-i / 400, 0.2) } }),
];

const dragged = (i: number): Pipeline => pipeline(sliders[i % sliders.length]!(i));

test('a slider dragged 300 steps compiles nothing, reads nothing back and keeps nothing', async () => {
  for (let i = 0; i < 10; i++) await show(dragged(i));
  const before = await engine.counts();
  const passes = new Set<number>();
  for (let i = 10; i < 300; i++) passes.add((await show(dragged(i))).passes);
  const after = await engine.counts();
  expect(after.frames - before.frames).toBe(290);
  expect(after.passes - before.passes).toBeGreaterThanOrEqual(290 * 5);
  expect({ ...after, frames: 0, passes: 0 }).toEqual({ ...before, frames: 0, passes: 0 });
  expect(after.readBacks).toBe(0);
  expect(passes.size).toBe(1);
});

describe('compiles nothing', () => {
  /** Runs after a frame of the same structure has been painted. */
  async function costOf(run: () => Promise<void>): Promise<{ programs: number; readBacks: number; tensors: number }> {
    await show(pipeline());
    const before = await engine.counts();
    await run();
    const after = await engine.counts();
    return {
      programs: after.programs - before.programs,
      readBacks: after.readBacks - before.readBacks,
      tensors: after.tensors - before.tensors,
    };
  }
  const nothing = { programs: 0, readBacks: 0, tensors: 0 };

  test('for other seeds', async () => {
    const cost = await costOf(async () => {
      for (let seed = 100; seed < 120; seed++) await show(pipeline(), seed);
    });
    expect(cost).toEqual(nothing);
  });

  test('for other probabilities, down to never', async () => {
    const cost = await costOf(async () => {
      for (const p of [0, 0.05, 0.33, 0.5, 0.99, 1]) await show(pipeline({}, p));
    });
    expect(cost).toEqual(nothing);
  });

  test('for a picture of another size', async () => {
    // The smaller picture is uploaded here, so its own sheet is there afterwards.
    const cost = await costOf(async () => void (await show(pipeline(), 7, 'smaller', smaller)));
    expect(cost).toEqual({ ...nothing, tensors: 1 });
  });

  test('for other crops and numbers of holes and tiles', async () => {
    const cost = await costOf(async () => {
      for (const width of [9, 40, 71]) await show(pipeline({ RandomCrop: { width, height: 96 - width } }));
      await show(pipeline({ CoarseDropout: { num_holes_range: [1, 4] } }));
      for (const count of [1, 3, 30])
        await paint(engine, {
          picture: 'scenery',
          pipeline: pipeline(),
          recipes: recipesOf(pipeline(), picture, count),
        });
    });
    expect(cost).toEqual(nothing);
  });

  test('twice: holes have one program for few of them and one for many', async () => {
    const upTo = (most: number) => show(pipeline({ CoarseDropout: { num_holes_range: [1, most] } }));
    expect(await costOf(async () => void (await upTo(5)))).toEqual({ ...nothing, programs: 1 });
    const cost = await costOf(async () => {
      for (const most of [90, 2, 60, 4]) await upTo(most);
    });
    expect(cost).toEqual(nothing);
  });
});

describe('a change of structure', () => {
  const start = pipelineOf(transform('Rotate'), transform('HueSaturationValue'), transform('CoarseDropout'));
  const [rotate, ...colors] = start.nodes;
  const withBlur = pipelineOf(...start.nodes, transform('GaussianBlur'));
  let fresh: Engine;

  beforeEach(async () => {
    fresh = await startEngine();
    await load(fresh, 'scenery', picture);
  });

  const costOf = async (changed: Pipeline): Promise<{ programs: number; passes: number }> => {
    const shown = (pipeline: Pipeline) =>
      paint(fresh, { picture: 'scenery', pipeline, recipes: recipesOf(pipeline, picture, 6) });
    const { passes } = await shown(start);
    const before = await fresh.counts();
    const painted = await shown(changed);
    const after = await fresh.counts();
    return { programs: after.programs - before.programs, passes: painted.passes - passes };
  };

  test('that adds a blur at the end compiles its two passes, and nothing the second time', async () => {
    expect(await costOf(withBlur)).toEqual({ programs: 2, passes: 2 });
    expect(await costOf(withBlur)).toEqual({ programs: 0, passes: 2 });
  });

  test('that adds a colour compiles the one pass it joins', async () => {
    expect(await costOf(pipelineOf(...start.nodes, transform('InvertImg')))).toEqual({ programs: 1, passes: 0 });
  });

  test('that adds a warp before the colours compiles the one pass it cuts off', async () => {
    // Rotate and Affine differ in numbers only: the second one runs the program that Rotate ran.
    expect(await costOf(pipelineOf(rotate!, transform('Affine'), ...colors))).toEqual({ programs: 1, passes: 1 });
  });

  test('that swaps two colours compiles the one pass they are in', async () => {
    expect(await costOf(pipelineOf(rotate!, ...[...colors].reverse()))).toEqual({ programs: 1, passes: 0 });
  });
});
