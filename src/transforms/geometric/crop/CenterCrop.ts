import { defineTransform } from '../../define';
import { type Cut, cutCaption, cutKernel, cutLabels, padded } from '../cut';
import { pixels } from '../parameters';
import { fixCut, padding, padTo } from './cropping';

export const CenterCrop = defineTransform({
  name: 'CenterCrop',
  category: 'geometric',
  doc: { en: 'Cuts out the middle of the picture.', ko: '이미지 가운데를 잘라내기' },
  words: ['cut', 'middle', 'pad', '자르기', '크롭', '가운데', '중앙'],
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
    return { x: Math.floor((full.width - width) / 2), y: Math.floor((full.height - height) / 2), width, height, pad };
  },
  caption: cutCaption,
  // Nothing but the place of the padding can be random here.
  fix: (use) =>
    use.params.pad_position === 'random' ? fixCut(use) : { nodes: [{ transform: 'CenterCrop', params: use.params }] },
  kernel: cutKernel,
  labels: cutLabels,
});
