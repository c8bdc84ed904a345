/**
 * Smoothed noise: how far each pixel is displaced. The two directions are one tall picture, y below x, smoothed together,
 * so that they run into each other in the middle: the library does it that way.
 *
 * A wide blur of noise is smooth, so it is computed only at every `cell`-th pixel and interpolated in between: the
 * difference is below 1/100000 of it, and the cost no longer grows with the width.
 */
import { glsl } from '../../../glsl/glsl';
import { hash, normal } from '../../../glsl/hash';
import type { Size } from '../../../math/box';
import { pcg, pcg4d } from '../../../math/hash';
import { rint } from '../../../math/round';
import { type Draw, type Fields, fieldPass, type Use } from '../../define';
import type { Params } from '../../params';

export interface Smoothing {
  readonly seed: number;
  /** Standard normal noise; else uniform in -1..1. */
  readonly gaussian: boolean;
  readonly same: boolean;
  /** Half of the symmetric weights, from the middle on. */
  readonly weights: readonly number[];
  /** Pixels from one computed value to the next. */
  readonly cell: number;
}

/** OpenCV's weights of a Gaussian in floats: as wide as it takes, or 17 pixels. */
export function gaussianWeights(sigma: number, approximate: boolean): readonly number[] {
  const radius = approximate ? 8 : (rint(sigma * 8 + 1) | 1) >> 1;
  const raw = Array.from({ length: radius + 1 }, (_, i) => Math.exp((-i * i) / (2 * sigma * sigma)));
  const sum = raw.reduce((total, value, i) => total + (i === 0 ? value : 2 * value), 0);
  return raw.map((value) => value / sum);
}

/** Values computed along a side: those beyond its ends, too, that interpolation between six needs. */
const count = (side: number, cell: number): number => (cell === 1 ? side : Math.floor((side - 1) / cell) + 6);

/** A sixth of sigma, if the values then fit where the pixels were. */
export function cellOf(sigma: number, approximate: boolean, { width, height }: Size): number {
  const cell = Math.floor(sigma / 6);
  const fits = cell > 1 && count(width, cell) <= width && count(height, cell) <= height;
  return approximate || !fits ? 1 : cell;
}

/** Four to a texel; zeros make the last one whole. */
const packed = (weights: readonly number[]): readonly (readonly number[])[] =>
  Array.from({ length: Math.ceil(weights.length / 4) }, (_, i) =>
    [0, 1, 2, 3].map((part) => weights[4 * i + part] ?? 0),
  );

/** From one end to the other. */
const mirrored = (half: readonly number[]): readonly number[] => [...half.slice(1).reverse(), ...half];

/** Adds the levels at both places that lie equally far above and below. */
const pair = (weighted: string): string => `{
    ivec4 place = clamp(rows, 0, last), below = ivec4(greaterThanEqual(place, ivec4(size.y)));
    ivec4 row = place - size.y * below;
    bvec4 second = bvec4(below);
    vec2 a = tap(ivec2(at.x, row.x)).xy, b = tap(ivec2(at.x, row.y)).xy;
    vec2 c = tap(ivec2(at.x, row.z)).xy, d = tap(ivec2(at.x, row.w)).xy;
    ${weighted} vec2(
      mix(a.x, a.y, second.x) + mix(b.x, b.y, second.y), mix(c.x, c.y, second.z) + mix(d.x, d.y, second.w));
  }`;

/** The field that a map body reads with the functions below. */
export function displacementFields<P extends Params, D extends Draw>(
  smoothing: (use: Use<P, D>) => Smoothing,
): Fields<P, D> {
  const noise = fieldPass({
    uses: [hash, normal],
    uniforms: { seed: 'float', gaussian: 'float' },
    values(use: Use<P, D>) {
      const { seed, gaussian } = smoothing(use);
      return { seed, gaussian: gaussian ? 1 : 0 };
    },
    glsl: glsl`
uint key = uint(seed);
if (gaussian > 0.5) return vec3(normal3(uvec2(at), key).xy, 0.0);
return vec3(vec2(pcg4d(uvec4(uvec2(at), pcg(key), key)).xy >> 8u) * (1.0 / 8388608.0) - 1.0, 0.0);
`,
  });
  const counts = (use: Use<P, D>): Size => {
    const { cell } = smoothing(use);
    return { width: count(use.input.width, cell), height: count(use.input.height, cell) };
  };
  const values = (use: Use<P, D>) => {
    const { weights, cell, same } = smoothing(use);
    return {
      line: packed(mirrored(weights)),
      side: packed(weights.slice(1)),
      middle: weights[0]!,
      radius: weights.length - 1,
      cell,
      same: same ? 1 : 0,
    };
  };
  const uniforms = {
    line: 'list',
    side: 'list',
    middle: 'float',
    radius: 'float',
    cell: 'float',
    same: 'float',
  } as const;
  // Sums are taken in OpenCV's order, across from the left and down in pairs from the middle: last bits of floats show
  // where the picture is noise.
  const across = fieldPass({
    uniforms,
    values,
    output: (use) => ({ ...use.input, width: counts(use).width }),
    glsl: glsl`
int x = cell < 1.5 ? at.x : (at.x - 2) * int(cell);
vec3 sum = vec3(0.0);
ivec2 place = ivec2(x - int(radius), at.y);
for (int i = 0; i < line.y; i++) {
  vec4 weights = listed(line, i);
  sum += weights.x * tap(place);
  sum += weights.y * tap(place + ivec2(1, 0));
  sum += weights.z * tap(place + ivec2(2, 0));
  sum += weights.w * tap(place + ivec2(3, 0));
  place.x += 4;
}
return sum;
`,
  });
  const down = fieldPass({
    uniforms,
    values,
    output: counts,
    glsl: `
int y = cell < 1.5 ? at.y : (at.y - 2) * int(cell);
bool single = same > 0.5;
int last = single ? size.y - 1 : 2 * size.y - 1;
// Rows of the tall picture: the pair to be weighted alike for x, then for y. Those of y lie below, in the second channel.
ivec4 rows = ivec4(y, y, y + size.y, y + size.y);
vec2 sum;
${pair('sum = middle * 0.5 *')}
for (int i = 0; i < side.y; i++) {
  vec4 weights = listed(side, i);
  ${[...'xyzw'].map((part) => `rows += ivec4(-1, 1, -1, 1);\n  ${pair(`sum += weights.${part} *`)}`).join('\n  ')}
}
return vec3(single ? sum.xx : sum, 0.0);
`,
  });
  /** Rows in between are left to the map. */
  const alongRows = fieldPass({
    uniforms: { cell: 'float' },
    values: (use: Use<P, D>) => ({ cell: smoothing(use).cell }),
    output: (use) => ({ ...use.input, height: counts(use).height }),
    glsl: `${between('at.x', 'tap', (first, i) => `ivec2(${first} + ${i}, at.y)`)}return vec3(found, 0.0);`,
  });
  return { passes: [noise, across, down, alongRows], border: 1 };
}

/** Statements that put what lies between six values into `vec2 found`; they need a uniform `cell`. */
const between = (place: string, read: string, at: (first: string, i: number) => string): string => `
vec2 found;
if (cell < 1.5) found = ${read}(at).xy;
else {
  float p = float(${place}) / cell, first = floor(p), t = p - first;
  float one = t * t - 1.0, two = t * t - 4.0, three = t - 3.0;
  found = t * one * (2.0 - t) * three / 120.0 * ${read}(${at('int(first)', 0)}).xy;
  found += t * (t - 1.0) * two * three / 24.0 * ${read}(${at('int(first)', 1)}).xy;
  found += -one * two * three / 12.0 * ${read}(${at('int(first)', 2)}).xy;
  found += t * (t + 1.0) * two * three / 12.0 * ${read}(${at('int(first)', 3)}).xy;
  found += -t * one * (t + 2.0) * three / 24.0 * ${read}(${at('int(first)', 4)}).xy;
  found += t * one * two / 120.0 * ${read}(${at('int(first)', 5)}).xy;
}
`;

/** Statements of a map body that put the displacement into `vec2 found`; it needs a uniform `cell`. */
export const readDisplacement = between('at.y', 'field', (first, i) => `ivec2(at.x, ${first} + ${i})`);

/** Both directions of a picture of numbers. */
interface Pair {
  readonly x: Float32Array;
  readonly y: Float32Array;
}

function noiseOf({ seed, gaussian }: Smoothing, { width, height }: Size): Pair {
  const [xs, ys] = [new Float32Array(width * height), new Float32Array(width * height)];
  const second = pcg(seed);
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      const word = pcg4d(x, y, second, seed);
      if (gaussian) {
        const radius = Math.sqrt(-2 * Math.log(((word[0] >>> 8) + 1) / 2 ** 24));
        const turn = (2 * Math.PI * ((word[2] >>> 8) + 1)) / 2 ** 24;
        xs[i] = radius * Math.cos(turn);
        ys[i] = radius * Math.sin(turn);
      } else {
        xs[i] = (word[0] >>> 8) / 2 ** 23 - 1;
        ys[i] = (word[1] >>> 8) / 2 ** 23 - 1;
      }
    }
  return { x: xs, y: ys };
}

/** A line, whose ends go on for ever, blurred at each of the ascending places. */
function blurred(line: Float32Array, places: readonly number[], weights: Float64Array): Float32Array {
  const radius = weights.length - 1;
  const before = radius + Math.max(0, -places[0]!);
  const after = radius + Math.max(0, places.at(-1)! - line.length + 1);
  const padded = new Float32Array(before + line.length + after);
  padded.fill(line[0]!, 0, before);
  padded.set(line, before);
  padded.fill(line.at(-1)!, before + line.length);
  return Float32Array.from(places, (place) => {
    const middle = place + before;
    let sum = weights[0]! * padded[middle]!;
    for (let i = 1; i <= radius; i++) sum += weights[i]! * (padded[middle - i]! + padded[middle + i]!);
    return sum;
  });
}

/** The same field on the CPU, for labels: displacements before they are scaled, row by row. */
export function displacements(smoothing: Smoothing, size: Size): Pair {
  const { cell, same } = smoothing;
  const { width, height } = size;
  const weights = Float64Array.from(smoothing.weights);
  const noise = noiseOf(smoothing, size);
  const places = (side: number): number[] =>
    Array.from({ length: count(side, cell) }, (_, i) => (cell === 1 ? i : (i - 2) * cell));
  const [across, down] = [places(width), places(height)];
  const rows = (same ? [noise.x] : [noise.x, noise.y]).flatMap((values) =>
    Array.from({ length: height }, (_, y) => blurred(values.subarray(y * width, (y + 1) * width), across, weights)),
  );
  const columns = across.length;
  const coarse = { x: new Float32Array(columns * down.length), y: new Float32Array(columns * down.length) };
  for (let i = 0; i < columns; i++) {
    const column = Float32Array.from(rows, (row) => row[i]!);
    const x = blurred(column, down, weights);
    const y = same
      ? x
      : blurred(
          column,
          down.map((place) => place + height),
          weights,
        );
    for (let j = 0; j < down.length; j++) {
      coarse.x[j * columns + i] = x[j]!;
      coarse.y[j * columns + i] = y[j]!;
    }
  }
  return cell === 1
    ? coarse
    : { x: enlarged(coarse.x, columns, cell, size), y: enlarged(coarse.y, columns, cell, size) };
}

function enlarged(coarse: Float32Array, columns: number, cell: number, { width, height }: Size): Float32Array {
  const between = (t: number) => {
    const [one, two, three] = [t * t - 1, t * t - 4, t - 3];
    return [
      (t * one * (2 - t) * three) / 120,
      (t * (t - 1) * two * three) / 24,
      (-one * two * three) / 12,
      (t * (t + 1) * two * three) / 12,
      (-t * one * (t + 2) * three) / 24,
      (t * one * two) / 120,
    ];
  };
  const found = new Float32Array(width * height);
  for (let y = 0, i = 0; y < height; y++) {
    const top = Math.floor(y / cell);
    const down = between(y / cell - top);
    for (let x = 0; x < width; x++, i++) {
      const left = Math.floor(x / cell);
      const across = between(x / cell - left);
      let sum = 0;
      for (let j = 0; j < 6; j++)
        for (let k = 0; k < 6; k++) sum += down[j]! * across[k]! * coarse[(top + j) * columns + left + k]!;
      found[i] = sum;
    }
  }
  return found;
}
