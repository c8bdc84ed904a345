/** What the page and the engine say to each other. Everything here survives structured cloning. */

import type { Recipe } from '../pipeline/recipe';
import type { Site } from '../pipeline/sites';
import type { Target } from '../transforms/define';

/** Where one picture of a frame goes on the canvas, in device pixels. */
export interface Placement {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One picture to paint: the source as it is (`recipe` null) or what a recipe makes of it. */
export interface Cell {
  readonly recipe: Recipe | null;
  readonly place: Placement;
}

/** A mask drawn over every picture, moved by the same recipe. */
export interface MaskLayer {
  /** Name given to `load`: class numbers in the red channel. */
  readonly picture: string;
  /** 0..1 */
  readonly opacity: number;
  /** Red, green and blue (0..255) of the classes; 0 is never drawn, other values without a colour are grey. */
  readonly colours: readonly { readonly value: number; readonly rgb: readonly [number, number, number] }[];
}

export interface PaintRequest {
  /** Name given to `load`. */
  readonly picture: string;
  /** Canvas size in device pixels. */
  readonly width: number;
  readonly height: number;
  /** The pipeline's structure; the recipes' steps are at these sites. */
  readonly sites: readonly Site[];
  readonly cells: readonly Cell[];
  readonly mask?: MaskLayer;
  /** Corner radius of the pictures, device pixels. */
  readonly radius: number;
  /**
   * Milliseconds to spend, about: cells whose pictures are still true are kept, and if the others cannot all be painted
   * in time, some are, and the rest when the request comes again. Absent: everything is painted at once.
   */
  readonly budget?: number;
  /** Requests of one channel replace each other: a newer one makes older ones resolve to null. */
  readonly channel: string;
}

/** What a cell shows after a paint: what was asked for, still the picture before, or nothing yet. */
export type Showing = 'asked' | 'before' | 'nothing';

export interface Painted {
  readonly bitmap: ImageBitmap;
  /** Cell by cell. */
  readonly showing: readonly Showing[];
  /** Whether every cell shows what was asked for; if not, ask again. */
  readonly complete: boolean;
  /** Cells painted this time. */
  readonly tiles: number;
  readonly passes: number;
  readonly milliseconds: number;
}

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** RGB, row-major, width·height·3 bytes. */
  readonly data: Uint8Array;
}

/** Counters since the engine started; `bytes` and `tensors` are what is held now. */
export interface Counts {
  readonly programs: number;
  readonly passes: number;
  readonly readBacks: number;
  readonly tensors: number;
  readonly bytes: number;
  readonly frames: number;
}

export interface Description {
  readonly renderer: string;
  readonly backend: string;
}

export interface Engine {
  /** Keeps an upright RGBA picture (row-major, width·height·4 bytes) under a name, replacing an older one. */
  load(picture: string, width: number, height: number, rgba: Uint8ClampedArray): Promise<void>;
  unload(picture: string): Promise<void>;
  /** Resolves to null when a newer request of the same channel came before this one was painted. */
  paint(request: PaintRequest): Promise<Painted | null>;
  /** The only read-back: what a recipe makes of a picture. Throws when the picture is unknown. */
  pixels(picture: string, recipe: Recipe, target: Target): Promise<Pixels>;
  counts(): Promise<Counts>;
  describe(): Promise<Description>;
  /** Loses the WebGL context on purpose, as a driver reset would, and restores it: for tests. */
  loseContext(): Promise<void>;
  /** Tells of lost and restored contexts. */
  onContext(listener: (state: 'lost' | 'restored') => void): Promise<void>;
}
