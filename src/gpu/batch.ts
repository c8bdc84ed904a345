/** Runs the passes of a batch of tiles, each pass from one sheet of tiles to the next. */
import type { Size } from '../math/box';
import { type Plan, planPasses } from '../pipeline/plan/plan';
import type { Recipe } from '../pipeline/recipe';
import type { Site } from '../pipeline/sites';
import type { Target } from '../transforms/define';
import { type Cells, cellOrigin, cellsFor, sheetSize } from './cells';
import { reservedSums, sumTiles } from './reduce';
import { writeShader } from './shader';
import type { Sheet, Tensors } from './tensors';

/** A rectangle of a sheet, in texels. */
export interface Spot {
  readonly sheet: Sheet;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Texels of one sheet; with three or four sheets alive this bounds a frame's memory. */
const mostTexels = 2 ** 24;

/** Tile sides are rounded up to this, so that a slider that changes sizes meets few texture shapes. */
const sizeStep = 16;

/** Largest sizes a tile takes on its way. */
const extent = (recipe: Recipe, input: Size): Size => ({
  width: Math.max(input.width, ...recipe.steps.map((step) => step.output.width)),
  height: Math.max(input.height, ...recipe.steps.map((step) => step.output.height)),
});

/** How many tiles may share a sheet; 0 when not even one fits. */
export function capacity(recipes: readonly Recipe[], input: Size, maxTextureSize: number): number {
  const { width, height } = cellsFor(recipes.map((recipe) => extent(recipe, input)), sizeStep);
  const side = Math.min(Math.floor(maxTextureSize / width), Math.floor(maxTextureSize / height));
  if (side < 1) return 0;
  return Math.max(1, Math.min(side * side, Math.floor(mostTexels / (width * height))));
}

/** Shaders by program structure: writing the text again each frame would cost more than running it. */
const shaders = new Map<string, string>();

function shaderOf(pass: Plan['passes'][number]): string {
  const key = JSON.stringify(pass.program, (name, value: unknown) => (name === 'values' ? undefined : value));
  let text = shaders.get(key);
  if (text === undefined) {
    text = writeShader(pass.program);
    shaders.set(key, text);
  }
  return text;
}

/**
 * What the recipes make of `source`. The caller disposes the sheet of the result, unless no pass was needed, in which
 * case it is the source's own. At most `capacity` recipes.
 */
export function runBatch(
  tensors: Tensors,
  source: Spot,
  sites: readonly Site[],
  recipes: readonly Recipe[],
  target: Target,
): { readonly spots: readonly Spot[]; readonly passes: number } {
  const plan = planPasses(sites, recipes, source, target);
  const layouts = plan.passes.map((pass) => cellsFor(pass.sizes, sizeStep));
  placeSources(plan, layouts, source);
  const sums = plan.passes.map((pass, index) =>
    pass.program.statistic ? reservedSums(plan.numbers, pass, index === 0 ? [source] : plan.passes[index - 1]!.sizes) : null,
  );
  const { height, data } = plan.numbers.rows();
  if (plan.passes.length === 0) return { spots: recipes.map(() => source), passes: 0 };
  const numbers = tensors.uploadNumbers(height, data);
  const before = tensors.passes;

  let current = source.sheet;
  plan.passes.forEach((pass, index) => {
    const cells = layouts[index]!;
    const size = sheetSize(cells);
    const levels = sums[index];
    const statistics = levels ? sumTiles(tensors, current, numbers, levels) : null;
    const next = tensors.run({
      shader: shaderOf(pass),
      inputs: { source: current, numbers, ...(statistics && { statistics }) },
      ...size,
      storage: pass.program.stores,
      sheet: [cells.width, cells.height, cells.columns, cells.count],
      rows: [pass.rowStart, pass.stride],
    });
    if (statistics) tensors.dispose(statistics);
    if (current !== source.sheet) tensors.dispose(current);
    current = next;
  });
  tensors.dispose(numbers);

  const cells = layouts.at(-1)!;
  const spots = plan.sizes.map((size, tile): Spot => {
    const [x, y] = cellOrigin(cells, tile);
    return { sheet: current, x, y, ...size };
  });
  return { spots, passes: tensors.passes - before };
}

/** Tells every row where its tile lies in the sheet the pass reads. */
function placeSources(plan: Plan, layouts: readonly Cells[], source: Spot): void {
  plan.passes.forEach((pass, index) => {
    const cells = layouts[index - 1];
    pass.sizes.forEach((_, tile) => {
      const [x, y] = cells === undefined ? [source.x, source.y] : cellOrigin(cells, tile);
      plan.numbers.write(pass.rowStart + tile * pass.stride, [x, y]);
    });
  });
}
