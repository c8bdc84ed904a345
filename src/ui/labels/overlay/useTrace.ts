import { useEffect, useState } from 'react';
import type { MovedLabels } from '../../../pipeline/labels/move';
import type { Recipe } from '../../../pipeline/recipe';
import { useApp } from '../../../state/hooks';
import { whenIdle } from './idle';
import { knownTrace, tracer } from './traces';

/** What became of the labels after a recipe. While a newer one is being traced, that of the recipe before. */
export function useTrace(recipe: Recipe): { readonly recipe: Recipe; readonly moved: MovedLabels } | null {
  const labels = useApp((state) => state.document.labels);
  const [traced, setTraced] = useState<{ readonly recipe: Recipe; readonly moved: MovedLabels } | null>(null);
  const known = knownTrace(recipe, labels)?.moved;
  useEffect(() => {
    if (knownTrace(recipe, labels)) return;
    const next = tracer(recipe);
    return whenIdle(() => {
      const done = next();
      if (done) setTraced({ recipe, moved: done.moved });
      return !done;
    });
  }, [recipe, labels]);
  return known ? { recipe, moved: known } : traced;
}
