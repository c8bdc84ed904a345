/** Plans what is measured over whole tiles: the numbers of each step, and how large its table is. */
import type { Size } from '../../math/box';
import type { Cells, CountMeasure, Draw, Measure, Target } from '../../transforms/define';
import type { Params } from '../../transforms/params';
import type { Recipe, Step } from '../recipe';
import { bodyVectors, type Fired, useOf, writeBody } from './items';
import type { Lists } from './lists';
import type { Pass } from './program';
import { aligned, rowHeader } from './rows';
import type { Segment } from './segments';
import { stagesOf, stepsOf } from './stages';

/** Vectors between the header and the body: the cells that are counted, then what the engine needs for itself. */
export const measureVectors = 2;

/** Levels that are counted, and so the columns of a table of counts. */
export const levels = 256;

type AnyMeasure = Measure<Params, Draw>;

function cellsOf(measure: CountMeasure<Params, Draw>, step: Step): Cells {
  const whole = { columns: 1, rows: 1, ...step.input };
  return measure.cells?.(useOf(step)) ?? whole;
}

function tableSize(measure: AnyMeasure, step: Step): Size {
  if (measure.measures === 'table') return measure.table(useOf(step));
  if (measure.measures !== 'levels') return { width: measure.columns, height: 1 };
  const { columns, rows } = cellsOf(measure, step);
  return { width: levels, height: columns * rows };
}

/** The passes that measure, for the tiles on which the transform that asked for it fired. */
export function measurePasses({ measures }: Segment, fired: readonly Fired[], lists: Lists, target: Target): Pass[] {
  if (measures === null) return [];
  const tiles = fired.flatMap((steps, tile) => (steps.has(measures.site) ? [tile] : []));
  if (tiles.length === 0) return [];
  const steps = tiles.map((tile) => fired[tile]!.get(measures.site)!);
  return measures.kernel.map((measure, index): Pass => {
    const at = rowHeader + measureVectors;
    const vectors = aligned(at + bodyVectors(measure.uniforms));
    const rows = new Float32Array(tiles.length * vectors * 4);
    steps.forEach((step, i) => {
      const write = (to: number, values: readonly number[]): void => rows.set(values, (i * vectors + to) * 4);
      writeBody({ lists, write }, at, measure, step, target);
      if (measure.measures !== 'levels') return;
      const { columns, rows: down, width, height } = cellsOf(measure, step);
      write(rowHeader, [columns, down, width, height]);
    });
    const program = {
      reads: 'byte',
      stores: 'float',
      extra: index === 0 ? 'none' : 'table',
      vectors,
      instructions: [{ kind: 'measure', at, measure }],
    } as const;
    const outputs = steps.map((step) => tableSize(measure, step));
    return { program, makes: 'table', tiles, inputs: steps.map((step) => step.input), outputs, rows };
  });
}

/** Sizes of the tables that a recipe asks for. */
export function tablesOf(recipe: Recipe): readonly Size[] {
  return recipe.steps.flatMap((step) => {
    const kernels = stagesOf([{ id: step.site, transform: step.transform, params: step.params }]);
    const stages = stepsOf(step);
    return kernels.flatMap(({ kernel }, i) =>
      kernel.kind === 'point' && typeof kernel.statistic === 'object'
        ? kernel.statistic.map((measure) => tableSize(measure, stages[i]!))
        : [],
    );
  });
}
