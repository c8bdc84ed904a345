import { defineTransform } from '../../define';
import { interval, number } from '../../params';
import { areaForDownscale, resizeResampling } from '../parameters';
import { outputSize, resizedToSize } from './resized';
import { valid, type Window, windowAt } from './window';

export const RandomSizedCrop = defineTransform({
  name: 'RandomSizedCrop',
  category: 'geometric',
  doc: {
    en: 'Cuts out a piece of random height, and resizes it.',
    ko: '높이가 무작위인 조각을 잘라 정한 크기로 맞추기',
  },
  note: {
    en: 'A piece that is larger than the picture is cut to it, and then has other proportions.',
    ko: '조각이 이미지보다 크면 이미지에 맞게 줄어 비율이 달라짐',
  },
  words: ['zoom', 'crop and resize', 'scale', '무작위 크롭', '자르기', '확대', '높이'],
  p: 1,
  params: {
    min_max_height: interval(
      [128, 256],
      { hard: [1, 8192], slider: [1, 1024], step: 1, unit: 'px', int: true, scalar: 'one-to' },
      { en: 'Height of the piece.', ko: '조각의 높이' },
    ),
    size: outputSize,
    w2h_ratio: number(
      1,
      { hard: [0.01, 100], slider: [0.25, 4], step: 0.01 },
      { en: 'Width over height of the piece.', ko: '조각의 가로세로 비(너비 ÷ 높이)' },
    ),
    ...resizeResampling,
    area_for_downscale: areaForDownscale,
  },
  thumbnail: { min_max_height: [48, 64] },
  sample(params, draws, input): Window {
    const height = draws.int('min_max_height', params.min_max_height);
    const width = Math.trunc(height * params.w2h_ratio);
    const place = [draws.unit('position', 0), draws.unit('position', 1)] as const;
    return valid(windowAt({ width, height }, place, input), input);
  },
  ...resizedToSize,
});
