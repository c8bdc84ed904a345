/** Words for what a recipe holds; pure, so that hovering a tile costs one recipe and nothing else. */
import { findNode, type Node, type Pipeline } from '../../pipeline/model';
import type { Recipe, Step } from '../../pipeline/recipe';
import { workingSizeKey } from '../../pipeline/sites';
import { transformNamed } from '../../transforms';
import type { Category } from '../../transforms/define';

/** The numbers that were drawn, short; empty where the transform draws nothing. */
export function captionOf(step: Step): string {
  const transform = transformNamed(step.transform);
  if (!transform) return '';
  const caption = transform.caption({ params: step.params, draw: step.draw, input: step.input });
  // A true minus sign, as everywhere on the page.
  return caption.replace(/-(?=[\d.])/g, '−');
}

/** Every step that shows in the picture with its numbers, in the order they ran. */
export const stepsOf = (recipe: Recipe): readonly { readonly name: string; readonly caption: string }[] =>
  recipe.steps
    .filter((step) => step.key !== workingSizeKey && !isUnshown(step))
    .map((step) => ({ name: step.transform, caption: captionOf(step) }));

export const nameOf = (node: Node): string =>
  node.kind === 'transform' ? node.transform : node.kind === 'group' ? node.group : node.name;

export const categoryOf = (node: Node): Category | 'group' =>
  (node.kind === 'transform' && transformNamed(node.transform)?.category) || 'group';

/** Whether the step changes numbers that the page does not show (a change of number format). */
export function isUnshown(step: Step): boolean {
  return transformNamed(step.transform)?.kernel(step.params).kind === 'none';
}

/** How many of the pipeline's transforms ran. A transform that runs twice (SomeOf with replacement) counts twice. */
export function countFired(recipe: Recipe, pipeline: Pipeline): { readonly fired: number; readonly all: number } {
  let fired = 0;
  let all = 0;
  for (const { key, outcome } of recipe.trace) {
    const node = key === workingSizeKey ? undefined : findNode(pipeline.nodes, key);
    if (!node || node.kind === 'group') continue;
    all += 1;
    if (outcome.fired) fired += 1;
  }
  return { fired, all };
}

/** Two decimals at most, without a tail of zeros. */
export const short = (value: number): string => String(Math.round(value * 100) / 100);
