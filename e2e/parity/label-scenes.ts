/** Recipes of random geometry with random label settings, boxes and keypoints: what labels.py asks the library about. */
import { toAlbumentations } from '../../src/formats/albumentations';
import { type Draws, draws } from '../../src/math/random';
import type { Json } from '../../src/math/text';
import { fixedPipeline } from '../../src/pipeline/explain';
import {
  type BoxSettings,
  boxFormats,
  defaultLabelSettings,
  type LabelSettings,
  type PointSettings,
} from '../../src/pipeline/labels/model';
import { emptyPipeline, type Pipeline, type TransformNode } from '../../src/pipeline/model';
import type { Recipe, Step } from '../../src/pipeline/recipe';
import { sampleRecipe } from '../../src/pipeline/sample';
import type { Draw, Transform } from '../../src/transforms/define';
import { libraryTransforms, transformNamed } from '../../src/transforms/index';
import { randomParams } from './random-pipelines';

/** x1, y1, x2, y2 in pixels. */
export type Edges = readonly [number, number, number, number];

export interface LabelScene {
  readonly width: number;
  readonly height: number;
  readonly settings: LabelSettings;
  readonly boxes: readonly Edges[];
  readonly points: readonly (readonly [number, number])[];
  readonly steps: readonly Step[];
  /** The same for the library: its own dictionaries, and the draws that go into them by their index. */
  readonly transforms: readonly Json[];
  readonly draws: { readonly [index: number]: Draw };
}

const sides = [48, 160] as const;

/** Whether labels follow a table of pixels, found again to the pixel, rather than a formula. */
const tabled = ({ name }: Transform): boolean =>
  /Distortion$|^ElasticTransform$|^GridElasticDeform$|^PiecewiseAffine$|^ThinPlateSpline$/.test(name);

/**
 * Scenes that are the same on every machine: most of 1 to 5 steps that move labels by formulas, then some of one step that
 * moves them by a table. `injectable`: transforms that can be given our draw.
 */
export function labelScenes(injectable: ReadonlySet<string>): readonly LabelScene[] {
  const moving = libraryTransforms.filter((transform) => transform.labels !== undefined);
  const formulas = moving.filter((transform) => !tabled(transform));
  return [...scenesOf(formulas, 5, 260, 0, injectable), ...scenesOf(moving.filter(tabled), 1, 36, 10_000, injectable)];
}

function scenesOf(
  moving: readonly Transform[],
  longest: number,
  count: number,
  from: number,
  injectable: ReadonlySet<string>,
): readonly LabelScene[] {
  const scenes: LabelScene[] = [];
  for (let attempt = from; scenes.length < count && attempt < from + count * 20; attempt++) {
    const dice = draws(attempt, 1, 'label scenes');
    const [width, height] = [dice.int('width', sides), dice.int('height', sides)];
    const length = 1 + (attempt % longest);
    const nodes = Array.from({ length }, (_, i): TransformNode => {
      // Dealt in turn, so that none is left out.
      const transform = moving[(attempt * 7 + i * 3 + dice.int('transform', [0, 2], i)) % moving.length]!;
      const params = randomParams(attempt * 10 + i, transform, { width, height });
      return { kind: 'transform', key: `n${i + 1}`, transform: transform.name, p: 1, enabled: true, params };
    });
    const hides = nodes.some(({ transform }) => transformNamed(transform)?.category === 'dropout');
    const settings = settingsOf(dice, attempt, hides);
    const boxes = boxesOf(dice, width, height, settings.boxes);
    const points = pointsOf(dice, width, height, settings.points);
    const pipeline: Pipeline = { ...emptyPipeline, workingSize: null, nodes, labels: settings };
    const placed = boxes.map(([x1, y1, x2, y2]) => ({ x1, y1, x2, y2 }));
    const recipe = sampleRecipe(pipeline, null, attempt, 1, { width, height }, placed);
    const chain = recipe.steps.length > 0 ? chainOf(recipe, pipeline, injectable) : null;
    const bearable = recipe.steps.every(({ output }) => Math.max(output.width, output.height) <= 400);
    if (chain && bearable) scenes.push({ width, height, settings, boxes, points, steps: recipe.steps, ...chain });
  }
  return scenes;
}

/** Boxes over the edge, which only come through unchecked, are cut by holes from the wrong side in the library. */
function settingsOf(dice: Draws, index: number, hides: boolean): LabelSettings {
  const often = <T>(name: string, value: T, otherwise: T, p = 0.4): T => (dice.unit(name) < p ? value : otherwise);
  const whole = index % 4 === 0;
  const boxes: BoxSettings = {
    format: boxFormats[dice.int('format', [0, 3])]!,
    min_area: often('area', dice.uniform('least area', [10, 400]), 0),
    min_visibility: often('visibility', dice.uniform('least visibility', [0.05, 0.9]), 0),
    min_width: often('width', dice.uniform('least width', [2, 20]), 0),
    min_height: often('height', dice.uniform('least height', [2, 20]), 0),
    max_accept_ratio: often('ratio', dice.uniform('most ratio', [1.2, 6]), null, 0.25),
    clip: often('clip', true, false),
    filter_invalid_bboxes: often('filter', true, false),
    check_each_transform: hides || often('check', true, false, 0.8),
  };
  const points: PointSettings = {
    format: 'xy',
    remove_invisible: often('remove', true, false, 0.7),
    angle_in_degrees: true,
    check_each_transform: often('check points', true, false, 0.8),
  };
  return whole ? defaultLabelSettings : { boxes, points, flipPairs: [] };
}

/** Boxes over the edge only where the settings would take them: the library refuses the whole picture otherwise. */
function boxesOf(dice: Draws, width: number, height: number, settings: BoxSettings): readonly Edges[] {
  const over = settings.clip && settings.filter_invalid_bboxes ? 0.15 : 0;
  return Array.from({ length: 20 }, (_, i): Edges => {
    const at = (name: string, side: number): number => dice.uniform(name, [-over * side, (1 + over) * side], i);
    const [x, u] = [at('x', width), at('u', width)];
    const [y, v] = [at('y', height), at('v', height)];
    const rounded = (value: number): number => Math.round(value * 100) / 100;
    const edges = [Math.min(x, u), Math.min(y, v), Math.max(x, u), Math.max(y, v)].map(rounded);
    return [edges[0]!, edges[1]!, Math.max(edges[2]!, edges[0]! + 1), Math.max(edges[3]!, edges[1]! + 1)].map(
      (edge, k) => Math.min(edge, over > 0 ? edge : k % 2 === 0 ? width : height),
    ) as unknown as Edges;
  }).filter(([x1, y1, x2, y2]) => x2 - x1 > 0.5 && y2 - y1 > 0.5);
}

function pointsOf(dice: Draws, width: number, height: number, { remove_invisible }: PointSettings) {
  const over = remove_invisible ? 0 : 0.1;
  return Array.from({ length: 12 }, (_, i) => {
    const at = (name: string, side: number): number =>
      Math.round(dice.uniform(name, [-over * side, (1 + over) * side - 1], i) * 100) / 100;
    return [at('px', width), at('py', height)] as const;
  });
}

/** The recipe in the library's own dictionaries; null where something random cannot be pinned. */
function chainOf(recipe: Recipe, pipeline: Pipeline, injectable: ReadonlySet<string>) {
  const written: Json[] = [];
  const given: { [index: number]: Draw } = {};
  const write = (part: Pipeline): boolean => {
    const { json, omitted } = toAlbumentations(part);
    written.push(...(json as { transform: { transforms: readonly Json[] } }).transform.transforms);
    return omitted.every(({ en }) => en.startsWith('flip pairs'));
  };
  for (const step of recipe.steps) {
    const { transform, params, draw, input, key } = step;
    if (injectable.has(transform)) {
      given[written.length] = draw;
      const node: TransformNode = { kind: 'transform', key, transform, params, p: 1, enabled: true };
      if (!write({ ...pipeline, nodes: [node] })) return null;
    } else {
      if (transformNamed(transform)?.fix({ params, draw, input }).random) return null;
      if (!write(fixedPipeline({ ...recipe, steps: [step] }, pipeline).pipeline)) return null;
    }
  }
  return { transforms: written, draws: given };
}
