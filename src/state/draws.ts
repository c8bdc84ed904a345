/** Which draws of a seed the cells of the grid show: as many at a time as it has room for. */
import type { Grid } from './store';

/** Draws of one seed that the grid can be turned to. */
export const mostDraws = 1024;

/** Tiles on a page: the first cell shows the untouched original, unless there is only one. */
const tilesOf = ({ rows, columns }: Grid): number => Math.max(1, rows * columns - 1);

export const pagesOf = (grid: Grid): number => Math.ceil(mostDraws / tilesOf(grid));

/** The page (0-based) that shows a tile (1-based). */
export const pageOf = (tile: number, grid: Grid): number => Math.floor((tile - 1) / tilesOf(grid));

/** Tiles of a page in reading order, after the original. */
export function cellsOf(grid: Grid, page: number): readonly ('original' | number)[] {
  const first = page * tilesOf(grid) + 1;
  const count = Math.min(tilesOf(grid), mostDraws - first + 1);
  const tiles = Array.from({ length: count }, (_, i) => first + i);
  return grid.rows * grid.columns === 1 ? tiles : ['original', ...tiles];
}
