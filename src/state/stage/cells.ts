/** The cells of the grid as the engine is asked for them. */
import type { Cell } from '../../gpu/protocol';
import { cellsOf, store } from '../store';
import { contain, gridLayout } from './layout';
import { originalRecipe, recipeOf } from './recipes';

/** Sizes in device pixels, `ratio` of them to a CSS pixel. */
export function gridCells(width: number, height: number, ratio: number): { cells: Cell[]; radius: number } {
  const { grid, image } = store.getState().document;
  const original = originalRecipe();
  if (image === null || original === null) return { cells: [], radius: 0 };
  const layout = gridLayout(width / ratio, height / ratio, grid, image.width / image.height);
  const cells = cellsOf(grid).flatMap((name, index): Cell[] => {
    const recipe = name === 'original' ? original : recipeOf(name);
    if (recipe === null) return [];
    const column = index % layout.columns;
    const row = Math.floor(index / layout.columns);
    const box = {
      x: Math.round((layout.x0 + column * (layout.cell.width + layout.gap)) * ratio),
      y: Math.round((layout.y0 + row * (layout.cell.height + layout.gap)) * ratio),
      width: Math.round(layout.cell.width * ratio),
      height: Math.round(layout.cell.height * ratio),
    };
    return [{ recipe, place: contain(recipe.output, box) }];
  });
  return { cells, radius: Math.min(7, layout.cell.width / 12) * ratio };
}
