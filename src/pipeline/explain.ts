/** A tile's recipe as a pipeline of its own: every drawn number pinned, every step certain. */
import type { Text } from '../math/text';
import { transformNamed } from '../transforms/index';
import type { Pipeline, TransformNode } from './model';
import type { Recipe } from './recipe';
import { workingSizeKey } from './sites';

export interface FixedPipeline {
  readonly pipeline: Pipeline;
  /** What no parameter of the library can pin (a noise field, the places of holes); one line per step. */
  readonly random: readonly Text[];
}

export function fixedPipeline(recipe: Recipe, pipeline: Pipeline): FixedPipeline {
  const nodes: TransformNode[] = [];
  const random: Text[] = [];
  for (const step of recipe.steps) {
    if (step.site === workingSizeKey) continue;
    const fixed = transformNamed(step.transform)?.fix({ params: step.params, draw: step.draw, input: step.input });
    if (fixed === undefined) continue;
    for (const { transform, params } of fixed.nodes)
      nodes.push({ kind: 'transform', key: `n${nodes.length + 1}`, transform, p: 1, enabled: true, params });
    if (fixed.random)
      random.push({ en: `${step.transform}: ${fixed.random.en}`, ko: `${step.transform}: ${fixed.random.ko}` });
  }
  return { pipeline: { ...pipeline, nodes }, random };
}
