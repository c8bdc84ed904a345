/** Kernels of the transforms that resize. */
import type { Size } from '../../../math/box';
import type { Draw, Interpolation, ResizeKernel, Use } from '../../define';
import type { Params } from '../../params';
import { remember } from '../../remember';

export type Resampling = Params & {
  readonly interpolation: Interpolation;
  readonly mask_interpolation: Interpolation;
  readonly area_for_downscale: 'image' | 'image_mask' | null;
};

/** One kernel per choice of interpolation, for a transform whose output size is known. */
export function resizeKernel<P extends Resampling, D extends Draw>(
  resize: (use: Use<P, D>) => Size,
): (params: Resampling) => ResizeKernel<P, D> {
  const kernel = remember(
    (image: Interpolation, mask: Interpolation, area: Resampling['area_for_downscale']): ResizeKernel<P, D> => ({
      kind: 'resize',
      interpolation: { image, mask },
      ...(area === null ? {} : { shrinking: { image: 3, mask: area === 'image_mask' ? 3 : mask } }),
      resize,
    }),
  );
  return (params) => kernel(params.interpolation, params.mask_interpolation, params.area_for_downscale);
}
