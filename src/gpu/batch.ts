/** Runs the passes of a batch of tiles. A tile moves to a new sheet with every pass that changes it, and rests otherwise. */
import type { Size } from '../math/box';
import { tablesOf } from '../pipeline/plan/measures';
import { type Pass, planPasses } from '../pipeline/plan/plan';
import type { Recipe } from '../pipeline/recipe';
import type { Site } from '../pipeline/sites';
import type { Target } from '../transforms/define';
import { cellOrigin, cellsFor, sheetSize } from './cells';
import { measureTiles } from './measure';
import { writeShader } from './shader';
import type { Sheet, Tensors } from './tensors';

/** A rectangle of a sheet, in texels: where a picture is. */
export interface Spot {
  readonly sheet: Sheet;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Texels of one sheet; with a few sheets alive this bounds a frame's memory. */
const mostTexels = 2 ** 24;

/** Tile sides are rounded up to this, so that a slider that changes sizes meets few texture shapes. */
const sizeStep = 16;

/** Largest sizes that a tile, or what is measured over it, takes on its way. */
function extent(recipe: Recipe, input: Size): Size {
  const sizes = [input, ...recipe.steps.map((step) => step.output), ...tablesOf(recipe)];
  return {
    width: Math.max(...sizes.map(({ width }) => width)),
    height: Math.max(...sizes.map(({ height }) => height)),
  };
}

/** How many tiles may share a sheet; 0 when not even one fits. */
export function capacity(recipes: readonly Recipe[], input: Size, maxTextureSize: number): number {
  const { width, height } = cellsFor(
    recipes.map((recipe) => extent(recipe, input)),
    sizeStep,
  );
  const side = Math.min(Math.floor(maxTextureSize / width), Math.floor(maxTextureSize / height));
  if (side < 1) return 0;
  return Math.max(1, Math.min(side * side, Math.floor(mostTexels / (width * height))));
}

/** Shaders by program structure: writing the text again each frame would cost more than running it. */
const shaders = new Map<string, string>();

function shaderOf({ program }: Pass): string {
  const key = JSON.stringify(program);
  const text = shaders.get(key) ?? writeShader(program);
  shaders.set(key, text);
  return text;
}

/**
 * What the recipes make of `source`: where each tile ends up, in order. Sheets other than the source's are the caller's
 * to dispose. At most `capacity` recipes.
 */
export function runBatch(
  tensors: Tensors,
  source: Spot,
  sites: readonly Site[],
  recipes: readonly Recipe[],
  target: Target,
): { readonly spots: readonly Spot[]; readonly passes: number } {
  const { passes, lists } = planPasses(sites, recipes, source, target);
  const spots: Spot[] = recipes.map(() => source);
  if (passes.length === 0) return { spots, passes: 0 };
  const before = tensors.passes;
  const { height, data } = lists.rows();
  const listSheet = tensors.uploadLists(height, data);
  const made: Made = { tile: spots, field: [], table: [] };
  for (const pass of passes) {
    const left = new Set(pass.tiles.map((tile) => made[pass.makes][tile]?.sheet));
    runPass(tensors, pass, made, listSheet);
    if (pass.makes === 'tile')
      for (const needed of [made.field, made.table])
        for (const tile of pass.tiles) {
          left.add(needed[tile]?.sheet);
          needed[tile] = undefined;
        }
    const kept = new Set([source, ...spots, ...made.field, ...made.table].map((spot) => spot?.sheet));
    for (const sheet of left) if (sheet !== undefined && !kept.has(sheet)) tensors.dispose(sheet);
  }
  tensors.dispose(listSheet);
  return { spots, passes: tensors.passes - before };
}

/** Where each tile is, and the field and the table that its next pass needs. */
interface Made {
  readonly tile: Spot[];
  readonly field: (Spot | undefined)[];
  readonly table: (Spot | undefined)[];
}

/** Runs one pass, and moves what it makes of its tiles. */
function runPass(tensors: Tensors, pass: Pass, made: Made, lists: Sheet): void {
  const { program, tiles, outputs, rows, makes } = pass;
  const tables = tiles.map((tile) => made.table[tile]);
  if (makes === 'table') {
    const spots = tiles.map((tile) => made.tile[tile]!);
    measureTiles(tensors, pass, spots, tables, lists).forEach((spot, i) => {
      made.table[tiles[i]!] = spot;
    });
    return;
  }
  const cells = cellsFor(outputs, sizeStep);
  const size = sheetSize(cells);
  const output = tensors.allocate(size.width, size.height, program.stores);
  const extras = program.extra === 'field' ? tiles.map((tile) => made.field[tile]) : tables;
  const draws = tiles.map((tile, i) => {
    // The first pass of a field reads nothing; any texture will do.
    const from = (makes === 'field' ? made.field[tile] : undefined) ?? made.tile[tile]!;
    const [x, y] = cellOrigin(cells, i);
    const extra = extras[i];
    rows.set(
      [from.x, from.y, from.width, from.height, x, y, 0, 0, extra?.x ?? 0, extra?.y ?? 0],
      i * program.vectors * 4,
    );
    const { width, height } = outputs[i]!;
    made[makes][tile] = { sheet: output, x, y, width, height };
    return { source: from.sheet, x, y, width, height };
  });
  const extra = extras.find((spot) => spot !== undefined)?.sheet ?? null;
  tensors.run({ shader: shaderOf(pass), output, lists, extra, rows, vectors: program.vectors, draws });
}
