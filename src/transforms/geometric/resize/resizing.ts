/** Kernels and labels of the transforms that resize. */
import type { Size } from '../../../math/box';
import type { Draw, FixedNode, Keypoint, Outline, ResizeInterpolation, ResizeKernel, Use } from '../../define';
import type { Params } from '../../params';
import { remember } from '../../remember';

export interface Resampling {
  readonly interpolation: ResizeInterpolation;
  readonly mask_interpolation: ResizeInterpolation;
  readonly area_for_downscale: 'image' | 'image_mask' | null;
}

/** One kernel per choice of interpolation, for a transform whose output size is known. */
export function resizeKernel<P extends Params, D extends Draw>(
  resize: (use: Use<P, D>) => Size,
): (params: Resampling) => ResizeKernel<P, D> {
  const kernel = remember(
    (
      image: ResizeInterpolation,
      mask: ResizeInterpolation,
      area: Resampling['area_for_downscale'],
    ): ResizeKernel<P, D> => ({
      kind: 'resize',
      interpolation: { image, mask },
      ...(area === null ? {} : { shrinking: { image: 3, mask: area === 'image_mask' ? 3 : mask } }),
      resize,
    }),
  );
  return (params) => kernel(params.interpolation, params.mask_interpolation, params.area_for_downscale);
}

/** The library's resize to a given size. */
export const resizeNode = (
  { width, height }: Size,
  { interpolation, mask_interpolation, area_for_downscale }: Resampling,
): FixedNode => ({
  transform: 'Resize',
  params: { height, width, interpolation, mask_interpolation, area_for_downscale },
});

export const scaleOutline = (points: Outline, from: Size, to: Size): Outline =>
  points.map(([x, y]) => [(x * to.width) / from.width, (y * to.height) / from.height] as const);

/** Keypoints stay at pixel indexes: no half pixel is minded. */
export const scaleKeypoint = ({ x, y, angle, scale }: Keypoint, wide: number, high: number): Keypoint => ({
  x: x * wide,
  y: y * high,
  angle,
  scale: scale * Math.max(wide, high),
});
