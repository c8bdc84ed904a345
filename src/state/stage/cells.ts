/** The cells of the grid as the engine is asked for them. */
import type { Cell, PaintRequest } from '../../gpu/protocol';
import type { Recipe } from '../../pipeline/recipe';
import { cellsOf } from '../draws';
import { store } from '../store';
import { contain, gridLayout } from './layout';
import { originalRecipe, type Tiles, tilesOf } from './recipes';

/** Milliseconds of sampling before the page gets a chance to answer its user. */
const slice = 12;

/** The recipes of these cells; makes pauses where they take long, as a large mask may. */
async function sampled(cells: ReturnType<typeof cellsOf>, tiles: Tiles): Promise<readonly Recipe[]> {
  const recipes: Recipe[] = [];
  let begun = performance.now();
  for (const cell of cells) {
    recipes.push(cell === 'original' ? originalRecipe(tiles.recipe(1))! : tiles.recipe(cell));
    if (performance.now() - begun < slice) continue;
    await new Promise((resolve) => setTimeout(resolve, 0));
    begun = performance.now();
  }
  return recipes;
}

type Cells = Pick<PaintRequest, 'sites' | 'cells' | 'radius'>;

/** Sizes in device pixels, `ratio` of them to a CSS pixel. */
export async function gridCells(width: number, height: number, ratio: number): Promise<Cells> {
  const { document, page } = store.getState();
  const { grid, image } = document;
  const tiles = tilesOf(document);
  if (image === null || tiles === null) return { sites: [], cells: [], radius: 0 };
  const layout = gridLayout(width / ratio, height / ratio, grid, image.width / image.height);
  const recipes = await sampled(cellsOf(grid, page), tiles);
  const cells = recipes.map((recipe, index): Cell => {
    const column = index % layout.columns;
    const row = Math.floor(index / layout.columns);
    const box = {
      x: Math.round((layout.x0 + column * (layout.cell.width + layout.gap)) * ratio),
      y: Math.round((layout.y0 + row * (layout.cell.height + layout.gap)) * ratio),
      width: Math.round(layout.cell.width * ratio),
      height: Math.round(layout.cell.height * ratio),
    };
    return { recipe, place: contain(recipe.output, box) };
  });
  return { sites: tiles.sites, cells, radius: Math.min(7, layout.cell.width / 12) * ratio };
}
