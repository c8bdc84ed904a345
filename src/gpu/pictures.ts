/** The pictures that recipes start from, on the GPU as soon as one is asked for. */
import { planPasses } from '../pipeline/plan/plan';
import type { Recipe, Step } from '../pipeline/recipe';
import { type Site, workingSizeKey } from '../pipeline/sites';
import type { Target } from '../transforms/define';
import { runPasses, type Spot } from './batch';
import type { Sheet, Tensors } from './tensors';

/** RGBA bytes, row-major. */
interface Loaded {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8ClampedArray;
}

export interface Picture extends Loaded {
  /** On the GPU; null until first used and after a lost context. */
  sheet: Sheet | null;
  /** The picture at its working size, per target: every tile starts from it, so it is made once. */
  readonly prepared: Map<Target, { readonly key: string; readonly spot: Spot }>;
}

export class Pictures {
  private readonly all = new Map<string, Picture>();

  private readonly gpu: () => Tensors | null;

  /** `gpu` gives null as long as a lost context is not back. */
  constructor(gpu: () => Tensors | null) {
    this.gpu = gpu;
  }

  set(name: string, loaded: Loaded): void {
    this.release(name);
    this.all.set(name, { ...loaded, sheet: null, prepared: new Map() });
  }

  delete(name: string): void {
    this.release(name);
    this.all.delete(name);
  }

  private release(name: string): void {
    const picture = this.all.get(name);
    const gpu = this.gpu();
    if (picture === undefined || gpu === null) return;
    for (const { spot } of picture.prepared.values()) if (spot.sheet !== picture.sheet) gpu.dispose(spot.sheet);
    if (picture.sheet) gpu.dispose(picture.sheet);
    picture.prepared.clear();
    picture.sheet = null;
  }

  /** After a lost context: its sheets are gone with it. */
  forgetSheets(): void {
    for (const picture of this.all.values()) {
      picture.sheet = null;
      picture.prepared.clear();
    }
  }

  /** @throws where none is loaded under this name. */
  named(name: string): Picture {
    const picture = this.all.get(name);
    if (picture === undefined) throw new Error(`No picture is loaded under the name ${name}.`);
    return picture;
  }

  original(gpu: Tensors, picture: Picture): Spot {
    picture.sheet ??= gpu.uploadBytes(picture.width, picture.height, picture.rgba);
    return { sheet: picture.sheet, x: 0, y: 0, width: picture.width, height: picture.height };
  }

  /** What tiles start from: the picture, resized once if the recipe begins with the working size. */
  prepared(gpu: Tensors, picture: Picture, recipe: Recipe, target: Target): Spot {
    const original = this.original(gpu, picture);
    const step = recipe.steps[0];
    if (step?.site !== workingSizeKey) return original;
    const key = JSON.stringify(step.params);
    const known = picture.prepared.get(target);
    if (known?.key === key) return known.spot;
    if (known && known.spot.sheet !== original.sheet) gpu.dispose(known.spot.sheet);
    const only: Recipe = { ...recipe, steps: [step] };
    const plan = planPasses([siteOf(step)], [only], original, target);
    const spot = runPasses(gpu, original, plan, 1).spots[0]!;
    picture.prepared.set(target, { key, spot });
    return spot;
  }
}

export const siteOf = (step: Step): Site => ({ id: step.site, transform: step.transform, params: step.params });

/** What is left of a recipe once its picture is at the working size. */
export const afterWorkingSize = (recipe: Recipe): Recipe =>
  recipe.steps[0]?.site === workingSizeKey ? { ...recipe, steps: recipe.steps.slice(1) } : recipe;
