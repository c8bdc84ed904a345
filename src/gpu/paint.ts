/** Painting cells: what recipes make of a picture, each at its place on the canvas or a surface. */
import type { Recipe } from '../pipeline/recipe';
import type { Target } from '../transforms/define';
import { capacity, runBatch, type Spot } from './batch';
import { afterWorkingSize, type Picture, type Pictures } from './pictures';
import type { Presenter } from './present';
import type { Cell, PaintRequest, Placement } from './protocol';
import type { Tensors } from './tensors';

/** What painting takes; anew after a lost context. */
export interface Studio {
  readonly tensors: Tensors;
  readonly presenter: Presenter;
  readonly pictures: Pictures;
}

interface Treated {
  readonly recipe: Recipe;
  readonly place: Placement;
}

/** A result, and where it goes on the canvas. */
interface Placed {
  readonly spot: Spot;
  readonly place: Placement;
}

/**
 * Cells in batches that fit a sheet.
 * @throws where a step makes pictures larger than the GPU can hold.
 */
export function grouped(
  { pictures, tensors }: Studio,
  request: PaintRequest,
  cells: readonly Cell[],
): (readonly Cell[])[] {
  const picture = pictures.named(request.picture);
  const recipes = cells.flatMap((cell) => (cell.recipe === null ? [] : [cell.recipe]));
  if (recipes.length === 0) return [cells];
  const size = capacity(recipes, recipes[0]!.steps[0]?.input ?? picture, tensors.maxTextureSize);
  if (size === 0) throw new Error('A step makes pictures larger than this GPU can hold.');
  const groups: Cell[][] = [];
  for (let i = 0; i < cells.length; i += size) groups.push(cells.slice(i, i + size));
  return groups;
}

/** Paints the cells of one batch, with the mask over them where there is one; returns the passes. */
export async function paintGroup(studio: Studio, request: PaintRequest, cells: readonly Cell[]): Promise<number> {
  const { pictures, presenter, tensors } = studio;
  const { mask, radius } = request;
  const plain = cells.filter((cell) => cell.recipe === null);
  const treated = cells.flatMap(({ recipe, place }) => (recipe === null ? [] : [{ recipe, place }]));
  const asLoaded = (name: string): Placed[] =>
    plain.map(({ place }) => ({ spot: pictures.original(tensors, pictures.named(name)), place }));
  presenter.draw(asLoaded(request.picture), radius);
  if (mask) presenter.blend(asLoaded(mask.picture), mask, radius);
  if (treated.length === 0) return 0;
  const draw = (spots: readonly Placed[]): void => presenter.draw(spots, radius);
  const passes = await treat(studio, request, pictures.named(request.picture), treated, 'image', draw);
  if (!mask) return passes;
  const blend = (spots: readonly Placed[]): void => presenter.blend(spots, mask, radius);
  return passes + (await treat(studio, request, pictures.named(mask.picture), treated, 'mask', blend));
}

/** Runs the recipes on a picture, hands over where each result lies, and lets go of them; returns the passes. */
async function treat(
  { tensors, pictures }: Studio,
  { sites }: PaintRequest,
  picture: Picture,
  cells: readonly Treated[],
  target: Target,
  show: (spots: readonly Placed[]) => void,
): Promise<number> {
  const source = pictures.prepared(tensors, picture, cells[0]!.recipe, target);
  const recipes = cells.map(({ recipe }) => afterWorkingSize(recipe));
  // The picture may be unloaded, or another size of it prepared, while a step waits for the CPU.
  return tensors.holding(source.sheet, async () => {
    const { spots, passes } = await runBatch(tensors, source, sites, recipes, target);
    show(cells.map(({ place }, i) => ({ spot: spots[i]!, place })));
    discard(tensors, spots, source);
    return passes;
  });
}

/** Lets go of results, unless they lie on the sheet that they were made from. */
export function discard(tensors: Tensors, spots: readonly Spot[], source: Spot): void {
  for (const sheet of new Set(spots.map((spot) => spot.sheet))) if (sheet !== source.sheet) tensors.dispose(sheet);
}
