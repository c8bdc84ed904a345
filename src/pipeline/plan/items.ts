/** Writes the numbers of one tile for each thing a pass does. Their places are structure, their values data. */

import { bytesOf } from '../../math/bytes';
import { identity, isIdentity } from '../../math/matrix';
import type {
  AffineKernel,
  Body,
  Draw,
  FilterPass,
  LatticeKernel,
  LutKernel,
  ResizeKernel,
  Target,
  Uniforms,
  Use,
} from '../../transforms/define';
import type { Params } from '../../transforms/params';
import type { Step } from '../recipe';
import { affineFloats } from './affine';
import { compressLattices, hopFloats, mapFloats, stayingHop } from './lattice';
import type { Lists } from './lists';
import { axisTaps, modeOf } from './resize';
import type { MapHead, PlacedAt, Point } from './segments';

/** The steps of one tile that fired, by site. */
export type Fired = ReadonlyMap<string, Step>;

export const useOf = (step: Step): Use => ({ params: step.params, draw: step.draw, input: step.input });

/** Floats of each uniform; a list is its first texel and its count. */
export const uniformFloats = { float: 1, vec2: 2, vec3: 3, vec4: 4, list: 2 } as const;

/** Floats before the uniforms: whether it fired, and the frame's width and height. */
export const bodyHeader = 3;

/** Vectors (of four floats) of a body's block. */
export const bodyVectors = (uniforms: Uniforms): number =>
  Math.ceil((bodyHeader + Object.values(uniforms).reduce((sum, type) => sum + uniformFloats[type], 0)) / 4);

/** Hops that a row holds itself; further ones are in a list. */
export const straightHops = 2;
export const hopVectors = 3;

/** A whole-number map; or, where there may be hops, those and the list of further ones. */
export const latticesVectors = (hops: number): number =>
  hops === 0 ? 2 : hopVectors * Math.min(hops, straightHops) + (hops > straightHops ? 1 : 0);

/** Most hops that a run of lattices takes on any tile: one for each that may pad, and one for what comes before the first. */
export function mostHops(members: readonly PlacedAt<LatticeKernel<Params, Draw>>[]): number {
  const pads = members.filter(({ kernel }) => kernel.pads).length;
  return pads === 0 || members[0]!.kernel.pads ? pads : pads + 1;
}
export const lutsVectors = 1;
export const affineVectors = 5;
export const resizeVectors = 2;

type AnyBody = Point | MapHead | FilterPass<Params, Draw, Uniforms> | Body<Uniforms, Params, Draw>;

/** Numbers of one tile in one pass, and the lists they point into. */
export interface Row {
  readonly lists: Lists;
  /** Writes floats from vector `at` of the row on. */
  write(at: number, values: readonly number[]): void;
}

export function writeBody(row: Row, at: number, body: AnyBody, step: Step | undefined, target: Target): void {
  if (step === undefined) return;
  const values = body.values(useOf(step), target) as {
    readonly [name: string]: number | readonly (number | readonly number[])[] | Float32Array;
  };
  const floats: number[] = [1, step.input.width, step.input.height];
  for (const [name, type] of Object.entries(body.uniforms)) {
    const value = values[name]!;
    if (type === 'list') {
      const list = value as readonly (readonly number[])[] | Float32Array;
      const plain = list instanceof Float32Array ? list : list.flatMap((entry) => [...entry, 0, 0, 0, 0].slice(0, 4));
      floats.push(row.lists.append(plain), Math.ceil(plain.length / 4));
    } else if (typeof value === 'number') floats.push(value);
    else floats.push(...(value as readonly number[]).slice(0, uniformFloats[type]));
  }
  row.write(at, floats);
}

/**
 * A run of lattices: where none of them pads, one whole-number map; else hops, the first ones straight in the row, as lists
 * and the loops through them cost software renderers more than all the rest.
 */
export function writeLattices(
  row: Row,
  at: number,
  members: readonly PlacedAt<LatticeKernel<Params, Draw>>[],
  fired: Fired,
  target: Target,
): void {
  const hops = members.flatMap(({ site, kernel }) => {
    const step = fired.get(site);
    return step === undefined ? [] : [{ lattice: kernel.lattice(useOf(step), target), ...step.input }];
  });
  const walked = compressLattices(hops);
  const most = mostHops(members);
  if (most === 0) {
    row.write(at, mapFloats(walked[0]?.lattice));
    return;
  }
  const hopsOf = walked.map(hopFloats);
  const straight = Array.from({ length: Math.min(most, straightHops) }, (_, i) => hopsOf[i] ?? stayingHop);
  row.write(at, straight.flat());
  const others = hopsOf.slice(straightHops);
  if (others.length > 0) row.write(at + hopVectors * straightHops, [row.lists.append(others.flat()), others.length]);
}

/** Whether any table fired, and where the composed one starts: a texel per level, its three channels in r, g, b. */
export function writeLuts(
  row: Row,
  at: number,
  members: readonly PlacedAt<LutKernel<Params, Draw>>[],
  fired: Fired,
): void {
  let composed: Uint8Array | null = null;
  for (const { site, kernel } of members) {
    const step = fired.get(site);
    if (step === undefined) continue;
    const table = kernel.table(useOf(step));
    composed = composed === null ? table : composeTables(composed, table);
  }
  if (composed === null) return;
  const [green, blue] = composed.length === 768 ? [256, 512] : [0, 0];
  const texels = new Float32Array(1024);
  for (let i = 0; i < 256; i++) {
    texels[4 * i] = composed[i]!;
    texels[4 * i + 1] = composed[green + i]!;
    texels[4 * i + 2] = composed[blue + i]!;
  }
  row.write(at, [1, row.lists.append(texels)]);
}

/** The table "`first`, then `second`". */
function composeTables(first: Uint8Array, second: Uint8Array): Uint8Array {
  const [firstApart, secondApart] = [first, second].map(({ length }) => (length === 768 ? ~0 : 255));
  return bytesOf(
    Math.max(first.length, second.length),
    (i) => second[((i & ~255) | first[i & firstApart!]!) & secondApart!]!,
  );
}

/** Where every pixel stays, no border is ever reached: any size will do that holds all pictures. */
const staying = [...affineFloats(identity), 2 ** 20, 2 ** 20, 0, 0, 0, 0, 0];

/**
 * Fixed-point inverse, size, corner, border; `weights` is the list of a cubic or Lanczos table. Where the step did not fire
 * pixels stay: resampled by nothing they come out as they are, which costs less than a choice in the shader.
 */
export function writeAffine(
  row: Row,
  at: number,
  kernel: AffineKernel<Params, Draw>,
  step: Step | undefined,
  target: Target,
  weights: number,
): void {
  const warp = step && kernel.affine(useOf(step), target);
  const [x, y] = warp?.corner ?? [0, 0];
  // The library returns the image as it is when the matrix is close to the identity.
  if (step === undefined || warp === undefined || (isIdentity(warp.matrix) && x === 0 && y === 0)) {
    row.write(at, [...staying, weights]);
    return;
  }
  const { width, height } = step.input;
  row.write(at, [...affineFloats(warp.matrix), width, height, x, y, ...warp.fill, weights]);
}

/** Vectors before a map's body: its border, its weights and the size of its input. */
export const mapHeader = 2;

/** Fill and list of weights; size of the input; then the body's own block, which begins with whether it fired. */
export function writeMap(
  row: Row,
  at: number,
  kernel: MapHead,
  step: Step | undefined,
  target: Target,
  weights: number,
): void {
  if (step === undefined) return;
  const { width, height } = step.input;
  row.write(at, [...kernel.fill(useOf(step), target), weights, width, height]);
  writeBody(row, at + mapHeader, kernel, step, target);
}

/** Fired, table of columns, table of rows, mode; then the inner weights of area and the input's size. */
export function writeResize(
  row: Row,
  at: number,
  kernel: ResizeKernel<Params, Draw>,
  step: Step | undefined,
  target: Target,
): void {
  if (step === undefined) return;
  const { input, output } = step;
  if (input.width === output.width && input.height === output.height) return;
  const shrinks = output.width < input.width || output.height < input.height;
  const interpolation = shrinks && kernel.shrinking ? kernel.shrinking[target] : kernel.interpolation[target];
  const factor = kernel.factor?.(useOf(step));
  const mode = modeOf(interpolation, input, output, factor);
  const columns = row.lists.append(axisTaps('columns', interpolation, mode, input.width, output.width, factor));
  const rows = row.lists.append(axisTaps('rows', interpolation, mode, input.height, output.height, factor));
  row.write(at, [
    1,
    columns,
    rows,
    mode,
    factor ?? output.width / input.width,
    factor ?? output.height / input.height,
    input.width,
    input.height,
  ]);
}
