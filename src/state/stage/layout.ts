/** Where the cells of the grid lie: one answer for the engine that paints them and the page that lays buttons over them. */
import type { Grid } from '../store';

export interface GridLayout {
  readonly columns: number;
  readonly rows: number;
  readonly cell: { readonly width: number; readonly height: number };
  readonly gap: number;
  /** Top left corner of the first cell. */
  readonly x0: number;
  readonly y0: number;
}

/** On an area narrower than this, cells narrower than `tooNarrow` are set in fewer columns of at least `legible`. */
const phone = 600;
const tooNarrow = 48;
const legible = 64;

/** Cells of one aspect (width / height) that fill an area as well as they can; CSS pixels. */
export function gridLayout(width: number, height: number, grid: Grid, aspect: number): GridLayout {
  const gap = Math.max(grid.rows, grid.columns) > 6 ? 4 : 8;
  const widthIn = (columns: number) => (width - gap * (columns - 1)) / columns;
  const reflows = width < phone && widthIn(grid.columns) < tooNarrow;
  const columns = reflows ? Math.max(1, Math.floor((width + gap) / (legible + gap))) : grid.columns;
  const rows = Math.ceil((grid.rows * grid.columns) / columns);
  const tallest = (height - gap * (rows - 1)) / rows;
  const cellWidth = Math.max(1, Math.floor(Math.min(widthIn(columns), tallest * aspect)));
  const cell = { width: cellWidth, height: Math.max(1, Math.floor(cellWidth / aspect)) };
  const used = cell.width * columns + gap * (columns - 1);
  return { columns, rows, cell, gap, x0: Math.max(0, Math.floor((width - used) / 2)), y0: 0 };
}

/** The least height at which the cells lie just so: a canvas that is no taller costs the browser less. */
export const heightOf = ({ rows, cell, gap }: GridLayout, aspect: number): number =>
  Math.ceil((rows * cell.width) / aspect) + gap * (rows - 1);

/** The largest rectangle of this size's shape centred in a box. */
export function contain(
  size: { readonly width: number; readonly height: number },
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): { readonly x: number; readonly y: number; readonly width: number; readonly height: number } {
  const scale = Math.min(box.width / size.width, box.height / size.height);
  const width = Math.max(1, Math.round(size.width * scale));
  const height = Math.max(1, Math.round(size.height * scale));
  return {
    x: box.x + Math.floor((box.width - width) / 2),
    y: box.y + Math.floor((box.height - height) / 2),
    width,
    height,
  };
}
