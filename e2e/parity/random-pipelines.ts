/** Random pipelines over every transform, the same ones on every machine. */
import { toAlbumentations } from '../../src/formats/albumentations';
import type { Size } from '../../src/math/box';
import { type Draws, draws } from '../../src/math/random';
import { moveLabels } from '../../src/pipeline/labels';
import {
  emptyPipeline,
  type GroupKind,
  groupKinds,
  type Node,
  type Pipeline,
  type TransformNode,
} from '../../src/pipeline/model';
import type { Recipe } from '../../src/pipeline/recipe';
import { sampleRecipe } from '../../src/pipeline/sample';
import type { Transform } from '../../src/transforms/define';
import { libraryTransforms } from '../../src/transforms/index';
import {
  defaultsOf,
  type Fill,
  type Interval,
  type IntervalXY,
  intervalsFor,
  type Param,
  type Params,
  type ParamValue,
} from '../../src/transforms/params';
import type { Picture } from './pictures';

const generatorSeed = 20;
/** Pictures beyond these sides only cost time, or leave nothing to compare. */
const sides = { least: 24, most: 640 };
const attempts = 40;

/** Numbers one after the other from the page's own keyed ones. */
class Dice {
  private readonly source: Draws;
  private count = 0;
  constructor(index: number) {
    this.source = draws(generatorSeed, index, 'random pipeline');
  }
  unit = (): number => this.source.unit('roll', this.count++);
  below = (end: number): number => Math.floor(this.unit() * end);
  chance = (p: number): boolean => this.unit() < p;
  pick = <T>(list: readonly T[]): T => list[this.below(list.length)]!;
}

const leaf = { key: 'n1', kind: 'transform', p: 1, enabled: true } as const;

/**
 * Transforms that can take part: the library has them, and they change the picture rather than its number format (after
 * which the library computes in other units).
 */
export const eligible: readonly Transform[] = libraryTransforms.filter((transform) => {
  const node: TransformNode = { ...leaf, transform: transform.name, params: defaultsOf(transform.params) };
  const omitted = toAlbumentations({ ...emptyPipeline, workingSize: null, nodes: [node] }).omitted.length > 0;
  return transform.kernel(node.params).kind !== 'none' && !(omitted && transform.check?.(node.params) == null);
});

function numberIn(dice: Dice, [low, high]: Interval, step: number, int?: boolean): number {
  const value = low + (high - low) * dice.unit();
  // Rounded, so that the files read well; never to the plain values that any implementation gets right.
  return int ? Math.round(value) : Math.min(high, Math.round(value / (step / 10)) * (step / 10));
}

function valueFor(dice: Dice, name: string, param: Param, picture: Size): ParamValue {
  if ('nullable' in param && param.nullable && dice.chance(0.4)) return null;
  const one = (range: Interval): number =>
    'slider' in param ? numberIn(dice, pieces[name] ?? range, param.step, param.int) : dice.below(256);
  const interval = (range: Interval): Interval => {
    const [first, second] = [one(range), one(range)];
    return first <= second ? [first, second] : [second, first];
  };
  switch (param.kind) {
    case 'interval':
      return interval(param.slider);
    case 'interval-xy':
      return { x: interval(param.slider), y: interval(param.slider) } satisfies IntervalXY;
    case 'number':
      return sizeLike.test(name) ? sizeNear(dice, name, picture) : one(param.slider);
    case 'choice':
      return dice.pick(param.options).value;
    case 'flag':
      return dice.chance(0.5);
    case 'fill':
      return fillOf(dice, name, param);
    case 'intervals':
      return dice.chance(0.5) ? intervalsFor(param, dice.pick(Object.keys(param.sets))) : null;
    case 'list':
      return param.of === 'numbers' && dice.chance(0.5) ? [numberIn(dice, param.hard, 1, true)] : null;
    case 'vector':
      return param.names.map(() => numberIn(dice, pieces[name] ?? param.hard, param.step, param.int));
  }
}

/** What would take the library minutes: it cuts a picture into this many pieces one by one. */
const pieces: { readonly [name: string]: Interval } = { num_grid_xy: [1, 8], nb_rows: [2, 6], nb_cols: [2, 6] };

/** Fewer channels are shown as three equal ones, but the steps behind would work on fewer in the library. */
const kept: ReadonlySet<string> = new Set(['num_output_channels']);

const sizeLike = /^(height|width|max_size|min_height|min_width)$/;
const sizeNear = (dice: Dice, name: string, { width, height }: Size): number =>
  Math.max(1, Math.round((name.includes('height') ? height : width) * (0.4 + 0.8 * dice.unit())));

/** Masks have one channel, so that only one number fits them. */
function fillOf(dice: Dice, name: string, param: Extract<Param, { kind: 'fill' }>): Fill {
  const level = (): number => dice.below(256);
  if (name.includes('mask') || dice.chance(0.4)) return level();
  const words = param.words.map(({ value }) => value);
  return words.length > 0 && dice.chance(0.3) ? dice.pick(words) : [level(), level(), level()];
}

/** The defaults, most of them changed; what the library would refuse is drawn again. */
function paramsOf(dice: Dice, transform: Transform, picture: Size): Params {
  const defaults = defaultsOf(transform.params);
  for (let attempt = 0; attempt < attempts; attempt++) {
    const changed = Object.entries(transform.params).map(([name, param]) => [
      name,
      !kept.has(name) && (dice.chance(0.6) || sizeLike.test(name))
        ? valueFor(dice, name, param, picture)
        : param.default,
    ]);
    const params: Params = Object.fromEntries(changed);
    if (fits(transform, params, picture)) return params;
  }
  return defaults;
}

/** Parameters that the library takes on a picture of this size; `index` says which ones. */
export const randomParams = (index: number, transform: Transform, picture: Size): Params =>
  paramsOf(new Dice(index), transform, picture);

function fits(transform: Transform, params: Params, picture: Size): boolean {
  if (transform.check?.(params)) return false;
  const node: TransformNode = { ...leaf, transform: transform.name, params };
  const { steps, output } = sampleRecipe({ ...emptyPipeline, workingSize: null, nodes: [node] }, null, 1, 1, picture);
  return steps.length === 1 && bearable(output);
}

const bearable = ({ width, height }: Size): boolean =>
  Math.min(width, height) >= sides.least && Math.max(width, height) <= sides.most;

const probabilities = [1, 1, 0.9, 0.7, 0.4];

function nodesOf(dice: Dice, leaves: readonly Transform[], picture: Size, depth: number, count: () => string): Node[] {
  const nodes: Node[] = [];
  for (let rest = leaves; rest.length > 0; ) {
    const group = depth < 2 && rest.length > 1 && dice.chance(0.35);
    const size = group ? 2 + dice.below(Math.min(3, rest.length - 1)) : 1;
    const taken = rest.slice(0, size);
    const p = dice.pick(probabilities);
    if (group) nodes.push(groupOf(dice, taken, picture, depth, count, p));
    else {
      const params = paramsOf(dice, taken[0]!, picture);
      nodes.push({ ...leaf, key: count(), p, transform: taken[0]!.name, params });
    }
    rest = rest.slice(size);
  }
  return nodes;
}

function groupOf(
  dice: Dice,
  leaves: readonly Transform[],
  picture: Size,
  depth: number,
  count: () => string,
  p: number,
): Node {
  const group: GroupKind = dice.pick(groupKinds);
  const key = count();
  const children = nodesOf(dice, leaves, picture, depth + 1, count);
  const n = 1 + dice.below(children.length);
  return { key, kind: 'group', group, p, enabled: true, n, replace: dice.chance(0.25), children };
}

export interface RandomPipeline {
  readonly pipeline: Pipeline;
  readonly seed: number;
}

/** Every transform comes up equally often: dealt from a deck that is shuffled anew when it runs out. */
function* deal(dice: Dice): Generator<Transform, never> {
  for (;;) {
    const deck = [...eligible];
    while (deck.length > 0) yield deck.splice(dice.below(deck.length), 1)[0]!;
  }
}

/** `count` pipelines of 1 to 6 transforms; `pictureOf` says which picture each is to run on. */
export function randomPipelines(count: number, pictureOf: (index: number) => Picture): readonly RandomPipeline[] {
  const deck = deal(new Dice(-1));
  return Array.from({ length: count }, (_, index) => {
    const leaves = Array.from({ length: 1 + (index % 6) }, () => deck.next().value);
    const picture = pictureOf(index);
    for (let attempt = 0; ; attempt++) {
      const dice = new Dice(index * attempts + attempt);
      let keys = 0;
      const workingSize = dice.chance(0.3) ? 64 + dice.below(256) : null;
      const nodes = nodesOf(dice, leaves, picture, 0, () => `n${++keys}`);
      const pipeline = { ...emptyPipeline, workingSize, nodes };
      if (worthwhile(recipeOf(pipeline, index, picture), picture) || attempt === attempts - 1)
        return { pipeline, seed: index };
    }
  });
}

/** The recipe of the one tile that is rendered. */
export function recipeOf(pipeline: Pipeline, seed: number, { width, height, labels, classes }: Picture): Recipe {
  const boxes = labels.boxes.map(({ bbox: [x, y, w, h], label }) => ({ x1: x, y1: y, x2: x + w, y2: y + h, label }));
  return sampleRecipe(pipeline, null, seed, 1, { width, height }, boxes, classes);
}

/** Something happens, the pictures on the way stay bearable, and mirrors do not show a label hundreds of times. */
function worthwhile(recipe: Recipe, { labels }: Picture): boolean {
  const { steps } = recipe;
  if (steps.length === 0 || !steps.every(({ output }) => bearable(output))) return false;
  const { boxes, keypoints } = moveLabels(recipe, labels);
  return boxes.length + keypoints.length <= 100;
}
