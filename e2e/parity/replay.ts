/**
 * Random pipelines, rendered as they are; then the recipe of their tile, as the page exports it, run by the library. Where a
 * step's field of random numbers is the library's own, the chain is cut: the steps behind it start from our picture.
 */
import { readFileSync } from 'node:fs';
import { toAlbumentations } from '../../src/formats/albumentations';
import { writePreset } from '../../src/formats/preset';
import type { Json } from '../../src/math/text';
import { fixedPipeline } from '../../src/pipeline/explain';
import type { Pipeline } from '../../src/pipeline/model';
import type { Recipe, Step } from '../../src/pipeline/recipe';
import { sampleRecipe } from '../../src/pipeline/sample';
import { workingSizeKey } from '../../src/pipeline/sites';
import type { Draw } from '../../src/transforms/define';
import { transformNamed } from '../../src/transforms/index';
import { barsOf, classOf, nameOf } from './bars';
import type { Picture } from './pictures';
import { randomPipelines } from './random-pipelines';
import { type Job, type Rendered, type Result, sceneOf, type Task } from './tasks';

/** Transforms whose draw inject.py can put into the library's own object. */
const injected: ReadonlySet<string> = new Set(
  [...readFileSync(new URL('./inject.py', import.meta.url), 'utf8').matchAll(/^ {4}"(\w+)":/gm)].map(([, name]) => name!),
);

export interface Replayed {
  readonly id: string;
  readonly pipeline: Pipeline;
  readonly recipe: Recipe;
  readonly job: Job;
}

export function replays(pictures: readonly Picture[], count: number): readonly Replayed[] {
  const pictureOf = (index: number): Picture => pictures[index % pictures.length]!;
  return randomPipelines(count, pictureOf).map(({ pipeline, seed }, index) => {
    const picture = pictureOf(index);
    const boxes = picture.labels.boxes.map(({ bbox: [x, y, w, h] }) => ({ x1: x, y1: y, x2: x + w, y2: y + h }));
    const recipe = sampleRecipe(pipeline, null, seed, 1, picture, boxes);
    const id = `replay/${String(index + 1).padStart(3, '0')}`;
    const preset = writePreset({ pipeline, seed, grid: { rows: 1, columns: 1 } });
    const steps = recipe.steps.some((step) => handling(step) === 'free');
    return { id, pipeline, recipe, job: { id, preset, picture, seed, ...(steps && { steps }) } };
  });
}

/** How a step is run in the library: from its exported parameters, with our draw put in, or with its own field. */
export function handling(step: Step): 'pinned' | 'injected' | 'free' {
  const { params, draw, input } = step;
  if (!transformNamed(step.transform)?.fix({ params, draw, input }).random) return 'pinned';
  // Fields that are drawn per pixel are nobody's to put in.
  const perPixel = Object.values(params).includes('random') || Object.values(params).includes('random_uniform');
  return injected.has(step.transform) && !perPixel ? 'injected' : 'free';
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
function chainOf({ recipe, pipeline }: Replayed, from: number, to: number): Chain {
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
    if (handling(recipe.steps[index]!) !== 'injected') continue;
    exported(first, index);
    given[transforms.length] = draw;
    const node = { kind: 'transform', key, transform, params, p: 1, enabled: true } as const;
    transforms.push(...written({ workingSize: null, nodes: [node] }));
    first = index + 1;
  }
  exported(first, to);
  return { transforms, draws: given };
}

function taskOf(replayed: Replayed, rendered: Rendered, from: number, to: number, id: string): Task {
  const steps = replayed.recipe.steps.slice(from, to);
  const last = to === replayed.recipe.steps.length ? undefined : to;
  return {
    ...{ id, start: sceneOf(rendered, from), end: sceneOf(rendered, last), ...chainOf(replayed, from, to) },
    ...{ bars: barsOf(steps), law: steps.some((step) => handling(step) === 'free') },
  };
}

/** The whole chain, or its parts before, between and behind free steps, and each of those by itself. */
export function replayTasks(replayed: Replayed, rendered: Rendered): readonly Task[] {
  const { steps } = replayed.recipe;
  const cuts = steps.flatMap((step, index) => (handling(step) === 'free' ? [index] : []));
  const parts: [number, number][] = [];
  let from = 0;
  for (const cut of cuts) {
    parts.push([from, cut], [cut, cut + 1]);
    from = cut + 1;
  }
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

/** What is wrong with a pipeline; empty where it holds. */
export function replayProblems(
  replayed: Replayed,
  rendered: Rendered | undefined,
  results: ReadonlyMap<string, Result>,
): readonly string[] {
  if (rendered?.tile === undefined) return ['the page did not render it'];
  if (JSON.stringify(rendered.tile.recipe) !== JSON.stringify(replayed.recipe))
    return ['the page drew another recipe than Node'];
  return replayTasks(replayed, rendered).flatMap(
    ({ id }) => results.get(id)?.problems ?? ['the library gave no answer'],
  );
}

/** The first step that does not hold by itself, in words. */
export function firstDiverging(replayed: Replayed, results: ReadonlyMap<string, Result>): string {
  const { steps } = replayed.recipe;
  const names = steps.map(({ transform }) => transform).join(', ');
  for (const [index, step] of steps.entries()) {
    const problems = results.get(`${replayed.id}/step ${index + 1}`)?.problems ?? [];
    if (problems.length > 0)
      return `step ${index + 1} of ${steps.length}, ${step.transform} (${classOf(step)}): ${problems.join('; ')}`;
  }
  return `every step holds by itself; what they are off adds up (${names}: ${nameOf(steps)})`;
}
