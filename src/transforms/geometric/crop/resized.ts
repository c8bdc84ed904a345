/** Crops whose piece is then resized: two kernels, two fixed steps, labels through both. */
import type { Size } from '../../../math/box';
import type { Fixed, Labels, ResizeInterpolation, SequenceKernel, Use } from '../../define';
import { dimensions, parts } from '../../format';
import { type Params, vector } from '../../params';
import { remember } from '../../remember';
import { type Resampling, resizeKernel, resizeNode, scaleKeypoint, scaleOutline } from '../resize/resizing';
import { cropNode, type Window, windowCaption, windowKernel, windowLabels } from './window';

export const outputSize = vector(
  [256, 256],
  { names: ['height', 'width'], hard: [1, 8192], step: 1, int: true },
  { en: 'Height and width that the piece is resized to.', ko: '잘라낸 조각을 맞출 높이와 너비' },
);

type Sequence<P extends Params> = SequenceKernel<P, Window>;

/**
 * The library's own slip: with area_for_downscale = "image_mask" masks use area even when they grow, which only the
 * plain mask interpolation can say.
 */
const asDone = (params: Resampling): Resampling =>
  params.area_for_downscale === 'image_mask' ? { ...params, mask_interpolation: 3 } : params;

/** Everything about a crop that is resized to a size known beforehand, but its parameters and how it is drawn. */
export function resizedWindow<P extends Params>(sizeOf: (params: P) => Size, resampling: (params: P) => Resampling) {
  const resize = resizeKernel<P, Window>(({ params }) => sizeOf(params));
  const kernel = remember(
    (
      interpolation: ResizeInterpolation,
      mask_interpolation: ResizeInterpolation,
      area_for_downscale: Resampling['area_for_downscale'],
    ): Sequence<P> => ({
      kind: 'sequence',
      kernels: [windowKernel, resize({ interpolation, mask_interpolation, area_for_downscale })],
    }),
  );
  const zoom = ({ params, draw }: Use<P, Window>) => {
    const { width, height } = sizeOf(params);
    return [width / draw.width, height / draw.height] as const;
  };
  const labels: Labels<P, Window> = {
    outline: (points, use) => scaleOutline(windowLabels.outline!(points, use)!, use.draw, sizeOf(use.params)),
    box(box, use) {
      const [wide, high] = zoom(use);
      const [x1, y1, x2, y2] = windowLabels.box!(box, use)!;
      return [x1 * wide, y1 * high, x2 * wide, y2 * high];
    },
    keypoint: (point, use) => scaleKeypoint(windowLabels.keypoint!(point, use)!, ...zoom(use)),
  };
  return {
    caption(use: Use<P, Window>) {
      const { width, height } = sizeOf(use.params);
      return parts(windowCaption(use), `→ ${dimensions(width, height)}`);
    },
    fix: ({ params, draw }: Use<P, Window>): Fixed => ({
      nodes: [cropNode(draw), resizeNode(sizeOf(params), asDone(resampling(params)))],
    }),
    kernel(params: P): Sequence<P> {
      const { interpolation, mask_interpolation, area_for_downscale } = asDone(resampling(params));
      return kernel(interpolation, mask_interpolation, area_for_downscale);
    },
    labels,
  };
}

/** The same for a crop whose output size is its parameter `size`. */
export const resizedToSize = resizedWindow<Params & Resampling & { readonly size: readonly number[] }>(
  ({ size: [height, width] }) => ({ height: height!, width: width! }),
  (params) => params,
);
