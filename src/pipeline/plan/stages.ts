/** Sites and steps as the plan sees them: a transform that is a sequence of kernels counts as several stages. */
import type { Kernel, SingleKernel } from '../../transforms/define';
import { transformNamed } from '../../transforms/index';
import { outputSize } from '../output-size';
import type { Step } from '../recipe';
import type { Site } from '../sites';

export interface Stage {
  readonly site: string;
  readonly kernel: SingleKernel;
}

const partsOf = (kernel: Kernel): readonly SingleKernel[] => (kernel.kind === 'sequence' ? kernel.kernels : [kernel]);

const stageSite = (site: string, index: number): string => (index === 0 ? site : `${site}+${index}`);

/** The kernels of the sites, in running order; sites of unknown transforms have none. */
export const stagesOf = (sites: readonly Site[]): readonly Stage[] =>
  sites.flatMap(({ id, transform, params }) => {
    const kernel = transformNamed(transform)?.kernel(params);
    return kernel === undefined
      ? []
      : partsOf(kernel).map((part, index) => ({ site: stageSite(id, index), kernel: part }));
  });

/** A fired step as one step per stage, each with its own input and output size. */
export function stepsOf(step: Step): readonly Step[] {
  const kernel = transformNamed(step.transform)?.kernel(step.params);
  if (kernel?.kind !== 'sequence') return [step];
  let { input } = step;
  return kernel.kernels.map((part, index) => {
    const output = outputSize(part, { params: step.params, draw: step.draw, input });
    const stage = { ...step, site: stageSite(step.site, index), input, output };
    input = output;
    return stage;
  });
}
