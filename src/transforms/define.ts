/**
 * The contract of a transform: one object literal per file holds everything the rest of the program needs to know
 * about it. See src/README.md for "add a transform".
 */
import type { GlslModule } from '../glsl/glsl';
import type { Box, Size } from '../math/box';
import type { Draws } from '../math/random';
import type { Text } from '../math/text';
import type { Kernel } from './kernel';
import type { ParamSpecs, Params, ValuesOf } from './params';
import type { Draw, Keypoint, Use } from './use';

export * from './kernel';
export * from './use';
export type { GlslModule };

/** Shelves of the palette; the last ones hold what other libraries do differently, under their own names. */
export const dialects = ['torchvision', 'tensorflow', 'keras', 'imgaug'] as const;
export const categories = [
  'geometric',
  'color',
  'blur',
  'noise',
  'quality',
  'dropout',
  'weather',
  'mixing',
  ...dialects,
] as const;
export type Category = (typeof categories)[number];

/** Whether it belongs to another library than Albumentations, which then cannot load it. */
export const isDialect = ({ category }: { readonly category: Category }): boolean =>
  (dialects as readonly Category[]).includes(category);

/** Points of a box or an outline, in continuous coordinates: the image spans (0, 0) to (width, height). */
export type Outline = readonly (readonly [number, number])[];

/** How labels move. Absent members leave their label where it is; null drops it. */
export interface Labels<P extends Params, D extends Draw> {
  /** Outline (continuous coordinates) to outline; a box is the bounding box of its moved corners. */
  outline?(points: Outline, use: Use<P, D>): Outline | null;
  /** Where one outline may become several; used instead of `outline` when present, for outlines only. */
  outlines?(points: Outline, use: Use<P, D>): readonly Outline[];
  /** For transforms whose box is not the hull of its corners. x1, y1, x2, y2 in pixels. */
  box?(
    box: readonly [number, number, number, number],
    use: Use<P, D>,
  ): readonly [number, number, number, number] | null;
  keypoint?(point: Keypoint, use: Use<P, D>): Keypoint | null;
  /** Where mirrored borders may turn one label into several: used instead of the members above when present. */
  boxes?(
    box: readonly [number, number, number, number],
    use: Use<P, D>,
  ): readonly (readonly [number, number, number, number])[];
  keypoints?(point: Keypoint, use: Use<P, D>): readonly Keypoint[];
}

/** A box as a transform sees it: with the name of its class, where it has one. */
export interface SceneBox extends Box {
  readonly label?: string;
}

/** Class numbers of a mask, row by row; 0 is the background. */
export interface ClassMap extends Size {
  readonly values: Uint8Array;
}

/** What a transform may look at when it draws: the size of its input, and the labels as they lie in it by then, in pixels. */
export interface Scene extends Size {
  readonly boxes: readonly SceneBox[];
  /** Class names of the boxes that the picture came with, whether or not any is left; absent: none. */
  readonly names?: readonly string[];
  /** Absent or null: there is none. 'unknown': a step before moved it in a way that only the GPU follows. */
  readonly mask?: ClassMap | 'unknown' | null;
}

/** One node of a fixed recipe: a transform whose every parameter is pinned. */
export interface FixedNode {
  readonly transform: string;
  readonly params: Params;
}

export interface Fixed {
  readonly nodes: readonly FixedNode[];
  /** Set where the parameters cannot pin everything (noise, hole positions): what stays random. */
  readonly random?: Text;
}

/** Thrown by `sample`: the step is skipped and the text shown. */
export class Refusal extends Error {
  readonly text: Text;
  /** Who cannot do it: the library, which would raise; or this page, while the library runs it. */
  readonly by: 'library' | 'page';
  constructor(text: Text, by: Refusal['by'] = 'library') {
    super(text.en);
    this.text = text;
    this.by = by;
  }
}

export interface Transform<S extends ParamSpecs = ParamSpecs, D extends Draw = Draw> {
  /** Albumentations' class name; a dialect's has its library in front. */
  readonly name: string;
  readonly category: Category;
  /** One line: what it does. */
  readonly doc: Text;
  /** Said beside the help: where the library surprises, or what this page shows differently. */
  readonly note?: Text;
  /** Other words people search it by, in any language. */
  readonly words: readonly string[];
  /** The library's default probability. */
  readonly p: number;
  readonly params: S;
  /** Parameters for the palette's thumbnail, on a picture of at most 128 pixels, where the defaults would show little. */
  readonly thumbnail?: Partial<ValuesOf<S>>;
  /** Checks that concern several parameters at once; returns what the library would raise. */
  check?(params: ValuesOf<S>): Text | null;
  sample(params: ValuesOf<S>, draws: Draws, input: Scene): D;
  /** What was drawn, short, in numbers rather than words. */
  caption(use: Use<ValuesOf<S>, D>): string;
  /** The same draw as fixed parameters of the library. */
  fix(use: Use<ValuesOf<S>, D>): Fixed;
  kernel(params: ValuesOf<S>): Kernel<ValuesOf<S>, D>;
  readonly labels?: Labels<ValuesOf<S>, D>;
}

/** Draws and parameters are checked against each other here; the registry then forgets their exact types. */
export const defineTransform = <const S extends ParamSpecs, D extends Draw>(transform: Transform<S, D>): Transform =>
  transform as unknown as Transform;
