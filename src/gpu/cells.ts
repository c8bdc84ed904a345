/** How the tiles of a batch lie on a sheet: equal cells, in reading order. */
import type { Size } from '../math/box';

export interface Cells {
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  readonly count: number;
}

/** Cells that hold every tile; sides are rounded up to a multiple of `step`, so that few texture shapes occur. */
export const cellsFor = (sizes: readonly Size[], step: number): Cells => ({
  width: Math.ceil(Math.max(...sizes.map((size) => size.width)) / step) * step,
  height: Math.ceil(Math.max(...sizes.map((size) => size.height)) / step) * step,
  columns: Math.ceil(Math.sqrt(sizes.length)),
  count: sizes.length,
});

/** Size of the whole sheet in texels. */
export const sheetSize = (cells: Cells): Size => ({
  width: cells.columns * cells.width,
  height: Math.ceil(cells.count / cells.columns) * cells.height,
});

/** Top left texel of a tile. */
export const cellOrigin = (cells: Cells, tile: number): readonly [number, number] => [
  (tile % cells.columns) * cells.width,
  Math.floor(tile / cells.columns) * cells.height,
];
