/** Recipes of the document's tiles, kept until something they depend on changes. */
import type { Size } from '../../math/box';
import { classMapOf } from '../../pipeline/labels/class-map';
import type { Pipeline } from '../../pipeline/model';
import type { Recipe } from '../../pipeline/recipe';
import { sampleRecipe } from '../../pipeline/sample';
import { type Site, sitesOf, workingSizeKey } from '../../pipeline/sites';
import type { ClassMap, SceneBox } from '../../transforms/define';
import { pixelsOf } from '../images';
import { type Document, store } from '../store';

interface Sampled {
  readonly pipeline: Pipeline;
  readonly solo: Document['solo'];
  readonly seed: number;
  readonly source: Size;
  readonly boxes: readonly SceneBox[];
  readonly mask: ClassMap | null;
  readonly sites: readonly Site[];
  readonly tiles: Map<number, Recipe>;
}

let sampled: Sampled | null = null;

/** The document's mask for transforms that look at it; null while its pixels are not there. */
export function maskOf({ labels }: Document): ClassMap | null {
  const pixels = labels.mask && pixelsOf(labels.mask.id);
  return pixels ? classMapOf(pixels) : null;
}

function current(document: Document): Sampled | null {
  const { pipeline, solo, seed, image, labels } = document;
  if (image === null) return null;
  const { boxes } = labels;
  const mask = maskOf(document);
  const { width, height } = image;
  const same =
    sampled !== null &&
    sampled.pipeline === pipeline &&
    sampled.solo === solo &&
    sampled.seed === seed &&
    sampled.boxes === boxes &&
    sampled.mask === mask &&
    sampled.source.width === width &&
    sampled.source.height === height;
  if (!same)
    sampled = {
      pipeline,
      solo,
      seed,
      source: { width, height },
      boxes,
      mask,
      sites: sitesOf(pipeline, solo),
      tiles: new Map(),
    };
  return sampled;
}

/** The tiles of a document as it was when they were asked for, whatever becomes of it meanwhile. */
export interface Tiles {
  readonly sites: readonly Site[];
  /** The recipe of a tile (1-based). */
  recipe(tile: number): Recipe;
}

/** Null while there is no image. */
export function tilesOf(document: Document): Tiles | null {
  const now = current(document);
  if (now === null) return null;
  const { pipeline, solo, seed, source, boxes, mask, sites, tiles } = now;
  return {
    sites,
    recipe(tile) {
      let recipe = tiles.get(tile);
      if (recipe === undefined) {
        recipe = sampleRecipe(pipeline, solo, seed, tile, source, boxes, mask);
        tiles.set(tile, recipe);
      }
      return recipe;
    },
  };
}

/** The recipe of a tile (1-based) of the current document; null while there is no image. */
export const recipeOf = (tile: number): Recipe | null => tilesOf(store.getState().document)?.recipe(tile) ?? null;

/** Structure of the current document. */
export const currentSites = (): readonly Site[] => current(store.getState().document)?.sites ?? [];

/** The first `steps` steps of a recipe. */
export function firstSteps(recipe: Recipe, steps: number): Recipe {
  const kept = recipe.steps.slice(0, steps);
  return { ...recipe, steps: kept, output: kept.at(-1)?.output ?? recipe.input };
}

/** The picture as every tile starts: at its working size, otherwise untouched. */
export function originalRecipe(recipe = recipeOf(1)): Recipe | null {
  return recipe && firstSteps(recipe, recipe.steps[0]?.site === workingSizeKey ? 1 : 0);
}
