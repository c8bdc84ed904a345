/** Writes the per-tile numbers of each thing a pass does. Sizes in texels are fixed by structure, values are data. */
import type {
  AffineKernel,
  Draw,
  FilterPass,
  LatticeKernel,
  LutKernel,
  ResizeKernel,
  Target,
  Uniforms,
  Use,
} from '../../transforms/define';
import { isIdentity } from '../../math/matrix';
import type { Params } from '../../transforms/params';
import type { Step } from '../recipe';
import { affineFloats } from './affine';
import { compressLattices, hopFloats } from './lattice';
import type { Numbers } from './numbers';
import { axisTaps, modeOf, resizeMode } from './resize';
import type { PlacedAt, Point } from './segments';

/** The steps of one tile that fired, by site. */
export type Fired = ReadonlyMap<string, Step>;

export const useOf = (step: Step): Use => ({ params: step.params, draw: step.draw, input: step.input });

/** Floats of each uniform; a list is its first texel and its count. */
export const uniformFloats = { float: 1, vec2: 2, vec3: 3, vec4: 4, list: 2 } as const;

/** Floats before the uniforms: whether it fired, and the frame's width and height. */
export const bodyHeader = 3;

/** Texels of a body's block. */
export const bodyTexels = (uniforms: Uniforms): number =>
  Math.ceil((bodyHeader + Object.values(uniforms).reduce((sum, type) => sum + uniformFloats[type], 0)) / 4);

export const latticesTexels = 1;
export const lutsTexels = 1;
export const affineTexels = 6;
export const resizeTexels = 2;

type Body = Point | FilterPass<Params, Draw, Uniforms>;

export function writeBody(numbers: Numbers, at: number, body: Body, step: Step | undefined, target: Target): void {
  if (step === undefined) return;
  const values = body.values(useOf(step), target) as { readonly [name: string]: number | readonly (number | readonly number[])[] };
  const floats: number[] = [1, step.input.width, step.input.height];
  for (const [name, type] of Object.entries(body.uniforms)) {
    const value = values[name]!;
    if (type === 'list') {
      const list = value as readonly (readonly number[])[];
      floats.push(numbers.append(list.flatMap((entry) => [...entry, 0, 0, 0, 0].slice(0, 4))), list.length);
    } else if (typeof value === 'number') floats.push(value);
    else floats.push(...(value as readonly number[]).slice(0, uniformFloats[type]));
  }
  numbers.write(at, floats);
}

/** First texel and number of hops, for a run of lattices. */
export function writeLattices(
  numbers: Numbers,
  at: number,
  members: readonly PlacedAt<LatticeKernel<Params, Draw>>[],
  fired: Fired,
  target: Target,
): void {
  const hops = members.flatMap(({ site, kernel }) => {
    const step = fired.get(site);
    return step === undefined ? [] : [{ lattice: kernel.lattice(useOf(step), target), ...step.input }];
  });
  if (hops.length === 0) return;
  const walked = compressLattices(hops);
  numbers.write(at, [numbers.append(walked.flatMap(hopFloats)), walked.length]);
}

/** First texel of the composed table plus one (0 means none fired), and texels per channel (0 when shared). */
export function writeLuts(
  numbers: Numbers,
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
  numbers.write(at, [numbers.append(Float32Array.from(composed)) + 1, composed.length === 768 ? 64 : 0]);
}

/** The table "`first`, then `second`". */
function composeTables(first: Uint8Array, second: Uint8Array): Uint8Array {
  const length = Math.max(first.length, second.length);
  return Uint8Array.from({ length }, (_, i) => {
    const level = first[i % first.length]!;
    return second[second.length === 768 ? Math.floor(i / 256) * 256 + level : level]!;
  });
}

export function writeAffine(
  numbers: Numbers,
  at: number,
  kernel: AffineKernel<Params, Draw>,
  step: Step | undefined,
  target: Target,
): void {
  if (step === undefined) return;
  const { matrix, border, corner } = kernel.affine(useOf(step), target);
  // The library returns the image as it is when the matrix is close to the identity.
  if (isIdentity(matrix) && (corner === undefined || (corner[0] === 0 && corner[1] === 0))) return;
  numbers.write(at, affineFloats(matrix, border, step.input, corner ?? [0, 0]));
}

/** Fired, table of columns, table of rows, mode; then the inner weights of area and the input's size. */
export function writeResize(
  numbers: Numbers,
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
  const mode = modeOf(interpolation, input, output);
  const byArea = interpolation === 3 && mode === resizeMode.linear;
  const columns = numbers.append(axisTaps('columns', mode, input.width, output.width, byArea));
  const rows = numbers.append(axisTaps('rows', mode, input.height, output.height, byArea));
  numbers.write(at, [1, columns, rows, mode, output.width / input.width, output.height / input.height, input.width, input.height]);
}
