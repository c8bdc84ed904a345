import type { Recipe } from '../../pipeline/recipe';
import { useApp } from '../../state/hooks';
import { recipeOf } from '../../state/stage';

/** The recipe of a tile, renewed with every edit of the document; null without an image. */
export function useRecipe(tile: number | null): Recipe | null {
  // Subscribes: recipes are remembered per document, so asking again is free until it changes.
  useApp((state) => state.document);
  return tile === null ? null : recipeOf(tile);
}
