import { defineTransform, Refusal } from '../../define';
import { dimensions } from '../../format';
import { type Cut, cutCaption, cutKernel, cutLabels, halves, noPadding, placePadding } from '../cut';
import { pixels } from '../parameters';
import { fixCut, padding } from './cropping';

export const Crop = defineTransform({
  name: 'Crop',
  category: 'geometric',
  doc: { en: 'Cuts out a rectangle given by its edges.', ko: '지정한 사각형 영역을 잘라내기' },
  note: {
    en: 'The rectangle must lie within the picture, unless padding is on. Padding first moves the picture, so the rectangle then counts from the padded corner.',
    ko: '여백을 켜지 않으면 사각형이 이미지 안에 있어야 함. 여백이 생기면 좌표는 여백을 포함한 모서리부터 셈',
  },
  words: ['cut', 'rectangle', 'region', '자르기', '크롭', '영역'],
  p: 1,
  params: {
    x_min: pixels(0, { en: 'Left edge.', ko: '왼쪽 변' }, 0),
    y_min: pixels(0, { en: 'Top edge.', ko: '위쪽 변' }, 0),
    x_max: pixels(1024, { en: 'Right edge, not included.', ko: '오른쪽 변(그 픽셀은 제외)' }),
    y_max: pixels(1024, { en: 'Bottom edge, not included.', ko: '아래쪽 변(그 픽셀은 제외)' }),
    ...padding,
  },
  thumbnail: { x_min: 24, y_min: 16, x_max: 96, y_max: 72, pad_if_needed: true },
  check({ x_min, y_min, x_max, y_max }) {
    if (x_min < x_max && y_min < y_max) return null;
    return {
      en: 'The right and bottom edges must lie beyond the left and top ones.',
      ko: '오른쪽·아래쪽 변이 왼쪽·위쪽 변보다 커야 함',
    };
  },
  sample(params, draws, input): Cut {
    const { x_min: x, y_min: y, x_max, y_max } = params;
    const size = { width: x_max - x, height: y_max - y };
    const below = Math.max(0, y_max - input.height);
    const beyond = Math.max(0, x_max - input.width);
    if (below === 0 && beyond === 0) return { x, y, ...size, pad: noPadding };
    if (!params.pad_if_needed)
      throw new Refusal({
        en: `The rectangle reaches beyond the picture of ${dimensions(input.width, input.height)}.`,
        ko: `사각형이 이미지 ${dimensions(input.width, input.height)} 밖으로 나감`,
      });
    const placed = placePadding([...halves(below), ...halves(beyond)], params.pad_position, draws);
    // The library never pads less than is missing below and to the right, wherever the picture is placed.
    return { x, y, ...size, pad: [placed[0], below, placed[2], beyond] };
  },
  caption: cutCaption,
  // Nothing but the place of the padding can be random here.
  fix: (use) =>
    use.params.pad_position === 'random' ? fixCut(use) : { nodes: [{ transform: 'Crop', params: use.params }] },
  kernel: cutKernel,
  labels: cutLabels,
});
