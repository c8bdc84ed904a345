import type { Text } from '../../../math/text';
import { defineTransform } from '../../define';
import { dimensions } from '../../format';
import { nullableNumber } from '../../params';
import { type Cut, cutAndPad, cutLabels, halves, padNode, padPosition, placePadding, whole } from '../cut';
import { filling } from '../parameters';

const least = (value: number | null, help: Text) =>
  nullableNumber(value, { hard: [1, 8192], slider: [1, 2048], step: 1, unit: 'px', int: true }, help);

/** What one side lacks to reach the least length, or the next multiple. */
function missing(length: number, minimum: number | null, divisor: number | null): number {
  if (minimum !== null) return Math.max(0, minimum - length);
  const rest = length % divisor!;
  return rest === 0 ? 0 : divisor! - rest;
}

export const PadIfNeeded = defineTransform({
  name: 'PadIfNeeded',
  category: 'geometric',
  doc: {
    en: 'Pads a picture that is too small, or up to a multiple of a number.',
    ko: '작은 이미지를 정한 크기나 배수까지 여백으로 채우기',
  },
  note: {
    en: 'Each side needs either a least length or a divisor, not both.',
    ko: '높이와 너비마다 최소 길이와 배수 중 하나만 정함',
  },
  words: ['border', 'margin', 'letterbox', 'multiple', 'divisor', '여백', '패딩', '최소 크기', '배수'],
  p: 1,
  params: {
    min_height: least(1024, { en: 'Least height.', ko: '최소 높이' }),
    min_width: least(1024, { en: 'Least width.', ko: '최소 너비' }),
    pad_height_divisor: least(null, {
      en: 'Instead of a least height: pads to the next multiple of this.',
      ko: '최소 높이 대신, 높이를 이 값의 배수로 맞춤',
    }),
    pad_width_divisor: least(null, {
      en: 'Instead of a least width: pads to the next multiple of this.',
      ko: '최소 너비 대신, 너비를 이 값의 배수로 맞춤',
    }),
    position: padPosition,
    ...filling,
  },
  thumbnail: { min_height: 144, min_width: 144 },
  check({ min_height, min_width, pad_height_divisor, pad_width_divisor }) {
    const one = (a: number | null, b: number | null): boolean => (a === null) !== (b === null);
    if (one(min_height, pad_height_divisor) && one(min_width, pad_width_divisor)) return null;
    return {
      en: 'Height and width each need a least length or a divisor, and not both.',
      ko: '높이와 너비마다 최소 길이와 배수 중 정확히 하나를 정해야 함',
    };
  },
  sample(params, draws, input): Cut {
    const high = missing(input.height, params.min_height, params.pad_height_divisor);
    const wide = missing(input.width, params.min_width, params.pad_width_divisor);
    return whole(input, placePadding([...halves(high), ...halves(wide)], params.position, draws));
  },
  caption: ({ draw }) => dimensions(draw.width, draw.height),
  fix: ({ params, draw }) => ({ nodes: [padNode(draw.pad, params)] }),
  kernel: () => cutAndPad,
  labels: cutLabels,
});
