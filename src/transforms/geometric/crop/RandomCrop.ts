import { defineTransform } from '../../define';
import { type Cut, cutCaption, cutKernel, cutLabels, padded } from '../cut';
import { pixels } from '../parameters';
import { fixCut, padding, padTo } from './cropping';
import { windowAt } from './window';

export const RandomCrop = defineTransform({
  name: 'RandomCrop',
  category: 'geometric',
  doc: { en: 'Cuts out a piece of fixed size at a random place.', ko: '정해진 크기로 무작위 위치를 잘라내기' },
  words: ['cut', 'patch', 'window', '자르기', '크롭', '잘라내기'],
  p: 1,
  params: {
    height: pixels(256, { en: 'Height of the piece.', ko: '잘라낼 높이' }),
    width: pixels(256, { en: 'Width of the piece.', ko: '잘라낼 너비' }),
    ...padding,
  },
  thumbnail: { height: 64, width: 64, pad_if_needed: true },
  sample(params, draws, input): Cut {
    const { height, width } = params;
    const pad = padTo({ width, height }, params, draws, input);
    const full = padded(input, pad);
    return { ...windowAt({ width, height }, [draws.unit('position', 0), draws.unit('position', 1)], full), pad };
  },
  caption: cutCaption,
  fix: fixCut,
  kernel: cutKernel,
  labels: cutLabels,
});
