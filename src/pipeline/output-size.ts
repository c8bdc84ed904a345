import type { Size } from '../math/box';
import type { Kernel, Use } from '../transforms/define';

/** Size of what a kernel makes of its input, in pixels. */
export function outputSize(kernel: Kernel, use: Use): Size {
  if (kernel.kind === 'sequence')
    return kernel.kernels.reduce((input, part) => outputSize(part, { ...use, input }), use.input);
  if (kernel.kind === 'lattice') return kernel.lattice(use, 'image').output;
  if (kernel.kind === 'affine') return kernel.affine(use, 'image').output;
  if (kernel.kind === 'resize') return kernel.resize(use);
  if (kernel.kind === 'map' && kernel.output) return kernel.output(use);
  return use.input;
}
