import { useEffect, useState } from 'react';
import type { MovedLabels } from '../../../pipeline/labels/move';
import type { Recipe } from '../../../pipeline/recipe';
import { useApp } from '../../../state/hooks';
import { knownTrace, traced } from './traces';

/** What became of the labels after a recipe. While a newer one is being traced, that of the recipe before. */
export function useTrace(recipe: Recipe): { readonly recipe: Recipe; readonly moved: MovedLabels } | null {
  const labels = useApp((state) => state.document.labels);
  const [latest, setLatest] = useState<{ readonly recipe: Recipe; readonly moved: MovedLabels } | null>(null);
  const known = knownTrace(recipe, labels)?.moved;
  useEffect(() => {
    let wanted = true;
    void traced(recipe, labels).then(({ moved }) => wanted && setLatest({ recipe, moved }));
    return () => {
      wanted = false;
    };
  }, [recipe, labels]);
  return known ? { recipe, moved: known } : latest;
}
