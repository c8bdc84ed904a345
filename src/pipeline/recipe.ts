/** What `sample` makes of a pipeline for one tile: nothing random is left in it, and it is plain JSON. */
import type { Size } from '../math/box';
import type { Text } from '../math/text';
import type { Draw } from '../transforms/define';
import type { Params } from '../transforms/params';
import type { Key } from './model';

/** One transform that fired, in the order they run. */
export interface Step {
  readonly key: Key;
  /** Place in the pipeline's fixed order of possible steps; the plan lines tiles up by it. */
  readonly site: string;
  readonly transform: string;
  readonly params: Params;
  readonly draw: Draw;
  readonly input: Size;
  readonly output: Size;
}

export type Outcome =
  | {
      readonly fired: true /** Index into `steps`; null for a group. */;
      readonly step: number | null;
      readonly chosen?: readonly Key[];
    }
  /** Lost the throw: `drew` was not below `p`. */
  | { readonly fired: false; readonly why: 'chance'; readonly p: number; readonly drew: number }
  | { readonly fired: false; readonly why: 'not chosen' | 'disabled' | 'unknown' | 'parent' }
  /** The library would have raised here. */
  | { readonly fired: false; readonly why: 'refused'; readonly text: Text };

/** What became of one node on this tile. Every node of the pipeline appears, in the order of the tree (or of the run). */
export interface Trace {
  readonly key: Key;
  readonly depth: number;
  readonly outcome: Outcome;
}

export interface Recipe {
  readonly tile: number;
  readonly input: Size;
  readonly output: Size;
  readonly steps: readonly Step[];
  readonly trace: readonly Trace[];
}
