/** The kinds of kernels: what a transform may do to pixels, and so how the engine plans its passes. */
import type { GlslModule } from '../glsl/glsl';
import type { Size } from '../math/box';
import type { Matrix3 } from '../math/matrix';
import type { Params } from './params';
import type { Draw, Target, Use } from './use';

/** OpenCV's codes. */
export type Interpolation = 0 | 1 | 2 | 3 | 4;
/** Resizes also know linear (5) and nearest (6) that come out the same on every machine. */
export type ResizeInterpolation = Interpolation | 5 | 6;
export type BorderMode = 0 | 1 | 2 | 3 | 4;

export interface Border {
  readonly mode: BorderMode;
  /** Level per channel, 0..255, where `mode` is 0 (constant). */
  readonly fill: readonly [number, number, number];
}

/**
 * GLSL types of the per-tile values; `list` is any number of vec4, read with `listed(name, i)`: short ones as arrays of up
 * to four numbers, long ones as floats one after the other.
 */
export type Uniforms = { readonly [name: string]: 'float' | 'vec2' | 'vec3' | 'vec4' | 'list' };
export type UniformValues<U extends Uniforms> = {
  readonly [K in keyof U]: U[K] extends 'float'
    ? number
    : U[K] extends 'list'
      ? readonly (readonly number[])[] | Float32Array
      : readonly number[];
};

export interface Body<U extends Uniforms, P extends Params, D extends Draw> {
  readonly uniforms: U;
  /** Values for one tile, in the units the body expects. */
  values(use: Use<P, D>, target: Target): UniformValues<U>;
  readonly uses?: readonly GlslModule[];
  /** Statements of a function over the uniforms, which are its parameters; must return. */
  readonly glsl: string;
}

/** One of them; `output` is how much of the picture it computes, where that is not all. */
export interface FieldPass<U extends Uniforms, P extends Params, D extends Draw> extends Body<U, P, D> {
  output?(use: Use<P, D>): Size;
}

/**
 * Passes that compute a picture of numbers for one tile (noise to be smoothed, displacements) before the kernel itself,
 * which then reads it with `vec3 field(ivec2)`. In scope besides the uniforms: `ivec2 at`, `ivec2 size` and, from the
 * second pass on, `vec3 tap(ivec2)`, which reads the pass before.
 */
export interface Fields<P extends Params, D extends Draw> {
  readonly passes: readonly FieldPass<Uniforms, P, D>[];
  /** Border that `tap` applies outside. */
  readonly border: BorderMode;
}

/** Parts of a picture that are counted each by itself: a grid of equal cells, mirrored (101) where it leaves the picture. */
export interface Cells {
  readonly columns: number;
  readonly rows: number;
  /** Size of one cell, in pixels. */
  readonly width: number;
  readonly height: number;
}

/**
 * How often each level occurs: a row of 256 columns per cell, with the counts of three channels in `rgb`. The body returns
 * the three levels of a pixel as a `vec3`; in scope: `vec3 c`, `ivec2 at`, `ivec2 size`.
 */
export interface CountMeasure<P extends Params, D extends Draw> extends Body<Uniforms, P, D> {
  readonly measures: 'levels';
  /** With 1, only the first of the three is counted, into `r`. */
  readonly channels: 1 | 3;
  /** Absent: the whole picture is one cell. */
  cells?(use: Use<P, D>): Cells;
}

/** The sum or the least of a `vec4` over all pixels, once per column; in scope also `int column`. */
export interface FoldMeasure<P extends Params, D extends Draw> extends Body<Uniforms, P, D> {
  readonly measures: 'sum' | 'least';
  readonly columns: number;
}

/** A table computed from the one before: the body returns a `vec4`; in scope: `ivec2 at` and `ivec2 size`, the picture's. */
export interface TableMeasure<P extends Params, D extends Draw> extends Body<Uniforms, P, D> {
  readonly measures: 'table';
  table(use: Use<P, D>): Size;
}

/**
 * One step of measuring a whole input. It makes a small table of numbers, and reads that of the step before it with
 * `vec4 measured(int x, int y)`; the kernel reads the last one.
 */
export type Measure<P extends Params, D extends Draw> = CountMeasure<P, D> | FoldMeasure<P, D> | TableMeasure<P, D>;

/** Colour to colour. In scope: `vec3 c` (whole levels 0..255), `ivec2 at` (pixel), `ivec2 size`. */
export interface PointKernel<P extends Params, D extends Draw, U extends Uniforms> extends Body<U, P, D> {
  readonly kind: 'point';
  /**
   * Measured over the whole input first: 'mean' puts the mean of R, G, B and of all three into `vec4 statistic`; steps of
   * one's own are read with `measured`. Not together with `fields`.
   */
  readonly statistic?: 'mean' | readonly Measure<P, D>[];
  readonly fields?: Fields<P, D>;
  /** Whether masks are changed too (dropouts with `fill_mask`). */
  readonly masks?: boolean;
}

/** Level to level through a table, computed on the CPU so that every GPU agrees to the bit. */
export interface LutKernel<P extends Params, D extends Draw> {
  readonly kind: 'lut';
  /** 256 levels for all channels, or 768: R, then G, then B. */
  table(use: Use<P, D>): Uint8Array;
  /** The same in so few whole numbers that no GPU gets them wrong; where few tables are in a row it runs faster. */
  readonly formula?: PointKernel<P, D, Uniforms>;
}

/** Output pixel to input pixel, one to one: source = (xx·x + xy·y + x0, yx·x + yy·y + y0). */
export interface Lattice {
  readonly output: Size;
  readonly xx: number;
  readonly xy: number;
  readonly x0: number;
  readonly yx: number;
  readonly yy: number;
  readonly y0: number;
  /** What to show where the source lies outside the input; a lattice without it never leaves the input. */
  readonly border?: Border;
}

export interface LatticeKernel<P extends Params, D extends Draw> {
  readonly kind: 'lattice';
  /** Whether it may leave its input, so that a `border` counts; renaming pixels alone is far cheaper. */
  readonly pads: boolean;
  /** False where masks stay as they are. */
  readonly masks?: boolean;
  lattice(use: Use<P, D>, target: Target): Lattice;
}

/** One resampling by a matrix from input to output pixels (centres on integers), as OpenCV's `warpAffine`. */
export interface AffineKernel<P extends Params, D extends Draw> {
  readonly kind: 'affine';
  readonly interpolation: { readonly [T in Target]: Interpolation };
  readonly border: BorderMode;
  affine(
    use: Use<P, D>,
    target: Target,
  ): {
    readonly matrix: Matrix3;
    readonly output: Size;
    /** Level per channel, 0..255, where the border is constant. */
    readonly fill: Border['fill'];
    /** Where the output starts within the warped picture, where only a part is kept. */
    readonly corner?: readonly [number, number];
  };
}

/**
 * One resampling by a map, as OpenCV's `remap`: the body returns, for output pixel `at`, the `vec2` position in the input
 * (pixel centres on whole numbers).
 */
export interface MapKernel<P extends Params, D extends Draw, U extends Uniforms> extends Body<U, P, D> {
  readonly kind: 'map';
  readonly interpolation: { readonly [T in Target]: Interpolation };
  readonly border: BorderMode;
  /** Level per channel, 0..255, where the border is constant. */
  fill(use: Use<P, D>, target: Target): Border['fill'];
  readonly fields?: Fields<P, D>;
  /** The body returns a `mat3x2`: every channel comes from a position of its own. */
  readonly apart?: boolean;
  /** False where masks stay as they are. */
  readonly masks?: boolean;
  /** Size of the output; absent where it is the input's. */
  output?(use: Use<P, D>): Size;
}

/** A resize as OpenCV's; `interpolation` may differ per tile through `shrinks`, hence both programs are built in. */
export interface ResizeKernel<P extends Params, D extends Draw> {
  readonly kind: 'resize';
  readonly interpolation: { readonly [T in Target]: ResizeInterpolation };
  /** Interpolation where either side shrinks, if it is not `interpolation`. */
  readonly shrinking?: { readonly [T in Target]: ResizeInterpolation };
  resize(use: Use<P, D>): Size;
  /** Where OpenCV was given a factor rather than a size: it keeps to it although whole pixels cannot. */
  factor?(use: Use<P, D>): number;
  /** False where masks stay as they are. */
  readonly masks?: boolean;
}

/** One pass over a neighbourhood. In scope besides the uniforms: `ivec2 at`, `ivec2 size`, `vec3 tap(ivec2)`. */
export interface FilterPass<P extends Params, D extends Draw, U extends Uniforms> extends Body<U, P, D> {
  /** 'byte' for whole levels 0..255, 'float' for an intermediate that must keep its fraction. */
  readonly stores: 'byte' | 'float';
}

export interface FilterKernel<P extends Params, D extends Draw> {
  readonly kind: 'filter';
  /** Border that `tap` applies outside the image. */
  readonly border: BorderMode;
  readonly passes: readonly FilterPass<P, D, Uniforms>[];
  /** Whether masks are changed too. */
  readonly masks?: boolean;
  /** How far from its pixel `tap` is called, in pixels; without it the border costs more. */
  reach?(use: Use<P, D>): number;
}

/**
 * What only a CPU can do (a codec): the whole picture in, one of the same size out. Each such step reads its tiles back from
 * the GPU, so it is the last resort. Masks stay as they are.
 */
export interface HostKernel<P extends Params, D extends Draw> {
  readonly kind: 'host';
  /** RGBA, row by row, on the thread of the engine; alpha means nothing. */
  run(rgba: Uint8ClampedArray, use: Use<P, D>): Promise<Uint8ClampedArray>;
}

/** Several kernels one after the other, such as a crop and a resize; each sees the output of the one before. */
export interface SequenceKernel<P extends Params, D extends Draw> {
  readonly kind: 'sequence';
  readonly kernels: readonly SingleKernel<P, D>[];
}

/** Leaves the pixels as they are shown (a change of number format, for instance). */
export interface NoKernel {
  readonly kind: 'none';
}

export type SingleKernel<P extends Params = Params, D extends Draw = Draw> =
  | PointKernel<P, D, Uniforms>
  | LutKernel<P, D>
  | LatticeKernel<P, D>
  | AffineKernel<P, D>
  | ResizeKernel<P, D>
  | MapKernel<P, D, Uniforms>
  | FilterKernel<P, D>
  | HostKernel<P, D>
  | NoKernel;

export type Kernel<P extends Params = Params, D extends Draw = Draw> = SingleKernel<P, D> | SequenceKernel<P, D>;

/** Types a point body's values by its uniforms: a wrong name is a compile error in the transform's own file. */
export const point = <P extends Params, D extends Draw, const U extends Uniforms>(
  kernel: Omit<PointKernel<P, D, U>, 'kind'>,
): PointKernel<P, D, Uniforms> => ({ kind: 'point', ...kernel }) as PointKernel<P, D, Uniforms>;

export const map = <P extends Params, D extends Draw, const U extends Uniforms>(
  kernel: Omit<MapKernel<P, D, U>, 'kind'>,
): MapKernel<P, D, Uniforms> => ({ kind: 'map', ...kernel }) as MapKernel<P, D, Uniforms>;

export const fieldPass = <P extends Params, D extends Draw, const U extends Uniforms>(
  pass: FieldPass<U, P, D>,
): FieldPass<Uniforms, P, D> => pass as FieldPass<Uniforms, P, D>;

/** Types the values of a step of measuring by its uniforms. */
export const measure = <P extends Params, D extends Draw, const U extends Uniforms>(
  step:
    | (Omit<CountMeasure<P, D>, keyof Body<U, P, D>> & Body<U, P, D>)
    | (Omit<FoldMeasure<P, D>, keyof Body<U, P, D>> & Body<U, P, D>)
    | (Omit<TableMeasure<P, D>, keyof Body<U, P, D>> & Body<U, P, D>),
): Measure<P, D> => step as Measure<P, D>;

export const filterPass = <P extends Params, D extends Draw, const U extends Uniforms>(
  pass: FilterPass<P, D, U>,
): FilterPass<P, D, Uniforms> => pass as FilterPass<P, D, Uniforms>;
