import type { Size } from '../../../math/box';
import { rint } from '../../../math/round';
import { defineTransform } from '../../define';
import { dimensions } from '../../format';
import { areaForDownscale, pixels, resampling } from '../parameters';
import { type Resampling, resizeKernel } from './resizing';

type Values = Resampling & { readonly max_size: number };

const factor = (params: { readonly max_size: number }, { width, height }: Size): number =>
  params.max_size / Math.max(width, height);

function fitted(params: { readonly max_size: number }, input: Size): Size {
  const scale = factor(params, input);
  return { width: Math.max(1, rint(input.width * scale)), height: Math.max(1, rint(input.height * scale)) };
}

const kernel = resizeKernel<Values, Record<never, never>>(({ params, input }) => fitted(params, input));

export const LongestMaxSize = defineTransform({
  name: 'LongestMaxSize',
  category: 'geometric',
  doc: {
    en: 'Resizes so that the longer side has this length.',
    ko: '긴 변이 이 길이가 되도록 비율을 유지하며 크기 조절',
  },
  note: {
    en: 'Small pictures grow as well. The library also takes a list of sizes, or max_size_hw for height and width apart; this page takes one size.',
    ko: '작은 이미지는 커짐. 라이브러리는 크기 목록이나 높이·너비를 따로 정하는 max_size_hw도 받지만 여기서는 한 값만 사용',
  },
  words: ['scale', 'fit', 'shrink', 'longest side', '크기 조절', '긴 변', '비율 유지'],
  p: 1,
  params: {
    max_size: pixels(256, { en: 'New length of the longer side.', ko: '긴 변의 새 길이' }),
    ...resampling,
    area_for_downscale: areaForDownscale,
  },
  sample: () => ({}),
  caption({ params, input }) {
    const { width, height } = fitted(params, input);
    return dimensions(width, height);
  },
  fix: ({ params }) => ({ nodes: [{ transform: 'LongestMaxSize', params }] }),
  kernel,
  labels: {
    outline(points, { params, input }) {
      const { width, height } = fitted(params, input);
      return points.map(([x, y]) => [(x * width) / input.width, (y * height) / input.height] as const);
    },
    // Keypoints follow the exact factor, not the rounded size.
    keypoint({ x, y, angle, scale }, { params, input }) {
      const zoom = factor(params, input);
      return { x: x * zoom, y: y * zoom, angle, scale: scale * zoom };
    },
  },
});
