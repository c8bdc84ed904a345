import type { Size } from '../../../math/box';
import { defineTransform } from '../../define';
import { dimensions } from '../../format';
import type { Params } from '../../params';
import { areaForDownscale, pixels, resizeResampling } from '../parameters';
import { resizeKernel, scaleKeypoint, scaleOutline } from './resizing';

const kernel = resizeKernel<Params & Size, Record<never, never>>(({ params: { width, height } }) => ({
  width,
  height,
}));

export const Resize = defineTransform({
  name: 'Resize',
  category: 'geometric',
  doc: { en: 'Stretches or shrinks to exactly this size.', ko: '지정한 크기로 늘이거나 줄이기' },
  note: {
    en: 'Does not keep the proportions; LongestMaxSize does.',
    ko: '가로세로 비율을 유지하지 않음. 유지하려면 LongestMaxSize 사용',
  },
  words: ['scale', 'size', 'stretch', '크기 조절', '리사이즈', '확대', '축소'],
  p: 1,
  params: {
    height: pixels(256, { en: 'New height.', ko: '새 높이' }),
    width: pixels(256, { en: 'New width.', ko: '새 너비' }),
    ...resizeResampling,
    area_for_downscale: areaForDownscale,
  },
  sample: () => ({}),
  caption: ({ params }) => dimensions(params.width, params.height),
  fix: ({ params }) => ({ nodes: [{ transform: 'Resize', params }] }),
  kernel,
  labels: {
    outline: (points, { params, input }) => scaleOutline(points, input, params),
    keypoint: (point, { params, input }) =>
      scaleKeypoint(point, params.width / input.width, params.height / input.height),
  },
});
