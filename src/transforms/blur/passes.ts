/** Blurring along rows, then along columns: the passes that Gaussian blurs of several transforms share. */
import { type Draw, type FilterPass, filterPass, type Uniforms, type Use } from '../define';
import type { Params } from '../params';
import { fixedGaussian } from './gaussian';

/** Starts `vec3 sum` with the middle and adds the pairs left and right of it, or above and below it. */
const sumOf = (offset: string): string => `
vec3 sum = listed(weights, 0).x * tap(at);
for (int i = 1; i < weights.y; i++) sum += listed(weights, i).x * (tap(at - ${offset}) + tap(at + ${offset}));
`;

/**
 * Both passes of a symmetric blur. `half` are the weights from the middle on; `rounded` is an expression of the levels that
 * `vec3 sum` comes to.
 */
export function blurPasses<P extends Params, D extends Draw>(
  half: (use: Use<P, D>) => readonly number[],
  rounded: string,
): readonly [FilterPass<P, D, Uniforms>, FilterPass<P, D, Uniforms>] {
  const shared = {
    uniforms: { weights: 'list' },
    values: (use: Use<P, D>) => ({ weights: half(use).map((weight) => [weight]) }),
  } as const;
  return [
    filterPass({ stores: 'float', ...shared, glsl: `${sumOf('ivec2(i, 0)')}return sum;` }),
    filterPass({ stores: 'byte', ...shared, glsl: `${sumOf('ivec2(0, i)')}return ${rounded};` }),
  ];
}

/** OpenCV's Gaussian blur of bytes: whole numbers throughout, rounded once. `sigma` 0 follows from the width. */
export const byteBlurPasses = <P extends Params, D extends Draw>(
  kernel: (use: Use<P, D>) => { readonly width: number; readonly sigma: number },
): readonly [FilterPass<P, D, Uniforms>, FilterPass<P, D, Uniforms>] =>
  blurPasses((use: Use<P, D>) => {
    const { width, sigma } = kernel(use);
    return fixedGaussian(width, sigma).slice((width - 1) / 2);
  }, 'floor((sum + 32768.0) / 65536.0)');
