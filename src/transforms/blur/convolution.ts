/** OpenCV's `filter2D`: a square of weights laid over every pixel (correlation, not flipped), mirrored at the border. */
import { glsl } from '../../glsl/glsl';
import { type Draw, type FilterKernel, filterPass, type Use } from '../define';
import type { Params } from '../params';

/** Weights of a square of odd width, row by row. */
export interface Square {
  readonly width: number;
  readonly weights: readonly number[];
}

/** A square from what lies at each distance from its middle. */
export function square(width: number, weight: (x: number, y: number) => number): Square {
  const middle = (width - 1) / 2;
  const weights = Array.from({ length: width * width }, (_, i) =>
    weight((i % width) - middle, Math.floor(i / width) - middle),
  );
  return { width, weights };
}

/** Divided by the sum, as the library does: the squares are rounded to float32 first, the sum is not. */
export function normalized({ width, weights }: Square): Square {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  // The library divides by zero here, and the picture comes out black.
  return { width, weights: weights.map((weight) => (sum === 0 ? 0 : Math.fround(weight) / sum)) };
}

/** A float32 in two parts that give exact products with levels: its first 12 bits, and the rest. */
function halves(weight: number): readonly [number, number] {
  const unit = 2 ** (Math.floor(Math.log2(Math.abs(weight))) - 11);
  const large = Math.trunc(weight / unit) * unit;
  return [large, weight - large];
}

interface Tap {
  readonly x: number;
  readonly y: number;
  readonly weight: number;
}

/** Only weights that count: software renderers pay for every tap. */
function taps({ width, weights }: Square): readonly Tap[] {
  const middle = (width - 1) / 2;
  return weights.flatMap((exact, i) => {
    // Rounded first: what is too small for 32 bits is nothing.
    const weight = Math.fround(exact);
    return weight === 0 ? [] : [{ x: (i % width) - middle, y: Math.floor(i / width) - middle, weight }];
  });
}

/** Two taps to a texel: rows times this plus columns, and the weight. */
export const rowStep = 512;

const inPairs = (all: readonly Tap[]): readonly (readonly number[])[] =>
  Array.from({ length: Math.max(1, Math.ceil(all.length / 2)) }, (_, i) =>
    [all[2 * i], all[2 * i + 1]].flatMap((tap) => (tap ? [rowStep * tap.y + tap.x, tap.weight] : [0, 0])),
  );

/** Software renderers run loops that ask first once more than needed. */
const plainSum = `
int i = 0;
do {
  vec4 two = listed(taps, i);
  vec2 y = floor(two.xz / ${rowStep}.0 + 0.5), x = two.xz - ${rowStep}.0 * y;
  sum += two.y * tap(at + ivec2(x.x, y.x));
  sum += two.w * tap(at + ivec2(x.y, y.y));
  i++;
} while (i < taps.y);
`;

/**
 * Adds a product as OpenCV does: rounded once, with the sum. Both halves of a weight times a level are exact; what each
 * addition loses is kept and added last.
 */
const fusedSum = glsl`
for (int i = 0; i < taps.y; i++) {
  vec4 place = listed(taps, i);
  vec3 level = tap(at + ivec2(place.xy));
  vec3 large = place.z * level, small = place.w * level;
  vec3 product = large + small;
  vec3 lost = small - (product - large);
  vec3 total = sum + product;
  vec3 added = total - sum;
  lost += (sum - (total - added)) + (product - added);
  sum = total + lost;
}
`;

/**
 * The filter of a transform that draws a square of weights. Where all weights are the same, sums often end half way
 * between two levels, and only `fused` additions fall to the same side as the library's.
 */
export const convolution = <P extends Params, D extends Draw>(
  squareOf: (use: Use<P, D>) => Square,
  width: (use: Use<P, D>) => number,
  { fused }: { readonly fused: boolean } = { fused: false },
): FilterKernel<P, D> => ({
  kind: 'filter',
  border: 4,
  reach: (use) => (width(use) - 1) / 2,
  passes: [
    filterPass({
      stores: 'byte',
      uniforms: { taps: 'list' },
      values(use: Use<P, D>) {
        const all = taps(squareOf(use));
        return { taps: fused ? all.map(({ x, y, weight }) => [x, y, ...halves(weight)]) : inPairs(all) };
      },
      glsl: `
vec3 sum = vec3(0.0);
${fused ? fusedSum : plainSum}
return clamp(roundEven(sum), 0.0, 255.0);
`,
    }),
  ],
});
