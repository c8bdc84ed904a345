/** Recipes of a batch become passes: what each program does (structure) and the numbers it reads (data). */
import type { Size } from '../../math/box';
import type { BorderMode, Draw, FilterPass, Interpolation, Target, Uniforms } from '../../transforms/define';
import type { Params } from '../../transforms/params';
import type { Recipe, Step } from '../recipe';
import type { Site } from '../sites';
import {
  affineTexels,
  bodyTexels,
  type Fired,
  latticesTexels,
  lutsTexels,
  resizeTexels,
  writeAffine,
  writeBody,
  writeLattices,
  writeLuts,
  writeResize,
} from './items';
import { Numbers } from './numbers';
import { type Point, type Segment, segmentsOf } from './segments';
import { remapWeights } from './weights';

/** What a program does, in order; `at` is the texel of its numbers within a tile's row. Programs are equal when these are. */
export type Instruction =
  | { readonly kind: 'before'; readonly at: number }
  | { readonly kind: 'affine'; readonly at: number; readonly interpolation: Interpolation }
  | { readonly kind: 'resize'; readonly at: number; readonly interpolations: readonly Interpolation[] }
  | { readonly kind: 'filter'; readonly at: number; readonly border: BorderMode; readonly pass: FilterPass<Params, Draw, Uniforms> }
  | { readonly kind: 'lattices'; readonly at: number }
  | { readonly kind: 'luts'; readonly at: number }
  | { readonly kind: 'point'; readonly at: number; readonly kernel: Point };

export type Storage = 'byte' | 'float';

export interface Program {
  readonly reads: Storage;
  readonly stores: Storage;
  readonly statistic: boolean;
  readonly instructions: readonly Instruction[];
}

export interface Pass {
  readonly program: Program;
  /** Texel of the first tile's row, and texels from one row to the next. */
  readonly rowStart: number;
  readonly stride: number;
  /** Size of every tile after this pass. */
  readonly sizes: readonly Size[];
}

export interface Plan {
  readonly passes: readonly Pass[];
  readonly numbers: Numbers;
  /** Size of every tile at the end. */
  readonly sizes: readonly Size[];
}

/** Texels at the start of a row: place and size in the source; size of the result. */
export const rowHeader = 2;

/** Where a tile's input lies in the texture the pass reads; filled in by the engine, which owns the sheets. */
export const sourceFloats = (x: number, y: number, input: Size, output: Size, list: number): readonly number[] => [
  x,
  y,
  input.width,
  input.height,
  output.width,
  output.height,
  list,
  0,
];

const storageOf = (segment: Segment, index: number): Storage =>
  segment.head?.kernel.kind === 'filter' ? segment.head.kernel.passes[index]!.stores : 'byte';

/** Lays out one pass of a segment: its instructions and how many texels a row takes. */
function layOut(segment: Segment, index: number, count: number, target: Target): { program: Program; stride: number } {
  const instructions: Instruction[] = [];
  let at = rowHeader;
  const place = (texels: number): number => {
    const first = at;
    at += texels;
    return first;
  };
  if (index === 0 && segment.before.length > 0) instructions.push({ kind: 'before', at: place(latticesTexels) });
  const head = segment.head?.kernel;
  if (head?.kind === 'affine')
    instructions.push({ kind: 'affine', at: place(affineTexels), interpolation: head.interpolation[target] });
  if (head?.kind === 'resize') {
    const interpolations = [...new Set([head.interpolation[target], head.shrinking?.[target] ?? head.interpolation[target]])];
    instructions.push({ kind: 'resize', at: place(resizeTexels), interpolations });
  }
  if (head?.kind === 'filter') {
    const pass = head.passes[index]!;
    instructions.push({ kind: 'filter', at: place(bodyTexels(pass.uniforms)), border: head.border, pass });
  }
  if (index === count - 1)
    for (const item of segment.tail) {
      if (item.kind === 'lattices') instructions.push({ kind: 'lattices', at: place(latticesTexels) });
      if (item.kind === 'luts') instructions.push({ kind: 'luts', at: place(lutsTexels) });
      if (item.kind === 'point')
        instructions.push({ kind: 'point', at: place(bodyTexels(item.member.kernel.uniforms)), kernel: item.member.kernel });
    }
  const reads = index === 0 ? 'byte' : storageOf(segment, index - 1);
  return { program: { reads, stores: storageOf(segment, index), statistic: segment.statistic, instructions }, stride: at };
}

const sitesIn = (segment: Segment): string[] => [
  ...segment.before.map((member) => member.site),
  ...(segment.head === null ? [] : [segment.head.site]),
  ...segment.tail.flatMap((item) => (item.kind === 'point' ? [item.member.site] : item.members.map((member) => member.site))),
];

const firedBy = (recipe: Recipe): Fired => new Map(recipe.steps.map((step): [string, Step] => [step.site, step]));

/**
 * Plans a batch. `sites` is the pipeline's structure, `recipes` one recipe per tile over those sites; `input` is the size
 * of the picture that every tile starts from. Segments that fire on no tile are left out.
 */
export function planPasses(sites: readonly Site[], recipes: readonly Recipe[], input: Size, target: Target): Plan {
  const numbers = new Numbers();
  const fired = recipes.map(firedBy);
  const passes: Pass[] = [];
  let sizes: readonly Size[] = recipes.map(() => input);
  const weightLists = new Map<number, number>();
  const weights = (interpolation: Interpolation): number => {
    if (interpolation !== 2 && interpolation !== 4) return 0;
    let list = weightLists.get(interpolation);
    if (list === undefined) {
      list = numbers.append(remapWeights(interpolation === 2 ? 4 : 8));
      weightLists.set(interpolation, list);
    }
    return list;
  };

  for (const segment of segmentsOf(sites, target)) {
    const inside = sitesIn(segment);
    if (!fired.some((steps) => inside.some((site) => steps.has(site)))) continue;
    const count = segment.head?.kernel.kind === 'filter' ? segment.head.kernel.passes.length : 1;
    const warp = segment.head?.kernel.kind === 'affine' ? weights(segment.head.kernel.interpolation[target]) : 0;
    for (let index = 0; index < count; index++) {
      const { program, stride } = layOut(segment, index, count, target);
      const rowStart = numbers.reserve(stride * recipes.length);
      const last = index === count - 1;
      const outputs = fired.map((steps, tile) => outputAfter(segment, steps, sizes[tile]!, last));
      recipes.forEach((_, tile) => {
        const row = rowStart + tile * stride;
        numbers.write(row, sourceFloats(0, 0, sizes[tile]!, outputs[tile]!, warp));
        writeRow(numbers, row, program, segment, index, fired[tile]!, target);
      });
      passes.push({ program, rowStart, stride, sizes: outputs });
      sizes = outputs;
    }
  }
  return { passes, numbers, sizes };
}

/** Size of a tile after a pass: the last of the segment's steps that fired decides. */
function outputAfter(segment: Segment, steps: Fired, before: Size, last: boolean): Size {
  let size = before;
  const members = last ? sitesIn(segment) : segment.before.map((member) => member.site);
  for (const site of members) size = steps.get(site)?.output ?? size;
  return size;
}

function writeRow(
  numbers: Numbers,
  row: number,
  program: Program,
  segment: Segment,
  index: number,
  fired: Fired,
  target: Target,
): void {
  let tail = 0;
  for (const instruction of program.instructions) {
    const at = row + instruction.at;
    const head = segment.head;
    switch (instruction.kind) {
      case 'before':
        writeLattices(numbers, at, segment.before, fired, target);
        break;
      case 'affine':
        if (head?.kernel.kind === 'affine')
          writeAffine(numbers, at, head.kernel, fired.get(head.site), target);
        break;
      case 'resize':
        if (head?.kernel.kind === 'resize') writeResize(numbers, at, head.kernel, fired.get(head.site), target);
        break;
      case 'filter':
        if (head?.kernel.kind === 'filter') writeBody(numbers, at, head.kernel.passes[index]!, fired.get(head.site), target);
        break;
      default: {
        const item = segment.tail[tail++]!;
        if (item.kind === 'lattices') writeLattices(numbers, at, item.members, fired, target);
        else if (item.kind === 'luts') writeLuts(numbers, at, item.members, fired);
        else writeBody(numbers, at, item.member.kernel, fired.get(item.member.site), target);
      }
    }
  }
}
