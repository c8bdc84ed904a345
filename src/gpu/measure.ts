/** Measures whole tiles: each step makes a small table of numbers per tile, which stays on the GPU. */
import type { Size } from '../math/box';
import type { Pass, Storage } from '../pipeline/plan/program';
import type { CountMeasure, Draw, FoldMeasure, Measure } from '../transforms/define';
import type { Params } from '../transforms/params';
import type { Spot } from './batch';
import { cellOrigin, cellsFor, sheetSize } from './cells';
import {
  block,
  chunksAtOnce,
  countShader,
  firstFoldShader,
  foldShader,
  gatherShader,
  groups,
  histogramShader,
  packShader,
  pixelsPerChunk,
  quads,
  tableShader,
  texelsPerChunk,
} from './measure-shader';
import type { Sheet, Tensors } from './tensors';

/** What the draws of one step have in common. */
interface Measuring {
  readonly tensors: Tensors;
  readonly pass: Pass;
  readonly lists: Sheet;
  /** The tables of the step before. */
  readonly before: readonly (Spot | undefined)[];
}

interface Draws {
  readonly shader: string;
  readonly storage: Storage;
  readonly sizes: readonly Size[];
  /** Two numbers of each tile for the shader's own use, then four more. */
  readonly numbers?: readonly { readonly pair?: readonly number[]; readonly four?: readonly number[] }[];
}

/** One pass from the spots of its tiles to new ones. */
function draw({ tensors, pass, lists, before }: Measuring, sources: readonly Spot[], draws: Draws): readonly Spot[] {
  const { vectors } = pass.program;
  const cells = cellsFor(draws.sizes, 1);
  const { width, height } = sheetSize(cells);
  const output = tensors.allocate(width, height, draws.storage);
  const rows = pass.rows.slice();
  const spots = sources.map((from, i): Spot => {
    const [x, y] = cellOrigin(cells, i);
    const { pair = [0, 0], four } = draws.numbers?.[i] ?? {};
    const header = [from.x, from.y, from.width, from.height, x, y, ...pair, before[i]?.x ?? 0, before[i]?.y ?? 0];
    rows.set(header, i * vectors * 4);
    if (four) rows.set(four, (i * vectors + 4) * 4);
    return { sheet: output, x, y, ...draws.sizes[i]! };
  });
  const extra = before.find((spot) => spot !== undefined)?.sheet ?? null;
  const places = spots.map((spot, i) => ({ ...spot, source: sources[i]!.sheet }));
  tensors.run({ shader: draws.shader, output, lists, extra, rows, vectors, draws: places });
  return spots;
}

/** The same, for spots that nothing needs afterwards. */
function replace(measuring: Measuring, spots: readonly Spot[], draws: Draws): readonly Spot[] {
  const next = draw(measuring, spots, draws);
  measuring.tensors.dispose(spots[0]!.sheet);
  return next;
}

/** Blocks of 16 x 16 at a time, so that few passes reach one texel; columns lie side by side. */
function fold(measuring: Measuring, tiles: readonly Spot[], measure: FoldMeasure<Params, Draw>): readonly Spot[] {
  const { columns } = measure;
  let sizes: readonly Size[] = tiles;
  let spots = tiles;
  do {
    const blocks = sizes.map((size) => ({
      width: Math.ceil(size.width / block),
      height: Math.ceil(size.height / block),
    }));
    const numbers = blocks.map(({ width }, i) => ({ pair: [width, sizes[i]!.width] }));
    const sized = blocks.map((size) => ({ ...size, width: size.width * columns }));
    const draws = { storage: 'float', sizes: sized, numbers } as const;
    if (spots === tiles)
      spots = draw(measuring, tiles, { ...draws, shader: firstFoldShader(measuring.pass.program, measure) });
    else spots = replace(measuring, spots, { ...draws, shader: foldShader(measure) });
    sizes = blocks;
  } while (sizes.some(({ width, height }) => width > 1 || height > 1));
  return spots;
}

/** Strips of texels, wrapped into a rectangle that is about as wide as high. */
interface Strips extends Size {
  readonly chunks: number;
  readonly perRow: number;
}

function strips(lines: number, chunks: number, texels: number): Strips {
  const count = lines * chunks;
  const perRow = Math.ceil(Math.sqrt(count / texels));
  return { chunks, perRow, width: perRow * texels, height: Math.ceil(count / perRow) };
}

/**
 * Nothing scatters here: points that add up would be many times slower without a real GPU. Levels are first packed four to
 * a texel, cell by cell; then every chunk of up to 60 pixels is counted, 16 levels to a texel of packed counters, and
 * chunks are added up until a cell has one row of counts.
 */
function count(measuring: Measuring, tiles: readonly Spot[], measure: CountMeasure<Params, Draw>): readonly Spot[] {
  const { program, rows, outputs } = measuring.pass;
  // As the plan wrote them: columns, rows, width and height of the cells.
  const cells = tiles.map((_, i) => rows.subarray((i * program.vectors + 3) * 4, (i * program.vectors + 4) * 4));
  const lines = cells.map(([columns, down]) => columns! * down! * measure.channels);
  const counted = (texels: number): readonly Strips[] =>
    cells.map(([, , width, height], i) => strips(lines[i]!, Math.ceil((width! * height!) / pixelsPerChunk), texels));
  const four = (from: readonly Strips[], to: readonly Strips[]) =>
    from.map(({ chunks, perRow }, i) => ({ four: [chunks, perRow, to[i]!.chunks, to[i]!.perRow] }));

  // Both passes wrap their strips alike, whatever their lengths.
  let at = counted(groups);
  const packed = at.map((each) => ({ ...each, width: each.perRow * texelsPerChunk }));
  let spots = draw(measuring, tiles, {
    ...{ shader: packShader(program, measure), storage: 'float' },
    ...{ sizes: packed, numbers: four(packed, packed) },
  });
  spots = replace(measuring, spots, { shader: countShader, storage: 'float', sizes: at });
  for (let apart = false; !apart || at.some(({ chunks }) => chunks > 2 * chunksAtOnce); apart = true) {
    const next = at.map(({ chunks }, i) => strips(lines[i]!, Math.ceil(chunks / chunksAtOnce), quads));
    spots = replace(measuring, spots, {
      ...{ shader: gatherShader(apart ? 'apart' : 'packed'), storage: 'float' },
      ...{ sizes: next, numbers: four(at, next) },
    });
    at = next;
  }
  return replace(measuring, spots, {
    ...{ shader: histogramShader(measure.channels), storage: 'float' },
    ...{ sizes: outputs, numbers: four(at, at) },
  });
}

/** The shaders that a pass of measuring runs on every picture. */
export function measureShaders(pass: Pass): readonly string[] {
  const { program } = pass;
  const measure = measureOf(pass);
  if (measure.measures === 'table') return [tableShader(program, measure)];
  if (measure.measures !== 'levels') return [firstFoldShader(program, measure), foldShader(measure)];
  const { channels } = measure;
  return [packShader(program, measure), countShader, gatherShader('packed'), histogramShader(channels)];
}

/** The tables of one step, tile by tile, all on one sheet, which is the caller's to dispose. */
export function measureTiles(
  tensors: Tensors,
  pass: Pass,
  tiles: readonly Spot[],
  before: readonly (Spot | undefined)[],
  lists: Sheet,
): readonly Spot[] {
  const measuring = { tensors, pass, lists, before };
  const measure = measureOf(pass);
  if (measure.measures === 'levels') return count(measuring, tiles, measure);
  if (measure.measures !== 'table') return fold(measuring, tiles, measure);
  const shader = tableShader(pass.program, measure);
  return draw(measuring, tiles, { shader, storage: 'float', sizes: pass.outputs });
}

function measureOf({ program }: Pass): Measure<Params, Draw> {
  const [instruction] = program.instructions;
  if (instruction?.kind !== 'measure') throw new Error('A pass that makes tables measures nothing.');
  return instruction.measure;
}
