/** What is known of one step on one tile. */
import type { Size } from '../math/box';
import type { Params } from './params';

/** The numbers sampled for one node on one tile; plain JSON. */
export type Draw = {
  readonly [name: string]: number | boolean | string | readonly number[] | readonly (readonly number[])[];
};

/** Everything a transform may look at once its draw is made. Sizes are those of its input, in pixels. */
export interface Use<P extends Params = Params, D extends Draw = Draw> {
  readonly params: P;
  readonly draw: D;
  readonly input: Size;
  /** What a box must show to stay where a transform hides or tears parts of it; absent: anything counts. */
  readonly keep?: {
    readonly area: number;
    readonly visibility: number;
    /** The library has it in 64 bits by now; as it came, it had 32. */
    readonly wide?: boolean;
  };
  /** While keypoints move: all of them at this step, in order, and which one is asked about. They may hide each other. */
  readonly crowd?: { readonly points: readonly Keypoint[]; readonly index: number };
}

/** Pictures are moved with `interpolation` and `fill`, masks with `mask_interpolation` and `fill_mask`. */
export type Target = 'image' | 'mask';

/** Keypoint in pixel-index coordinates; angle in radians, 0..2π. */
export interface Keypoint {
  readonly x: number;
  readonly y: number;
  readonly angle: number;
  readonly scale: number;
}
