/** Which recipes the pictures of the grid on the screen were made by: on a slow renderer not yet those of the document. */
import type { PaintRequest, Showing } from '../../gpu/protocol';
import type { Recipe } from '../../pipeline/recipe';
import { store } from '../store';

/** Cell by cell; undefined where there is no picture yet. */
let recipes: readonly (Recipe | null | undefined)[] = [];
/** Id of the image that they are pictures of. */
let image: string | null = null;
const listeners = new Set<() => void>();

/** The recipe of the picture that a cell shows; undefined while it shows nothing of the document's image. */
export const shownRecipe = (cell: number): Recipe | null | undefined =>
  store.getState().document.image?.id === image ? recipes[cell] : undefined;

/** Takes down what the grid shows from now on; without `showing`, every cell shows what it was asked for. */
export function nowShown({ picture, cells }: PaintRequest, showing?: readonly Showing[]): void {
  image = picture;
  recipes = cells.map(({ recipe }, i) => {
    const state = showing?.[i] ?? 'asked';
    return state === 'asked' ? recipe : state === 'before' ? recipes[i] : undefined;
  });
  for (const listener of listeners) listener();
}

/** Calls `listener` in the very task in which pictures change, so that what is drawn over them changes with them. */
export function whenShown(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
