import type { Size } from '../../../math/box';
import type { Draws } from '../../../math/random';
import { rint } from '../../../math/round';
import { defineTransform } from '../../define';
import { type Interval, interval } from '../../params';
import { areaForDownscale, resizeResampling } from '../parameters';
import { outputSize, resizedToSize } from './resized';
import { centredWindow, valid, type Window, windowAt } from './window';

const attempts = 10;

/** Area and proportions are drawn until a piece fits, but not for ever. */
function drawWindow(scale: Interval, ratio: Interval, draws: Draws, input: Size): Window {
  const area = input.width * input.height;
  const [least, most] = [scale[0] * area, scale[1] * area];
  const proportions: Interval = [Math.log(ratio[0]), Math.log(ratio[1])];
  for (let attempt = 0; attempt < attempts; attempt++) {
    const wanted = draws.uniform('scale', [least, most], attempt);
    const aspect = Math.exp(draws.uniform('ratio', proportions, attempt));
    const size = { width: rint(Math.sqrt(wanted * aspect)), height: rint(Math.sqrt(wanted / aspect)) };
    if (size.width > 0 && size.width <= input.width && size.height > 0 && size.height <= input.height)
      return windowAt(size, [draws.unit('position', 2 * attempt), draws.unit('position', 2 * attempt + 1)], input);
  }
  return centredWindow(largest(ratio, input), input);
}

/** The largest piece with proportions as near as they may be. */
function largest([narrowest, widest]: Interval, { width, height }: Size): Size {
  const own = width / height;
  if (own < narrowest) return { width, height: rint(width / narrowest) };
  return own > widest ? { width: rint(height * widest), height } : { width, height };
}

export const RandomResizedCrop = defineTransform({
  name: 'RandomResizedCrop',
  category: 'geometric',
  doc: {
    en: 'Cuts out a piece of random area and proportions, and resizes it.',
    ko: '넓이와 비율이 무작위인 조각을 잘라 정한 크기로 맞추기',
  },
  note: {
    en: 'After ten pieces that do not fit, the middle of the picture is taken. With "image and mask", masks are averaged even when they grow, as the library does.',
    ko: '열 번 안에 맞는 조각이 없으면 가운데를 자름. "이미지와 마스크"를 고르면 라이브러리처럼 마스크는 커질 때도 영역 평균을 씀',
  },
  words: ['inception crop', 'zoom', 'ImageNet', 'scale and aspect', '무작위 크롭', '자르기', '확대', '비율'],
  p: 1,
  params: {
    size: outputSize,
    scale: interval(
      [0.08, 1],
      { hard: [0, 1], slider: [0, 1], step: 0.01, scalar: 'fixed' },
      { en: 'Area of the piece as a part of the picture.', ko: '이미지 넓이에 대한 조각의 비율' },
    ),
    ratio: interval(
      [0.75, 1.3333333333333333],
      { hard: [0.01, 100], slider: [0.25, 4], step: 0.01, scalar: 'fixed' },
      { en: 'Width over height of the piece.', ko: '조각의 가로세로 비(너비 ÷ 높이)' },
    ),
    ...resizeResampling,
    area_for_downscale: areaForDownscale,
  },
  sample: (params, draws, input): Window => valid(drawWindow(params.scale, params.ratio, draws, input), input),
  ...resizedToSize,
});
