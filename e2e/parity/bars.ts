/**
 * How far the page's picture may be from the library's. The bars of single steps are fixed; that of a chain follows from
 * its steps.
 */
import type { GlslModule } from '../../src/glsl/glsl';
import type { Step } from '../../src/pipeline/recipe';
import type { Kernel, SingleKernel } from '../../src/transforms/define';
import { transformNamed } from '../../src/transforms/index';

/** From strict to loose; a step is of the loosest class of its parts. */
export const stepClasses = ['exact', 'float mean', 'HSV/Lab', 'noise through HSV', 'warp', 'filter', 'field'] as const;
export type StepClass = (typeof stepClasses)[number];

/** What the values of a picture must meet, all of it. */
export interface Bar {
  /** Least share of values that are equal. */
  readonly equal: number;
  /** Least share of values that are at most `reach` off. */
  readonly near: number;
  readonly reach: number;
  /** Most that any value may be off. */
  readonly most: number;
  /** Most that the values may be off on average. */
  readonly mean: number;
}

export interface Bars {
  readonly image: Bar;
  readonly mask: Bar;
  /** Most that an edge of a box or a keypoint may be off, in pixels. */
  readonly labels: number;
}

export const bars: { readonly [name in StepClass]: Bar } = {
  exact: { equal: 0.999, near: 1, reach: 1, most: 1, mean: 255 },
  'float mean': { equal: 0.98, near: 1, reach: 1, most: 1, mean: 255 },
  'HSV/Lab': { equal: 0, near: 1, reach: 1, most: 1, mean: 255 },
  'noise through HSV': { equal: 0, near: 0.998, reach: 1, most: 255, mean: 255 },
  warp: { equal: 0.99, near: 0.999, reach: 1, most: 255, mean: 255 },
  filter: { equal: 0, near: 0.99, reach: 1, most: 255, mean: 0.1 },
  field: { equal: 0.99, near: 0.995, reach: 1, most: 255, mean: 255 },
};

/**
 * The library solves for the bend in 32-bit floats: on pure noise it is 99.5 % equal to itself where OpenCV may not use
 * Intel's primitives, and 99.7 % within 1.
 */
const solved: ReadonlySet<string> = new Set(['ThinPlateSpline']);

/**
 * The library adds up all pixels one by one in 32-bit floats: on a photo of 451x300 that puts its mean 0.06 levels beside the
 * true one, which the page finds.
 */
const meant: ReadonlySet<string> = new Set(['FancyPCA']);

/**
 * Several steps of the library in one: each may put a value one more level beside the library's. JPEG counts as several:
 * where a level decides which way a coarse step rounds, the whole block moves by a few. A sun flare is blurred and then
 * blended in floats whose fractions are dropped: far from it they are whole levels but for their last bits.
 */
const stepsIn: { readonly [transform: string]: number } = { ColorJitter: 4, ImageCompression: 5, RandomSunFlare: 2 };

/** Shader functions by which a kernel is known to pass through another colour space. */
const colorSpaces: ReadonlySet<string> = new Set(['hsv', 'hls', 'lab', 'lightness']);

const passes = (kernel: SingleKernel): readonly { readonly uses?: readonly GlslModule[] }[] =>
  kernel.kind === 'filter' ? kernel.passes : kernel.kind === 'point' || kernel.kind === 'map' ? [kernel] : [];

const partsOf = (kernel: Kernel): readonly SingleKernel[] => (kernel.kind === 'sequence' ? kernel.kernels : [kernel]);

function classOfKernel(kernel: SingleKernel): StepClass {
  // Wide smoothing of noise is computed at every few pixels, which is a ten-thousandth of a pixel off in between.
  if (kernel.kind === 'map' && kernel.fields) return 'field';
  if (kernel.kind === 'affine' || kernel.kind === 'map') return 'warp';
  if (kernel.kind === 'filter') return 'filter';
  const through = passes(kernel).some(({ uses = [] }) => uses.some(({ name }) => colorSpaces.has(name)));
  // What a field holds was made in floats, and a last bit of it may put a hue two degrees further.
  const floats = kernel.kind === 'point' && kernel.fields !== undefined;
  if (through) return floats ? 'noise through HSV' : 'HSV/Lab';
  return floats ? 'filter' : 'exact';
}

const loosest = (classes: readonly StepClass[]): StepClass =>
  stepClasses[Math.max(0, ...classes.map((each) => stepClasses.indexOf(each)))]!;

type Part = Pick<Step, 'transform' | 'params'>;

export function classOf({ transform, params }: Part): StepClass {
  const known = transformNamed(transform);
  if (solved.has(transform)) return 'field';
  if (meant.has(transform)) return 'float mean';
  return known ? loosest(partsOf(known.kernel(params)).map(classOfKernel)) : 'exact';
}

/** Whether a step bends straight lines, so that boxes and keypoints only follow it roughly. */
export function bends({ transform, params }: Part): boolean {
  const kernel = transformNamed(transform)?.kernel(params);
  return kernel !== undefined && partsOf(kernel).some(({ kind }) => kind === 'map');
}

const kindsOf = ({ transform, params }: Part): readonly SingleKernel['kind'][] => {
  const kernel = transformNamed(transform)?.kernel(params);
  return kernel ? partsOf(kernel).map(({ kind }) => kind) : [];
};

/**
 * Whether a step can only be held to a bar if it is given our own picture. WebP is the library's encoder, and exact, but it
 * weighs its choices over the whole picture: after one level that is off, it may choose otherwise everywhere, in the library
 * too. Steps without arithmetic on the GPU put none off.
 */
export const startsAnew = (before: readonly Part[], step: Part): boolean =>
  kindsOf(step).includes('host') && !before.flatMap(kindsOf).every((kind) => /^(?:lattice|lut|none|host)$/.test(kind));

/** Whether a step only carries values to other places, which leaves them as far off as they were. */
function carries({ transform, params }: Part): boolean {
  const kernel = transformNamed(transform)?.kernel(params);
  return kernel === undefined || partsOf(kernel).every(({ kind }) => kind === 'lattice' || kind === 'none');
}

/**
 * What the picture of a chain must meet. From its first step on that is not exact, every step may put a value one more
 * level beside the library's, and one that stretches contrast may turn one level into a few: so one level of reach
 * for each of them, for 99 of 100 values. Warps among themselves are held to 99 of 100 equal.
 */
export function barOf(chain: readonly Part[]): Bar {
  const classes = chain.map(classOf);
  const first = classes.findIndex((each) => each !== 'exact');
  const counting = first < 0 ? [] : chain.slice(first).filter((step) => !carries(step));
  const reach = counting.reduce((sum, { transform }) => sum + (stepsIn[transform] ?? 1), 0);
  if (reach < 2) return bars[loosest(classes)];
  const all = classes.filter((each) => each !== 'exact').map((each) => bars[each]);
  return {
    ...{
      equal: Math.min(...all.map(({ equal }) => equal)),
      near: Math.min(0.99, ...all.map(({ near }) => near)),
      reach,
      most: 255,
    },
    mean: Math.max(...all.map(({ mean }) => (mean < 255 ? mean * reach : 0))) || 255,
  };
}

/** Every warp may pick a neighbour for one value in a thousand. */
export const maskBar = (warps: number): Bar => ({
  ...{ equal: 1 - 0.001 * Math.max(1, warps), near: 0, reach: 1, most: 255, mean: 255 },
});

/** What a tile made by these steps must meet. */
export function barsOf(steps: readonly Part[]): Bars {
  const image = barOf(steps);
  const blends = steps.some(({ params }) => (params.mask_interpolation ?? 0) !== 0);
  const mask = blends ? image : maskBar(steps.filter((step) => /warp|field/.test(classOf(step))).length);
  return { image, mask, labels: steps.some(bends) ? 0.5 : 0.01 };
}

/** The classes of a chain in words, each once. */
export const nameOf = (steps: readonly Part[]): string => {
  const found = new Set(steps.map(classOf));
  const names = stepClasses.filter((each) => found.has(each) && (each !== 'exact' || found.size === 1));
  return names.length > 0 ? names.join(' + ') : 'exact';
};
