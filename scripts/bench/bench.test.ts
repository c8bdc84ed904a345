import { describe, expect, it } from 'vitest';
import { transformNamed } from '../../src/transforms/index';
import { latencies } from './drag.mjs';
import { median, quantile } from './figures.mjs';
import { opencvSteps } from './page/opencv-steps';
import type { Tf } from './page/tensorflow';
import { tensorflowSteps } from './page/tensorflow-steps';
import { everyTransform, forLibrary, missingSteps, workOf } from './page/work';
import { plotOf } from './plot.mjs';
import { compareRuns, ratiosOf, tolerance } from './ratios.mjs';
import { document, table } from './report.mjs';
import { above, targetsOf } from './targets.mjs';
import type { PipelineResult, Results, Time, Times, Who } from './types';
import { fewerTiles, summary } from './work.mjs';

const time = (value: number): Time => ({
  median: value,
  low: value,
  high: value,
  repetitions: 5,
  passes: 2,
  first: 90,
});

const timesOf = (values: Partial<Record<Who, number>>): Times =>
  Object.fromEntries(Object.entries(values).map(([who, value]) => [who, time(value)]));

const six = (values: Partial<Record<Who, number>>): PipelineResult => ({
  ...{ work: 'six', tiles: 25, side: 256, missing: [] },
  times: timesOf(values),
});

const machine = {
  ...{ cpu: 'a processor', cores: 2, memory: '8 GiB', system: 'Linux 6', node: '20', browser: '150', load: 0.1 },
  ...{ renderer: 'SwiftShader', versions: {} },
};

const run = (parts: Partial<Results>): Results => ({ date: '2026-01-01', machine, ...parts });

describe('figures', () => {
  it('finds medians and quantiles between values', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(quantile([10, 20, 30], 0.75)).toBe(25);
    expect(median([])).toBeNaN();
  });

  it('counts latency to the picture that was begun after the movement', () => {
    // At 5 a picture is under way: it comes at 20 and cannot know; the next one, at 50, does.
    expect(latencies([5], [20, 50])).toEqual([45]);
    expect(latencies([30], [20, 50])).toEqual([20]);
    expect(latencies([60], [20, 50])).toEqual([]);
  });
});

describe('what takes too long', () => {
  it('runs fewer tiles of the larger grids, going by the first one', () => {
    // 40 and 4 ms a tile of 256 x 256.
    const known = timesOf({ ours: 90_000, webgl: 1000, wasm: 100 });
    expect(fewerTiles(known, [100, 256])).toEqual({ webgl: 75 });
    expect(fewerTiles(known, [100, 1024])).toEqual({ webgl: 4, wasm: 46 });
    expect(fewerTiles(known, [256, 32])).toEqual({});
    expect(fewerTiles(undefined, [100, 256])).toEqual({});
  });

  it('is scaled up to all of them, and says so', () => {
    expect(summary({ times: [10, 30, 20], tiles: 5 }, 25)).toMatchObject({ median: 100, repetitions: 3, tiles: 5 });
    expect(summary({ times: [10], tiles: 25 }, 25)).toEqual({ median: 10, low: 10, high: 10, repetitions: 1 });
    const times = { ...timesOf({ ours: 10 }), library: summary({ times: [10], tiles: 5 }, 25) };
    const transform = { name: 'Slow', category: 'blur', refused: null, times };
    expect(document(run({ transforms: [transform] }), [])).toMatch(/ran fewer tiles, .* of Slow \(5\)\./);
    const text = document(run({ pipelines: [{ ...six({}), times }] }), []);
    expect(text).toContain('Scaled up from fewer tiles: Albumentations, 1 thread 25 x 256² (5).');
  });
});

describe('a run against the kept one', () => {
  const kept = run({ pipelines: [six({ ours: 40, copy: 10, library: 80 })] });

  it('names what got worse, worst first, and nothing within the tolerance', () => {
    const fresh = run({ pipelines: [six({ ours: 40 * tolerance * 1.1, copy: 10, library: 80 * 1.2 })] });
    const { compared, worse } = compareRuns(kept, fresh);
    expect(compared).toBe(2);
    expect(worse.map(({ name }) => name)).toEqual(['six, 25 x 256: ours / copy']);
    expect(compareRuns(kept, kept).worse).toEqual([]);
  });

  it('does not compare renderers with each other', () => {
    const other = { ...kept, machine: { ...machine, renderer: 'a real GPU' } };
    expect(compareRuns(kept, other)).toEqual({ comparable: false, compared: 0, worse: [] });
  });

  it('leaves out what one of the runs did not measure', () => {
    expect(compareRuns(kept, run({})).compared).toBe(0);
    expect([...ratiosOf(run({ pipelines: [six({ ours: 3 })] }))]).toEqual([]);
  });
});

describe('targets', () => {
  const verdict = (results: Results, start: string) =>
    targetsOf(results).find(({ text }) => text.startsWith(start))?.met;

  it('are judged by the ratios of the run', () => {
    const results = run({ pipelines: [six({ ours: 40, copy: 10, library: 80, webgl: 300 })] });
    expect(verdict(results, 'Six steps, 25')).toBe(true);
    expect(verdict(results, 'Six steps: share')).toBe(true);
    expect(verdict(results, 'Six steps: times faster')).toBe(false);
    expect(verdict(run({ pipelines: [six({ ours: 41, copy: 10 })] }), 'Six steps, 25')).toBe(false);
  });

  it('are neither met nor missed where nothing was measured', () => {
    for (const { met, text } of targetsOf(run({}))) expect(met, text).toBe(null);
  });

  it('name the transforms with a long task of the page', () => {
    const hand = (name: string, time: number) => ({
      name,
      adding: { time: 60, own: 9 },
      moving: { time, own: time - 2 },
    });
    const target = (results: Results) => targetsOf(results).find(({ text }) => text.startsWith('Each transform found'));
    const results = run({ hands: [hand('Quick', 52), hand('Slow', 70)] });
    expect(target(results)).toMatchObject({
      met: false,
      measured: '1 of 2 transforms; longest 68.0 ms (70.0 with waiting for one)',
    });
    expect(target(results)?.reason).toBe('Slow.');
    expect(target(run({ hands: [hand('Quick', 52)] }))?.met).toBe(true);
    expect(document(results, [])).toMatch(/Slow +\| +moved +\| +70\.0 \| +68\.0 \|/);
  });

  it('list the transforms above a limit', () => {
    const results = run({
      transforms: [
        { name: 'Slow', category: 'blur', refused: null, times: timesOf({ ours: 30, library: 10 }) },
        { name: 'Slower', category: 'blur', refused: null, times: timesOf({ ours: 50, library: 10 }) },
        { name: 'Fast', category: 'blur', refused: null, times: timesOf({ ours: 5, library: 10 }) },
        { name: 'Failed', category: 'blur', refused: null, times: { ours: time(5), library: 'no module' } },
      ],
    });
    expect(above(results, 'library', 1.5).map(({ name }) => name)).toEqual(['Slower', 'Slow']);
    const target = targetsOf(results).find(({ text }) => text.startsWith('Each transform: share of Alb'));
    expect(target).toMatchObject({ met: false, measured: '1 of 3' });
    expect(target?.reason).toContain('Slower 5.00, Slow 3.00');
  });
});

describe('reports', () => {
  it('set tables in columns', () => {
    expect(table(['', 'ms'], [['a name', '1.5']])).toBe('|        |  ms |\n| ------ | --: |\n| a name | 1.5 |');
  });

  it('hold every figure, and say who had nothing', () => {
    const results = run({
      pipelines: [{ ...six({ ours: 41.5, copy: 10 }), times: { ...timesOf({ ours: 41.5, copy: 10 }), canvas: null } }],
    });
    const text = document(results, targetsOf(results));
    expect(text).toMatch(/this page +\| +41\.5 \| +4\.15/);
    expect(text).toMatch(/Canvas 2D +\| +– \|/);
    expect(plotOf(results)).toContain('41.5 ms');
  });
});

describe('work', () => {
  it('has a place in every transform: no setting names a parameter that is gone', () => {
    const all = everyTransform();
    expect(all.length).toBeGreaterThan(60);
    expect(all.find(({ name }) => name === 'Rotate')).toEqual({ name: 'Rotate', category: 'geometric', refused: null });
    expect(missingSteps('six')).toEqual([]);
    expect(workOf('points:30', 25, 256).nodes).toHaveLength(30);
  });

  it('gives the library a box where a transform looks at boxes, and says why it is not asked', () => {
    const asked = forLibrary(workOf('BBoxSafeRandomCrop', 1, 64));
    expect(asked).toMatchObject({ boxes: [[16, 16, 24, 32]] });
    expect(asked).toMatchObject({ preset: expect.stringMatching(/"bbox_params": \{\s+"format": "coco"/) });
    expect(forLibrary(workOf('Rotate', 1, 64))).toMatchObject({ boxes: [] });
    expect(forLibrary(workOf('keras.RandomHue', 1, 64))).toBe(null);
    expect(forLibrary(workOf('ToTensorV2', 1, 64))).toContain('PyTorch');
  });

  it('is done by rivals under the names of the page', () => {
    const blank = { Point: class {}, randn() {}, transform() {} } as unknown as OpenCv;
    const names = [...Object.keys(opencvSteps(blank)), ...Object.keys(tensorflowSteps({} as Tf))];
    expect(names.filter((name) => transformNamed(name) === undefined)).toEqual([]);
    expect(names).toContain('CLAHE');
  });
});
