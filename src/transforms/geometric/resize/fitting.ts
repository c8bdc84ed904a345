/** What LongestMaxSize and SmallestMaxSize share: one factor for both sides, from a length or a frame. */
import type { Size } from '../../../math/box';
import { rint } from '../../../math/round';
import type { Text } from '../../../math/text';
import type { Labels, Use } from '../../define';
import { dimensions } from '../../format';
import { nullableVector, type Params } from '../../params';
import { areaForDownscale, resizeResampling } from '../parameters';
import { type Resampling, resizeKernel, scaleKeypoint, scaleOutline } from './resizing';

interface Wanted {
  readonly max_size: number | null;
  /** Height and width. */
  readonly max_size_hw: readonly number[] | null;
}

type Values = Params & Resampling & Wanted;
type Nothing = Record<never, never>;

/** Every parameter but max_size, whose help differs. */
export const fittingParams = (frame: Text) =>
  ({
    max_size_hw: nullableVector(
      null,
      { names: ['height', 'width'], hard: [1, 8192], step: 1, int: true, start: [256, 256] },
      frame,
    ),
    ...resizeResampling,
    area_for_downscale: areaForDownscale,
  }) as const;

/** `choose` picks the side that max_size means among both, and the factor that max_size_hw means: min or max. */
export function fitting(longest: boolean) {
  const [side, factor] = longest ? [Math.max, Math.min] : [Math.min, Math.max];

  function zoom({ max_size, max_size_hw }: Wanted, { width, height }: Size): number {
    if (max_size !== null) return max_size / side(width, height);
    const [high, wide] = max_size_hw as readonly [number, number];
    return factor(high / height, wide / width);
  }

  function fitted(params: Wanted, input: Size): Size {
    const scale = zoom(params, input);
    return { width: Math.max(1, rint(input.width * scale)), height: Math.max(1, rint(input.height * scale)) };
  }

  const labels: Labels<Values, Nothing> = {
    outline: (points, { params, input }) => scaleOutline(points, input, fitted(params, input)),
    // Keypoints follow the exact factor, not the rounded size.
    keypoint(point, { params, input }) {
      const scale = zoom(params, input);
      return scaleKeypoint(point, scale, scale);
    },
  };

  return {
    check({ max_size, max_size_hw }: Wanted): Text | null {
      if ((max_size === null) !== (max_size_hw === null)) return null;
      return {
        en: 'Exactly one of max_size and max_size_hw must be set.',
        ko: 'max_size와 max_size_hw 중 하나만 정해야 함',
      };
    },
    sample: (): Nothing => ({}),
    caption({ params, input }: Use<Values, Nothing>): string {
      const { width, height } = fitted(params, input);
      return dimensions(width, height);
    },
    kernel: resizeKernel<Values, Nothing>(({ params, input }) => fitted(params, input)),
    labels,
  };
}
