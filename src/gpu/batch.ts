/** Runs the passes of a batch of tiles. A tile moves to a new sheet with every pass that changes it, and rests otherwise. */
import type { Size } from '../math/box';
import type { HostWork } from '../pipeline/plan/host';
import { tablesOf } from '../pipeline/plan/measures';
import { planPasses } from '../pipeline/plan/plan';
import type { Pass, Plan } from '../pipeline/plan/program';
import type { Recipe } from '../pipeline/recipe';
import type { Site } from '../pipeline/sites';
import type { Target } from '../transforms/define';
import { cellOrigin, cellsFor, sheetSize } from './cells';
import { runHost } from './host';
import { measureShaders, measureTiles } from './measure';
import { writeShader } from './shader';
import type { Sheet, Tensors } from './tensors';

/** A rectangle of a sheet, in texels: where a picture is. */
export interface Spot {
  readonly sheet: Sheet;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Texels of one sheet; with a few sheets alive this bounds a frame's memory. */
const mostTexels = 2 ** 24;

/** Tile sides are rounded up to this, so that a slider that changes sizes meets few texture shapes. */
const sizeStep = 16;

/** Largest sizes that a tile, or what is measured over it, takes on its way. */
function extent(recipe: Recipe, input: Size): Size {
  const sizes = [input, ...recipe.steps.map((step) => step.output), ...tablesOf(recipe)];
  return {
    width: Math.max(...sizes.map(({ width }) => width)),
    height: Math.max(...sizes.map(({ height }) => height)),
  };
}

/** How many tiles may share a sheet; 0 when not even one fits. */
export function capacity(recipes: readonly Recipe[], input: Size, maxTextureSize: number): number {
  const { width, height } = cellsFor(
    recipes.map((recipe) => extent(recipe, input)),
    sizeStep,
  );
  const side = Math.min(Math.floor(maxTextureSize / width), Math.floor(maxTextureSize / height));
  if (side < 1) return 0;
  return Math.max(1, Math.min(side * side, Math.floor(mostTexels / (width * height))));
}

/** Shaders by program structure: writing the text again each frame would cost more than running it. */
const shaders = new Map<string, string>();

function shaderOf({ program }: Pass): string {
  const key = JSON.stringify(program);
  const text = shaders.get(key) ?? writeShader(program);
  shaders.set(key, text);
  return text;
}

/** The shaders that these passes will run; one that few pictures need may be missing. */
const shadersOf = (passes: readonly Pass[]): readonly string[] =>
  passes.flatMap((pass) => (pass.makes === 'table' ? measureShaders(pass) : [shaderOf(pass)]));

/** Where each tile ended up, in order. Sheets other than the source's are the caller's to dispose. */
export interface Ran {
  readonly spots: readonly Spot[];
  readonly passes: number;
}

/**
 * What the recipes make of `source`, at most `capacity` of them. Waits where a step needs the CPU or a program has to be
 * compiled: hold the source until then. @throws if the context is lost meanwhile.
 */
export async function runBatch(
  tensors: Tensors,
  source: Spot,
  sites: readonly Site[],
  recipes: readonly Recipe[],
  target: Target,
): Promise<Ran> {
  const plan = planPasses(sites, recipes, source, target);
  await tensors.programs.prepare(shadersOf(plan.passes));
  if (tensors.lost) throw new Error('The WebGL context was lost.');
  if (plan.hosts.length === 0) return runPasses(tensors, source, plan, recipes.length);
  const batch = new Batch(tensors, source, plan, recipes.length);
  try {
    for (const work of plan.hosts) {
      batch.runTo(work.after);
      batch.move(work, await runHost(tensors, work, batch.spots));
    }
    batch.runTo(plan.passes.length);
  } catch (error) {
    if (!tensors.lost) batch.abandon();
    throw error;
  }
  return batch.end();
}

/** The same at once, for a plan that leaves the CPU nothing to do. */
export function runPasses(tensors: Tensors, source: Spot, plan: Plan, tiles: number): Ran {
  const batch = new Batch(tensors, source, plan, tiles);
  batch.runTo(plan.passes.length);
  return batch.end();
}

/** A plan on its way. */
class Batch {
  readonly spots: Spot[];
  private readonly tensors: Tensors;
  private readonly source: Spot;
  private readonly passes: readonly Pass[];
  private readonly made: Made;
  private readonly lists: Sheet | null;
  private done = 0;
  private ran = 0;

  constructor(tensors: Tensors, source: Spot, { passes, lists }: Plan, tiles: number) {
    this.tensors = tensors;
    this.source = source;
    this.passes = passes;
    this.spots = Array.from({ length: tiles }, () => source);
    this.made = { tile: this.spots, field: [], table: [] };
    const { height, data } = lists.rows();
    this.lists = passes.length > 0 ? tensors.uploadLists(height, data) : null;
  }

  /** Runs the passes that come before this one. */
  runTo(end: number): void {
    const { made, tensors } = this;
    const before = tensors.passes;
    for (const pass of this.passes.slice(this.done, end)) {
      const left = new Set(pass.tiles.map((tile) => made[pass.makes][tile]?.sheet));
      runPass(tensors, pass, made, this.lists!);
      if (pass.makes === 'tile')
        for (const needed of [made.field, made.table])
          for (const tile of pass.tiles) {
            left.add(needed[tile]?.sheet);
            needed[tile] = undefined;
          }
      this.release(left);
    }
    this.done = end;
    this.ran += tensors.passes - before;
  }

  /** The tiles of this work are elsewhere now. */
  move({ tasks }: HostWork, spots: readonly Spot[]): void {
    const left = new Set(tasks.map(({ tile }) => this.spots[tile]?.sheet));
    tasks.forEach(({ tile }, i) => {
      this.spots[tile] = spots[i]!;
    });
    this.release(left);
  }

  end(): Ran {
    if (this.lists) this.tensors.dispose(this.lists);
    return { spots: this.spots, passes: this.ran };
  }

  /** Ends it without results. */
  abandon(): void {
    const left = this.kept();
    this.spots.fill(this.source);
    this.made.field.length = 0;
    this.made.table.length = 0;
    this.release(left);
    this.end();
  }

  private kept(): Set<Sheet | undefined> {
    const { field, table } = this.made;
    return new Set([this.source, ...this.spots, ...field, ...table].map((spot) => spot?.sheet));
  }

  /** Lets go of the sheets that nothing needs any more. */
  private release(left: ReadonlySet<Sheet | undefined>): void {
    const kept = this.kept();
    for (const sheet of left) if (sheet !== undefined && !kept.has(sheet)) this.tensors.dispose(sheet);
  }
}

/** Where each tile is, and the field and the table that its next pass needs. */
interface Made {
  readonly tile: Spot[];
  readonly field: (Spot | undefined)[];
  readonly table: (Spot | undefined)[];
}

/** Runs one pass, and moves what it makes of its tiles. */
function runPass(tensors: Tensors, pass: Pass, made: Made, lists: Sheet): void {
  const { program, tiles, outputs, rows, makes } = pass;
  const tables = tiles.map((tile) => made.table[tile]);
  if (makes === 'table') {
    const spots = tiles.map((tile) => made.tile[tile]!);
    measureTiles(tensors, pass, spots, tables, lists).forEach((spot, i) => {
      made.table[tiles[i]!] = spot;
    });
    return;
  }
  const cells = cellsFor(outputs, sizeStep);
  const size = sheetSize(cells);
  const output = tensors.allocate(size.width, size.height, program.stores);
  const extras = program.extra === 'field' ? tiles.map((tile) => made.field[tile]) : tables;
  const draws = tiles.map((tile, i) => {
    // The first pass of a field reads nothing; any texture will do.
    const from = (makes === 'field' ? made.field[tile] : undefined) ?? made.tile[tile]!;
    const [x, y] = cellOrigin(cells, i);
    const extra = extras[i];
    rows.set(
      [from.x, from.y, from.width, from.height, x, y, 0, 0, extra?.x ?? 0, extra?.y ?? 0],
      i * program.vectors * 4,
    );
    const { width, height } = outputs[i]!;
    made[makes][tile] = { sheet: output, x, y, width, height };
    return { source: from.sheet, x, y, width, height };
  });
  const extra = extras.find((spot) => spot !== undefined)?.sheet ?? null;
  tensors.run({ shader: shaderOf(pass), output, lists, extra, rows, vectors: program.vectors, draws });
}
