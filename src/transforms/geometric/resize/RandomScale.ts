import type { Size } from '../../../math/box';
import { defineTransform, Refusal } from '../../define';
import { decimal, dimensions, parts } from '../../format';
import { interval, type Params } from '../../params';
import { areaForDownscale, resizeResampling } from '../parameters';
import { type Resampling, resizeKernel, scaleKeypoint, scaleOutline } from './resizing';

/** How far the factor lies from one: what the library draws. */
type Draw = { change: number };

function scaled({ change }: Draw, { width, height }: Size): Size {
  const scale = change + 1;
  return { width: Math.trunc(width * scale), height: Math.trunc(height * scale) };
}

const kernel = resizeKernel<Params & Resampling, Draw>(({ draw, input }) => scaled(draw, input));

export const RandomScale = defineTransform({
  name: 'RandomScale',
  category: 'geometric',
  doc: { en: 'Makes the picture larger or smaller by a random factor.', ko: '무작위 배율로 이미지를 키우거나 줄이기' },
  note: {
    en: 'The size of the picture changes. Affine with a scale keeps the size and zooms instead.',
    ko: '이미지 크기 자체가 바뀜. 크기를 유지하며 확대·축소하려면 Affine의 scale 사용',
  },
  words: ['zoom', 'resize', 'scale jitter', '배율', '확대', '축소', '크기 조절'],
  p: 0.5,
  params: {
    scale_limit: interval(
      [-0.1, 0.1],
      { hard: [-1, 9], slider: [-0.9, 2], step: 0.01 },
      {
        en: 'Added to 1 to get the factor: −0.5 halves, 1 doubles.',
        ko: '1에 더해 배율이 됨. −0.5면 절반, 1이면 두 배',
      },
    ),
    ...resizeResampling,
    area_for_downscale: areaForDownscale,
  },
  thumbnail: { scale_limit: [-0.75, -0.75] },
  sample(params, draws, input): Draw {
    const draw = { change: draws.uniform('scale_limit', params.scale_limit) };
    const { width, height } = scaled(draw, input);
    if (width < 1 || height < 1)
      throw new Refusal({
        en: 'Nothing would be left of the picture; the library raises an error here.',
        ko: '이미지가 1픽셀보다 작아짐. 라이브러리에서는 오류가 남',
      });
    return draw;
  },
  caption({ draw, input }) {
    const { width, height } = scaled(draw, input);
    return parts(`× ${decimal(draw.change + 1, 2)}`, dimensions(width, height));
  },
  fix: ({ params, draw }) => ({
    nodes: [{ transform: 'RandomScale', params: { ...params, scale_limit: [draw.change, draw.change] } }],
  }),
  kernel,
  labels: {
    outline: (points, { draw, input }) => scaleOutline(points, input, scaled(draw, input)),
    // Keypoints follow the exact factor, not the size in whole pixels.
    keypoint: (point, { draw }) => scaleKeypoint(point, draw.change + 1, draw.change + 1),
  },
});
