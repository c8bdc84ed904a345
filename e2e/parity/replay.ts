/**
 * Random pipelines, rendered as they are; then the recipe of their tile, as the page exports it, run by the library. Where a
 * step's field of random numbers is the library's own, the chain is cut: the steps behind it start from our picture, as does a
 * step that hangs on every bit of what it is given.
 */
import { toAlbumentations } from '../../src/formats/albumentations';
import { writePreset } from '../../src/formats/preset';
import type { Json } from '../../src/math/text';
import { fixedPipeline } from '../../src/pipeline/explain';
import { emptyPipeline, type Pipeline } from '../../src/pipeline/model';
import type { Recipe, Step } from '../../src/pipeline/recipe';
import { workingSizeKey } from '../../src/pipeline/sites';
import type { Draw } from '../../src/transforms/define';
import { transformNamed } from '../../src/transforms/index';
import { type Bar, barsOf, bends, classOf, nameOf, startsAnew } from './bars';
import type { Picture } from './pictures';
import { randomPipelines, recipeOf } from './random-pipelines';
import { type Job, type Measured, type Rendered, type Result, sceneOf, type Task } from './tasks';

export interface Handling {
  /** No parameter can pin the draw: it is put into the library's own object. */
  readonly injected: boolean;
  /** A number for every pixel: only the law can be the same. */
  readonly free: boolean;
}

export interface Replayed {
  readonly id: string;
  readonly pipeline: Pipeline;
  readonly recipe: Recipe;
  readonly job: Job;
  /** Of every step. */
  readonly handling: readonly Handling[];
}

/** `injectable` names the transforms whose draw can be put into the library's own object (inject.py). */
export function replays(
  pictures: readonly Picture[],
  count: number,
  injectable: ReadonlySet<string>,
): readonly Replayed[] {
  const pictureOf = (index: number): Picture => pictures[index % pictures.length]!;
  return randomPipelines(count, pictureOf).map(({ pipeline, seed }, index) => {
    const picture = pictureOf(index);
    const recipe = recipeOf(pipeline, seed, picture);
    const id = `replay/${String(index + 1).padStart(3, '0')}`;
    const preset = writePreset({ pipeline, seed, grid: { rows: 1, columns: 1 } });
    const handling = recipe.steps.map((step) => handlingOf(step, injectable));
    const anew = recipe.steps.some((step, i) => startsAnew(recipe.steps.slice(0, i), step));
    const steps = anew || handling.some(({ free }) => free);
    return { handling, id, pipeline, recipe, job: { id, preset, picture, seed, ...(steps && { steps }) } };
  });
}

/** How a step is run in the library, if not from its exported parameters alone. */
function handlingOf({ transform, params, draw, input }: Step, injectable: ReadonlySet<string>): Handling {
  if (!transformNamed(transform)?.fix({ params, draw, input }).random) return { injected: false, free: false };
  const known = injectable.has(transform);
  const perPixel = ['random', 'random_uniform'].some((word) => Object.values(params).includes(word));
  return { injected: known, free: !known || perPixel };
}

interface Chain {
  readonly transforms: readonly Json[];
  readonly draws: { readonly [index: number]: Draw };
}

const written = (pipeline: Pipeline): readonly Json[] => {
  const { json } = toAlbumentations(pipeline);
  return (json as { transform: { transforms: readonly Json[] } }).transform.transforms;
};

/** Steps `from` to `to` (not included) as the library's own dictionaries. */
function chainOf({ recipe, pipeline, handling }: Replayed, from: number, to: number): Chain {
  const transforms: Json[] = [];
  const given: { [index: number]: Draw } = {};
  const exported = (first: number, end: number): void => {
    const steps = recipe.steps.slice(first, end);
    const workingSize = steps[0]?.site === workingSizeKey ? pipeline.workingSize : null;
    transforms.push(...written(fixedPipeline({ ...recipe, steps }, { ...pipeline, workingSize }).pipeline));
  };
  let first = from;
  for (let index = from; index < to; index++) {
    const { transform, params, draw, key } = recipe.steps[index]!;
    if (!handling[index]!.injected) continue;
    exported(first, index);
    given[transforms.length] = draw;
    const node = { kind: 'transform', key, transform, params, p: 1, enabled: true } as const;
    transforms.push(...written({ ...emptyPipeline, workingSize: null, nodes: [node] }));
    first = index + 1;
  }
  exported(first, to);
  return { transforms, draws: given };
}

/** A step with a random field stands alone; labels only follow it where it leaves them be, or its places were put in. */
function lawOf({ recipe, handling }: Replayed, index: number): Task['law'] {
  const { free, injected } = handling[index]!;
  return free ? { labels: injected || !bends(recipe.steps[index]!) } : null;
}

function taskOf(replayed: Replayed, rendered: Rendered, from: number, to: number, id: string): Task {
  const steps = replayed.recipe.steps.slice(from, to);
  const last = to === replayed.recipe.steps.length ? undefined : to;
  return {
    ...{ id, start: sceneOf(rendered, from), end: sceneOf(rendered, last), ...chainOf(replayed, from, to) },
    ...{ bars: barsOf(steps), law: lawOf(replayed, from) },
  };
}

/** The whole chain, or its parts: before, between and behind free steps, each of those by itself, and from where it starts anew. */
export function replayTasks(replayed: Replayed, rendered: Rendered): readonly Task[] {
  const { steps } = replayed.recipe;
  const parts: [number, number][] = [];
  let from = 0;
  steps.forEach((step, index) => {
    const free = replayed.handling[index]!.free;
    if (!free && !startsAnew(steps.slice(from, index), step)) return;
    parts.push([from, index]);
    if (free) parts.push([index, index + 1]);
    from = free ? index + 1 : index;
  });
  parts.push([from, steps.length]);
  return parts
    .filter(([first, end]) => end > first)
    .map(([first, end]) => taskOf(replayed, rendered, first, end, `${replayed.id}/${first + 1}-${end}`));
}

/** Every step by itself, from our picture before it; needs a rendering with steps. */
export const stepTasks = (replayed: Replayed, rendered: Rendered): readonly Task[] =>
  replayed.recipe.steps.map((_, index) =>
    taskOf(replayed, rendered, index, index + 1, `${replayed.id}/step ${index + 1}`),
  );

export const withSteps = ({ job }: Replayed): Job => ({ ...job, steps: true });

/** Equal but for the last bits of numbers: engines round logarithms and cosines in their own ways. */
export function alike(one: unknown, other: unknown): boolean {
  if (typeof one === 'number' && typeof other === 'number')
    return Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one), Math.abs(other));
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other;
  const [first, second] = [one, other].map((each) => Object.entries(each).filter(([, value]) => value !== undefined));
  if (first!.length !== second!.length) return false;
  return first!.every(([key, value]) => key in other && alike(value, (other as { [key: string]: unknown })[key]));
}

/** What is wrong with a pipeline; empty where it holds. */
export function replayProblems(
  replayed: Replayed,
  rendered: Rendered | undefined,
  results: ReadonlyMap<string, Result>,
): readonly string[] {
  if (rendered?.tile === undefined) return ['the page did not render it'];
  if (!alike(rendered.tile.recipe, replayed.recipe)) return ['the page drew another recipe than Node'];
  const { omitted } = toAlbumentations(fixedPipeline(replayed.recipe, replayed.pipeline).pipeline);
  if (omitted.length > 0) return omitted.map(({ en }) => `the export leaves out ${en}`);
  return replayTasks(replayed, rendered).flatMap(
    ({ id }) => results.get(id)?.problems ?? ['the library gave no answer'],
  );
}

const stepProblems = ({ id }: Replayed, index: number, results: ReadonlyMap<string, Result>): readonly string[] =>
  results.get(`${id}/step ${index + 1}`)?.problems ?? [];

const firstBad = (replayed: Replayed, results: ReadonlyMap<string, Result>): number =>
  replayed.recipe.steps.findIndex((_, index) => stepProblems(replayed, index, results).length > 0);

/** The first step that does not hold by itself, in words. */
export function firstDiverging(replayed: Replayed, results: ReadonlyMap<string, Result>): string {
  const { steps } = replayed.recipe;
  const names = steps.map(({ transform }) => transform).join(', ');
  const index = firstBad(replayed, results);
  const step = steps[index];
  if (!step) return `every step holds by itself; what they are off adds up (${names}: ${nameOf(steps)})`;
  const problems = stepProblems(replayed, index, results).join('; ');
  return `step ${index + 1} of ${steps.length}, ${step.transform} (${classOf(step)}): ${problems}`;
}

const causes = {
  bit: 'the library has boxes as fractions of the side and cuts them to whole pixels before it bends or hides parts of them: where an edge lies on a whole pixel, the last bit of the fraction decides',
  restart:
    'this part of the chain starts from the labels that the page had there (behind a step with a random field, or before WebP); the library reads them as 32-bit fractions, the page had them exactly, and the last bit decides which whole pixel a box is cut to',
  revived:
    'a box that lay outside after one step is carried along by the library as a line on the edge; the next step paints boxes into pictures to bend them, a row of pixels for a line, and so it comes back; the page drops it where it left the picture',
};

/** What is known to make such a miss; null where nothing is. */
export function causeOf(
  replayed: Replayed,
  rendered: Rendered | undefined,
  results: ReadonlyMap<string, Result>,
): string | null {
  const tasks = rendered?.tile ? replayTasks(replayed, rendered) : [];
  const problems = tasks.flatMap(({ id }) => (results.get(id)?.problems ?? []).map((text) => ({ id, text })));
  const cut = replayed.recipe.steps.some(
    (step) => bends(step) || transformNamed(step.transform)?.category === 'dropout',
  );
  if (!cut || problems.length === 0) return null;
  if (problems.every(({ text }) => /^boxes: .* is (0\.\d+|1\.000) px off/.test(text)))
    return problems.every(({ id }) => !id.startsWith(`${replayed.id}/1-`)) ? causes.restart : causes.bit;
  const fewer = (text: string): boolean => {
    const [, here, there] = /^boxes: (\d+) .* here, (\d+) in the library/.exec(text) ?? [];
    return Number(here) < Number(there);
  };
  return problems.every(({ text }) => fewer(text)) ? causes.revived : null;
}

/** A pipeline that holds as the library is no nearer to itself on other processors. */
export interface Spread {
  readonly id: string;
  readonly steps: string;
  /** Of each part of it: how far the page is off, and the library's own pictures from each other. */
  readonly parts: readonly { readonly here: Measured; readonly own: Bar }[];
}

export function spreadOf(
  replayed: Replayed,
  rendered: Rendered | undefined,
  results: ReadonlyMap<string, Result>,
): readonly Spread[] {
  const answers = rendered?.tile ? replayTasks(replayed, rendered).map(({ id }) => results.get(id)) : [];
  const parts = answers.flatMap((each) => (each?.own && each.image ? [{ here: each.image, own: each.own }] : []));
  if (parts.length === 0 || replayProblems(replayed, rendered, results).length > 0) return [];
  return [{ id: replayed.id, steps: replayed.recipe.steps.map(({ transform }) => transform).join(', '), parts }];
}
