import type { Size } from '../../../math/box';
import { defineTransform } from '../../define';
import { cropNode, valid, type Window, windowCaption, windowKernel, windowLabels } from '../../geometric/crop/window';
import { interval } from '../../params';
import { words } from './convert';

/** TensorFlow drops the fraction of the margin, the same on both sides. */
function middle(fraction: number, { width, height }: Size): Window {
  const x = Math.trunc((width - width * fraction) / 2);
  const y = Math.trunc((height - height * fraction) / 2);
  return { x, y, width: width - 2 * x, height: height - 2 * y };
}

export const centralCrop = defineTransform({
  name: 'tf.image.central_crop',
  category: 'tensorflow',
  doc: {
    en: 'Keeps the middle of the picture, a random part of each side.',
    ko: '각 변의 무작위 비율만큼 가운데를 남기기',
  },
  words: [...words, 'center crop', 'centre crop', 'zoom', '가운데 자르기', '중앙 크롭', '확대'],
  p: 1,
  params: {
    central_fraction: interval(
      [0.5, 1],
      { hard: [0.01, 1], slider: [0.1, 1], step: 0.01, scalar: 'fixed' },
      {
        en: 'Part of each side that is kept; a fixed number in tf.image, drawn per picture here.',
        ko: '각 변에서 남길 비율. tf.image에서는 고정값이며 여기서는 이미지마다 뽑음',
      },
    ),
  },
  sample: (params, draws, input): Window =>
    valid(middle(draws.uniform('central_fraction', params.central_fraction), input), input),
  caption: windowCaption,
  fix: ({ draw }) => ({ nodes: [cropNode(draw)] }),
  kernel: () => windowKernel,
  labels: windowLabels,
});
