/** What the engine is told: programs, the passes that run them, and the numbers they read. */
import type { Size } from '../../math/box';
import type {
  Body,
  BorderMode,
  Draw,
  FilterPass,
  Interpolation,
  Measure,
  ResizeInterpolation,
  Uniforms,
} from '../../transforms/define';
import type { Params } from '../../transforms/params';
import type { HostWork } from './host';
import type { Lists } from './lists';
import type { MapHead, Point } from './segments';

/** What a program does, in order; `at` is the vector of its numbers within a row. Programs are equal when these are. */
export type Instruction =
  /** `hops` of lattices, of which some may pad; 0 where none does. */
  | { readonly kind: 'before'; readonly at: number; readonly hops: number }
  | { readonly kind: 'affine'; readonly at: number; readonly interpolation: Interpolation; readonly border: BorderMode }
  | { readonly kind: 'resize'; readonly at: number; readonly interpolations: readonly ResizeInterpolation[] }
  | {
      readonly kind: 'filter';
      readonly at: number;
      readonly border: BorderMode;
      /** Taps may fall further outside than the picture is wide. */
      readonly far: boolean;
      readonly pass: FilterPass<Params, Draw, Uniforms>;
    }
  | {
      readonly kind: 'map';
      readonly at: number;
      readonly interpolation: Interpolation;
      readonly border: BorderMode;
      readonly kernel: MapHead;
    }
  /** Alone in its program: one pass of a field; the first reads nothing. */
  | {
      readonly kind: 'field';
      readonly at: number;
      readonly border: BorderMode;
      readonly pass: Body<Uniforms, Params, Draw>;
      readonly first: boolean;
    }
  /** Alone in its program: one step of measuring. */
  | { readonly kind: 'measure'; readonly at: number; readonly measure: Measure<Params, Draw> }
  | { readonly kind: 'lattices'; readonly at: number; readonly hops: number }
  | { readonly kind: 'luts'; readonly at: number }
  | { readonly kind: 'point'; readonly at: number; readonly kernel: Point };

export type Storage = 'byte' | 'float';

export interface Program {
  readonly reads: Storage;
  readonly stores: Storage;
  /** What else it reads for its tile: the sums of its pixels, another table that was measured, or its field. */
  readonly extra: 'none' | 'sums' | 'table' | 'field';
  /** Vectors of a row; a multiple of 16, the alignment of uniform buffers. */
  readonly vectors: number;
  readonly instructions: readonly Instruction[];
}

export interface Pass {
  readonly program: Program;
  /** Whether it moves its tiles, or makes the field or the table they need next. */
  readonly makes: 'tile' | 'field' | 'table';
  /** The tiles it concerns; all others stay where they are. */
  readonly tiles: readonly number[];
  /** Size of each of them before and after. */
  readonly inputs: readonly Size[];
  readonly outputs: readonly Size[];
  /** Their rows, one after the other; the first vectors are the engine's to fill (see `rows.ts`). */
  readonly rows: Float32Array;
}

export interface Plan {
  readonly passes: readonly Pass[];
  /** What the CPU does between them, in order. */
  readonly hosts: readonly HostWork[];
  readonly lists: Lists;
}
