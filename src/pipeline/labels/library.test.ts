/** Boxes and keypoints against the real library: random recipes, settings and labels. scripts/parity/label-figures.mjs asks it anew. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { transformNamed } from '../../transforms/index';
import type { Recipe, Step } from '../recipe';
import type { LabelSettings } from './model';
import { traceLabels } from './move';

interface Scene {
  readonly width: number;
  readonly height: number;
  readonly settings: LabelSettings;
  readonly boxes: readonly (readonly [number, number, number, number])[];
  readonly points: readonly (readonly [number, number])[];
  readonly steps: readonly Step[];
  readonly library:
    | { readonly refused: string }
    | {
        readonly size: readonly [number, number];
        readonly boxes: readonly (readonly number[])[];
        readonly points: readonly (readonly number[])[];
      };
}

const file = new URL('../../../e2e/parity/golden/figures/labels.json', import.meta.url);
const scenes: readonly Scene[] = JSON.parse(readFileSync(file, 'utf8'));

function trace({ width, height, settings, boxes, points, steps }: Scene) {
  const input = { width, height };
  const recipe: Recipe = { tile: 1, input, output: steps.at(-1)?.output ?? input, steps, trace: [] };
  const labels = {
    boxes: boxes.map(([x1, y1, x2, y2], i) => ({ id: `${i}`, label: '', x1, y1, x2, y2 })),
    polygons: [],
    points: points.map(([x, y], i) => ({ id: `${i}`, label: '', x, y })),
  };
  const moved = traceLabels(recipe, labels, settings);
  return {
    size: [recipe.output.width, recipe.output.height],
    boxes: moved.boxes.flatMap(({ source, fate }) =>
      fate.kind === 'kept' ? [[Number(source), fate.x1, fate.y1, fate.x2, fate.y2]] : [],
    ),
    points: moved.points.flatMap(({ source, fate }) =>
      fate.kind === 'kept' ? [[Number(source), fate.x, fate.y]] : [],
    ),
  };
}

/** Rounding saves some boxes that lie outside from being dropped by the library: as lines on the edge. */
const solid = (rows: readonly (readonly number[])[]): readonly (readonly number[])[] =>
  rows.filter(([, x1, y1, x2, y2]) => x2! - x1! > 0.001 && y2! - y1! > 0.001);

/** The library sorts copies by place, this page by label: both are brought into one order. */
const ordered = (rows: readonly (readonly number[])[]): readonly (readonly number[])[] =>
  [...rows].sort((a, b) => {
    const differing = a.findIndex((value, i) => Math.abs(value - b[i]!) > 0.05);
    return differing < 0 ? 0 : a[differing]! - b[differing]!;
  });

interface Compared {
  readonly scene: string;
  /** Labels that are here and there. */
  readonly both: number;
  /** Pixels that each of them is off. */
  readonly off: readonly number[];
  /** Labels that are only here or only there. */
  readonly alone: number;
}

function compare(scene: Scene, name: string): Compared {
  if ('refused' in scene.library) throw new Error(`${name}: the library refuses it: ${scene.library.refused}`);
  const ours = trace(scene);
  const parts = (['boxes', 'points'] as const).map((kind) => {
    const theirs = scene.library as Exclude<Scene['library'], { refused: string }>;
    const select = kind === 'boxes' ? solid : (rows: readonly (readonly number[])[]) => rows;
    const [here, there] = [ordered(select(ours[kind])), ordered(select(theirs[kind]))];
    const same = here.length === there.length && here.every(([id], i) => id === there[i]![0]);
    const off = same ? here.map((row, i) => Math.max(...row.map((value, k) => Math.abs(value - there[i]![k]!)))) : [];
    return { both: off.length, off, alone: same ? 0 : Math.abs(here.length - there.length) || 1 };
  });
  return {
    scene: name,
    both: parts[0]!.both + parts[1]!.both,
    off: parts.flatMap(({ off }) => off),
    alone: parts.reduce((sum, { alone }) => sum + alone, 0),
  };
}

const isHiding = ({ steps }: Scene): boolean =>
  steps.some(({ transform }) => transformNamed(transform)?.category === 'dropout');
const isTabled = ({ steps }: Scene): boolean =>
  steps.some(({ transform, params }) => {
    const found = transformNamed(transform);
    return found?.labels?.box !== undefined && found.kernel(params).kind === 'map' && transform !== 'RandomGridShuffle';
  });

const answered = scenes
  .map((scene, index) => ({ scene, name: `${index}: ${scene.steps.map(({ transform }) => transform).join(', ')}` }))
  .filter(({ scene }) => 'size' in scene.library);

// A busy machine may take its time with thousands of pieces.
describe('labels moved as the library moves them', { timeout: 60_000 }, () => {
  it('is asked about thousands of labels', () => {
    expect(scenes.reduce((sum, { boxes }) => sum + boxes.length, 0)).toBeGreaterThan(5500);
    expect(new Set(scenes.flatMap(({ steps }) => steps.map(({ transform }) => transform))).size).toBeGreaterThan(30);
    // It refuses all labels of a picture for one that ended as a line on the edge; this page drops that one.
    for (const { library } of scenes)
      if ('refused' in library) expect(library.refused).toContain('max is less than or equal to');
    expect(answered.length).toBeGreaterThan(scenes.length * 0.97);
  });

  it('agrees on what is kept and where, within a hundredth of a pixel', () => {
    const compared = answered
      .filter(({ scene }) => !isTabled(scene) && !isHiding(scene))
      .map(({ scene, name }) => compare(scene, name));
    expect(compared.length).toBeGreaterThan(150);
    const wrong = compared.filter(({ alone, off }) => alone > 0 || off.some((far) => far > 0.01));
    expect(wrong.map(({ scene }) => scene)).toEqual([]);
  });

  it('cuts boxes around holes to the same whole pixels, but for the last bit of a number here and there', () => {
    const compared = answered.filter(({ scene }) => isHiding(scene)).map(({ scene, name }) => compare(scene, name));
    const off = compared.flatMap((each) => each.off);
    expect(compared.filter(({ alone }) => alone > 0).map(({ scene }) => scene)).toEqual([]);
    expect(off.length).toBeGreaterThan(800);
    expect(off.filter((far) => far > 0.01).length / off.length).toBeLessThan(0.002);
    expect(Math.max(...off)).toBeLessThan(1.01);
  });

  it('finds labels under maps of pixels again where the library does, most to the pixel', () => {
    const compared = answered.filter(({ scene }) => isTabled(scene)).map(({ scene, name }) => compare(scene, name));
    const off = compared.flatMap((each) => each.off);
    expect(off.length).toBeGreaterThan(500);
    expect(off.filter((far) => far > 0.01).length / off.length).toBeLessThan(0.01);
    expect(compared.filter(({ alone }) => alone > 0).length).toBeLessThan(compared.length * 0.05);
  });
});
