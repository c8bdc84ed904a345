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

/** Cells of one aspect (width / height) that fill an area as well as they can; CSS pixels. */
export function gridLayout(width: number, height: number, { rows, columns }: Grid, aspect: number): GridLayout {
  const gap = Math.max(rows, columns) > 6 ? 4 : 8;
  const widest = (width - gap * (columns - 1)) / columns;
  const tallest = (height - gap * (rows - 1)) / rows;
  const cellWidth = Math.max(1, Math.floor(Math.min(widest, tallest * aspect)));
  const cell = { width: cellWidth, height: Math.max(1, Math.floor(cellWidth / aspect)) };
  const used = cell.width * columns + gap * (columns - 1);
  return { columns, rows, cell, gap, x0: Math.max(0, Math.floor((width - used) / 2)), y0: 0 };
}

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
