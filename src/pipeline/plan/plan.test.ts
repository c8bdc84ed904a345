/** The plan of any batch: never throws, fits a uniform block, and leaves every tile at the size its recipe says. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Size } from '../../math/box';
import { sampleRecipe } from '../sample';
import { sitesOf } from '../sites';
import { node, pipelineOf, randomPipeline, sizeChanging, sizeKeeping } from '../testing/pipelines';
import { listsWidth } from './lists';
import { planPasses } from './plan';

const source = { width: 57, height: 43 };
const anything = randomPipeline([...sizeKeeping, ...sizeChanging]);

/** Smallest limit of a uniform block that WebGL 2 allows, in vectors of four floats. */
const blockVectors = 16384 / 16;

describe.each(['image', 'mask'] as const)('the plan of any batch, for the %s', (target) => {
  test('moves every tile from the source to its own size, with finite numbers', () => {
    let passes = 0;
    fc.assert(
      fc.property(anything, fc.nat(), ({ nodes }, seed) => {
        const pipeline = pipelineOf(...nodes);
        const recipes = [1, 2, 3, 4].map((tile) => sampleRecipe(pipeline, null, seed, tile, source));
        const plan = planPasses(sitesOf(pipeline, null), recipes, source, target);
        const sizes: Size[] = recipes.map(() => source);
        for (const { program, makes, tiles, inputs, outputs, rows } of plan.passes) {
          expect(program.vectors).toBeLessThanOrEqual(blockVectors);
          expect(program.vectors % 16).toBe(0);
          expect(rows).toHaveLength(tiles.length * program.vectors * 4);
          expect(rows.every(Number.isFinite)).toBe(true);
          expect(tiles.length).toBeGreaterThan(0);
          for (const [i, tile] of tiles.entries()) {
            expect(inputs[i]).toEqual(sizes[tile]);
            if (makes === 'tile') sizes[tile] = outputs[i]!;
          }
          for (const { at } of program.instructions) expect(at).toBeLessThan(program.vectors);
        }
        expect(sizes).toEqual(recipes.map(({ output }) => output));
        expect(plan.passes.at(-1)?.program.stores ?? 'byte').toBe('byte');
        // What one pass stores the next one of the same chain reads.
        const { height, data } = plan.lists.rows();
        expect(data).toHaveLength(height * listsWidth * 4);
        expect(data.every(Number.isFinite)).toBe(true);
        passes += plan.passes.length;
      }),
      { numRuns: 400 },
    );
    expect(passes).toBeGreaterThan(150);
  });

  test('has the same programs for every seed and tile, as far as passes are needed', () => {
    fc.assert(
      fc.property(anything, ({ nodes }) => {
        const pipeline = pipelineOf(...nodes);
        const sites = sitesOf(pipeline, null);
        const programs = (seed: number): string[] => {
          const recipes = [1, 2, 3].map((tile) => sampleRecipe(pipeline, null, seed, tile, source));
          return planPasses(sites, recipes, source, target).passes.map(({ program }) => JSON.stringify(program));
        };
        const all = new Set(Array.from({ length: 12 }, (_, seed) => programs(seed)).flat());
        const most = Math.max(...Array.from({ length: 12 }, (_, seed) => programs(seed).length));
        // A pass that no tile needs is left out, but there is no second version of any.
        // Measuring takes up to four of a site's.
        expect(all.size).toBeLessThanOrEqual(Math.max(most, sites.length * 5));
        for (const text of all) expect(text).not.toMatch(/NaN|null,null/);
      }),
      { numRuns: 60 },
    );
  });
});

test('a very long pipeline is cut so that its numbers fit', () => {
  const nodes = Array.from({ length: 200 }, (_, i) => node(i % 2 ? 'CoarseDropout' : 'HueSaturationValue', `n${i}`));
  const pipeline = pipelineOf(...nodes);
  const { passes } = planPasses(sitesOf(pipeline, null), [sampleRecipe(pipeline, null, 1, 1, source)], source, 'image');
  expect(passes.length).toBeGreaterThanOrEqual(2);
  expect(passes.length).toBeLessThanOrEqual(4);
  for (const { program } of passes) expect(program.vectors).toBeLessThanOrEqual(blockVectors);
});

test('what the CPU does lies between the passes before and after it, on the tiles where it fires', () => {
  const webp = (key: string) => node('ImageCompression', key, 0.5, { compression_type: 'webp' });
  const pipeline = pipelineOf(webp('n1'), node('InvertImg', 'n2'), webp('n3'), node('Rotate', 'n4'), webp('n5'));
  const recipes = [1, 2, 3, 4, 5, 6].map((tile) => sampleRecipe(pipeline, null, 3, tile, source));
  const plan = (target: 'image' | 'mask') => planPasses(sitesOf(pipeline, null), recipes, source, target);
  const { passes, hosts } = plan('image');
  expect(passes).toHaveLength(2);
  expect(hosts.map(({ after }) => after)).toEqual([0, 1, 2]);
  for (const [i, site] of ['n1', 'n3', 'n5'].entries()) {
    const firing = recipes.flatMap(({ steps }, tile) => (steps.some((step) => step.site === site) ? [tile] : []));
    expect(hosts[i]!.tasks.map(({ tile }) => tile)).toEqual(firing);
    expect(firing.length).toBeGreaterThan(0);
    expect(firing.length).toBeLessThan(recipes.length);
  }
  expect(plan('mask').hosts).toEqual([]);
});

test.each([
  ['Morphological', 1],
  ['OpticalDistortion', 1],
  ['GaussianBlur', 0],
  ['ChromaticAberration', 0],
])('%s takes %d passes over a mask', (name, passes) => {
  const pipeline = pipelineOf(node(name, 'n1'));
  const recipe = sampleRecipe(pipeline, null, 1, 1, source);
  expect(recipe.steps).toHaveLength(1);
  expect(planPasses(sitesOf(pipeline, null), [recipe], source, 'mask').passes).toHaveLength(passes);
});
