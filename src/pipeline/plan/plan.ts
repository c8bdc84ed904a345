/** Recipes of a batch become passes: what each program does (structure) and the numbers it reads (data). */
import type { Size } from '../../math/box';
import type { Interpolation, Target } from '../../transforms/define';
import type { Recipe, Step } from '../recipe';
import type { Site } from '../sites';
import { type HostWork, hostWork } from './host';
import {
  affineVectors,
  bodyVectors,
  type Fired,
  latticesVectors,
  lutsVectors,
  mapHeader,
  mostHops,
  type Row,
  resizeVectors,
  useOf,
  writeAffine,
  writeBody,
  writeLattices,
  writeLuts,
  writeMap,
  writeResize,
} from './items';
import { Lists } from './lists';
import { measurePasses } from './measures';
import type { Instruction, Pass, Plan, Program, Storage } from './program';
import { aligned, rowHeader } from './rows';
import { type Segment, segmentsOf } from './segments';
import { stagesOf, stepsOf } from './stages';
import { remapWeights } from './weights';

const storageOf = (segment: Segment, index: number): Storage =>
  segment.head?.kernel.kind === 'filter' ? segment.head.kernel.passes[index]!.stores : 'byte';

/** Lays out one pass of a segment: its instructions and where their numbers lie. */
function layOut(segment: Segment, index: number, count: number, target: Target, far: boolean): Program {
  const instructions: Instruction[] = [];
  let at = rowHeader;
  const place = (vectors: number): number => {
    const first = at;
    at += vectors;
    return first;
  };
  const lattices = <K extends 'before' | 'lattices'>(kind: K, members: Segment['before']) => {
    const hops = mostHops(members);
    return { kind, at: place(latticesVectors(hops)), hops };
  };
  if (index === 0 && segment.before.length > 0) instructions.push(lattices('before', segment.before));
  const head = segment.head?.kernel;
  if (head?.kind === 'affine')
    instructions.push({
      kind: 'affine',
      at: place(affineVectors),
      interpolation: head.interpolation[target],
      border: head.border,
    });
  if (head?.kind === 'map') {
    const { interpolation, border } = head;
    const vectors = mapHeader + bodyVectors(head.uniforms);
    instructions.push({ kind: 'map', at: place(vectors), interpolation: interpolation[target], border, kernel: head });
  }
  if (head?.kind === 'resize') {
    const interpolations = [
      ...new Set([head.interpolation[target], head.shrinking?.[target] ?? head.interpolation[target]]),
    ];
    instructions.push({ kind: 'resize', at: place(resizeVectors), interpolations });
  }
  if (head?.kind === 'filter') {
    const pass = head.passes[index]!;
    instructions.push({ kind: 'filter', at: place(bodyVectors(pass.uniforms)), border: head.border, far, pass });
  }
  if (index === count - 1)
    for (const item of segment.tail) {
      if (item.kind === 'lattices') instructions.push(lattices('lattices', item.members));
      if (item.kind === 'luts') instructions.push({ kind: 'luts', at: place(lutsVectors) });
      if (item.kind === 'point')
        instructions.push({
          kind: 'point',
          at: place(bodyVectors(item.member.kernel.uniforms)),
          kernel: item.member.kernel,
        });
    }
  const reads = index === 0 ? 'byte' : storageOf(segment, index - 1);
  const extra = segment.fields ? 'field' : measuredIn(segment);
  return { reads, stores: storageOf(segment, index), extra, vectors: aligned(at), instructions };
}

function measuredIn({ measures, tail }: Segment): Program['extra'] {
  const first = tail[0];
  if (measures === null || first?.kind !== 'point') return 'none';
  return first.member.kernel.statistic === 'mean' ? 'sums' : 'table';
}

const sitesIn = (segment: Segment): string[] => [
  ...segment.before.map((member) => member.site),
  ...(segment.head === null ? [] : [segment.head.site]),
  ...segment.tail.flatMap((item) =>
    item.kind === 'point' ? [item.member.site] : item.members.map((member) => member.site),
  ),
];

const firedBy = (recipe: Recipe): Fired =>
  new Map(recipe.steps.flatMap(stepsOf).map((step): [string, Step] => [step.site, step]));

/**
 * Plans a batch. `sites` is the pipeline's structure, `recipes` one recipe per tile over those sites; `input` is the size
 * of the picture that every tile starts from. A tile takes part only in the passes that change it.
 */
export function planPasses(sites: readonly Site[], recipes: readonly Recipe[], input: Size, target: Target): Plan {
  const lists = new Lists();
  const fired = recipes.map(firedBy);
  const sizes: Size[] = recipes.map(() => input);
  const passes: Pass[] = [];
  const hosts: HostWork[] = [];
  const weights = weightLists(lists);

  for (const segment of segmentsOf(stagesOf(sites), target)) {
    if (segment.host) hosts.push(...hostWork(segment.host, fired, passes.length));
    const inside = sitesIn(segment);
    const tiles = recipes.flatMap((_, tile) => (inside.some((site) => fired[tile]!.has(site)) ? [tile] : []));
    if (tiles.length === 0) continue;
    passes.push(...fieldPasses(segment, fired, lists, target), ...measurePasses(segment, fired, lists, target));
    const head = segment.head?.kernel;
    const count = head?.kind === 'filter' ? head.passes.length : 1;
    const far = tiles.some((tile) => reachesFar(segment, fired[tile]!));
    for (let index = 0; index < count; index++) {
      const program = layOut(segment, index, count, target, far);
      const floats = program.vectors * 4;
      const rows = new Float32Array(tiles.length * floats);
      const inputs = tiles.map((tile) => sizes[tile]!);
      tiles.forEach((tile, row) => {
        const write = (at: number, values: readonly number[]): void => rows.set(values, row * floats + at * 4);
        writeRow({ lists, write }, program, segment, index, fired[tile]!, target, weights);
        sizes[tile] = outputAfter(segment, fired[tile]!, sizes[tile]!, index === count - 1);
      });
      passes.push({ program, makes: 'tile', tiles, inputs, outputs: tiles.map((tile) => sizes[tile]!), rows });
    }
  }
  return { passes, hosts, lists };
}

/** The passes of a segment's field, for the tiles on which its transform fired. */
function fieldPasses({ fields }: Segment, fired: readonly Fired[], lists: Lists, target: Target): Pass[] {
  if (fields === null) return [];
  const tiles = fired.flatMap((steps, tile) => (steps.has(fields.site) ? [tile] : []));
  if (tiles.length === 0) return [];
  const steps = tiles.map((tile) => fired[tile]!.get(fields.site)!);
  return fields.kernel.passes.map((pass, index): Pass => {
    const vectors = aligned(rowHeader + bodyVectors(pass.uniforms));
    const instruction = {
      kind: 'field',
      at: rowHeader,
      border: fields.kernel.border,
      pass,
      first: index === 0,
    } as const;
    const rows = new Float32Array(tiles.length * vectors * 4);
    steps.forEach((step, i) => {
      const write = (at: number, values: readonly number[]): void => rows.set(values, (i * vectors + at) * 4);
      writeBody({ lists, write }, rowHeader, pass, step, target);
    });
    const inputs = steps.map(({ input }) => input);
    const outputs = steps.map((step) => pass.output?.(useOf(step)) ?? step.input);
    const program: Program = { reads: 'float', stores: 'float', extra: 'none', vectors, instructions: [instruction] };
    return { program, makes: 'field', tiles, inputs, outputs, rows };
  });
}

/** The two-dimensional weights of an interpolation, appended once a frame, and only if used. */
function weightLists(lists: Lists): (interpolation: Interpolation) => number {
  const known = new Map<Interpolation, number>();
  return (interpolation) => {
    if (interpolation !== 2 && interpolation !== 4) return 0;
    const list = known.get(interpolation) ?? lists.append(remapWeights(interpolation === 2 ? 4 : 8));
    known.set(interpolation, list);
    return list;
  };
}

/** Whether a filter may read further outside than its input is wide or high. */
function reachesFar({ head }: Segment, steps: Fired): boolean {
  const step = head?.kernel.kind === 'filter' ? steps.get(head.site) : undefined;
  if (step === undefined || head?.kernel.kind !== 'filter') return false;
  const reach = head.kernel.reach?.(useOf(step)) ?? Number.POSITIVE_INFINITY;
  return reach >= Math.min(step.input.width, step.input.height);
}

/** Size of a tile after a pass: the last of the segment's steps that fired decides. */
function outputAfter(segment: Segment, steps: Fired, before: Size, last: boolean): Size {
  let size = before;
  const members = last ? sitesIn(segment) : segment.before.map((member) => member.site);
  for (const site of members) size = steps.get(site)?.output ?? size;
  return size;
}

function writeRow(
  row: Row,
  program: Program,
  { before, head, tail }: Segment,
  index: number,
  fired: Fired,
  target: Target,
  weights: (interpolation: Interpolation) => number,
): void {
  let next = 0;
  const kernel = head?.kernel;
  const step = head ? fired.get(head.site) : undefined;
  for (const instruction of program.instructions) {
    const { at } = instruction;
    if (instruction.kind === 'before') writeLattices(row, at, before, fired, target);
    else if (instruction.kind === 'affine' && kernel?.kind === 'affine')
      writeAffine(row, at, kernel, step, target, weights(instruction.interpolation));
    else if (instruction.kind === 'map' && kernel?.kind === 'map')
      writeMap(row, at, kernel, step, target, step ? weights(instruction.interpolation) : 0);
    else if (instruction.kind === 'resize' && kernel?.kind === 'resize') writeResize(row, at, kernel, step, target);
    else if (instruction.kind === 'filter' && kernel?.kind === 'filter')
      writeBody(row, at, kernel.passes[index]!, step, target);
    else {
      const item = tail[next++]!;
      if (item.kind === 'lattices') writeLattices(row, at, item.members, fired, target);
      else if (item.kind === 'luts') writeLuts(row, at, item.members, fired);
      else writeBody(row, at, item.member.kernel, fired.get(item.member.site), target);
    }
  }
}
