/** Plans what the CPU does to tiles between two passes. */
import type { Draw, HostKernel } from '../../transforms/define';
import type { Params } from '../../transforms/params';
import { type Fired, useOf } from './items';
import type { PlacedAt } from './segments';

/** One tile's part: its pixels (RGBA, row by row) to others of the same size. */
export interface HostTask {
  readonly tile: number;
  run(rgba: Uint8ClampedArray): Promise<Uint8ClampedArray>;
}

export interface HostWork {
  /** How many passes come before it. */
  readonly after: number;
  readonly tasks: readonly HostTask[];
}

/** The work of one step on the tiles where it fired; none where it fired on none. */
export function hostWork(
  { site, kernel }: PlacedAt<HostKernel<Params, Draw>>,
  fired: readonly Fired[],
  after: number,
): readonly HostWork[] {
  const tasks = fired.flatMap((steps, tile): HostTask[] => {
    const step = steps.get(site);
    return step === undefined ? [] : [{ tile, run: (rgba) => kernel.run(rgba, useOf(step)) }];
  });
  return tasks.length > 0 ? [{ after, tasks }] : [];
}
