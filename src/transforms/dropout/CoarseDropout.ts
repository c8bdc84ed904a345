import type { Size } from '../../math/box';
import type { Draws } from '../../math/random';
import { defineTransform, Refusal } from '../define';
import { type Interval, interval, type ValuesOf } from '../params';
import { cutting, drawFor, fillParams, type HolesDraw, holeLabels, placesStayRandom, refuseInpainting } from './holes';

const params = {
  num_holes_range: interval(
    [1, 2],
    { hard: [1, 1000], slider: [1, 32], step: 1, int: true, scalar: 'fixed' },
    { en: 'How many rectangles are cut out.', ko: '가릴 사각형 개수' },
  ),
  hole_height_range: interval(
    [0.1, 0.2],
    { hard: [0, 8192], slider: [0, 0.99], step: 0.01, scalar: 'fixed' },
    {
      en: 'Height of a hole as a part of the picture; from 1 on, height and width both count in pixels.',
      ko: '이미지에 대한 구멍 높이 비율. 1 이상이면 높이와 너비 모두 픽셀 단위',
    },
  ),
  hole_width_range: interval(
    [0.1, 0.2],
    { hard: [0, 8192], slider: [0, 0.99], step: 0.01, scalar: 'fixed' },
    {
      en: 'Width of a hole as a part of the picture, or in pixels where the height is.',
      ko: '이미지에 대한 구멍 너비 비율. 높이가 픽셀이면 너비도 픽셀',
    },
  ),
  ...fillParams,
} as const;

type Values = ValuesOf<typeof params>;

const tooLarge = {
  en: 'The holes do not fit into the picture; the library raises an error here.',
  ko: '구멍이 이미지보다 커서 라이브러리에서 오류가 남',
};

/** Heights and widths in whole pixels. The upper end of the *height* decides the unit of both, as in the library. */
function drawSizes(
  params: Values,
  count: number,
  draws: Draws,
  { width, height }: Size,
): (readonly [number, number])[] {
  const { hole_height_range: high, hole_width_range: wide } = params;
  const inPixels = high[1] >= 1;
  const side = (name: string, range: Interval, length: number, index: number): number => {
    if (!inPixels) return Math.trunc(length * draws.uniform(name, range, index));
    const [least, most] = [Math.trunc(range[0]), Math.trunc(Math.min(range[1], length))];
    if (least > most) throw new Refusal(tooLarge);
    return draws.int(name, [least, most], index);
  };
  return Array.from({ length: count }, (_, i) => {
    const size = [side('hole_height_range', high, height, i), side('hole_width_range', wide, width, i)] as const;
    if (size[0] > height || size[1] > width) throw new Refusal(tooLarge);
    return size;
  });
}

export const CoarseDropout = defineTransform({
  name: 'CoarseDropout',
  category: 'dropout',
  doc: {
    en: 'Covers rectangles, so that a network must look at the rest.',
    ko: '사각형 영역을 가려 나머지를 보고 판단하게 하기',
  },
  note: {
    en: 'Boxes shrink to what can still be seen; keypoints in a hole disappear. The fills "inpaint_telea" and "inpaint_ns" are not supported here.',
    ko: '바운딩 박스는 보이는 부분으로 줄고, 구멍 속 키포인트는 사라짐. "inpaint_telea"와 "inpaint_ns"는 여기서 지원하지 않음',
  },
  words: ['cutout', 'erase', 'holes', 'occlusion', 'mask out', '컷아웃', '가리기', '구멍', '지우기', '드롭아웃'],
  p: 0.5,
  params,
  sample(params, draws, input): HolesDraw {
    refuseInpainting(params.fill);
    const count = draws.int('num_holes_range', params.num_holes_range);
    const holes = drawSizes(params, count, draws, input).map(([high, wide], i) => {
      const y = draws.int('y', [0, input.height - high], i);
      const x = draws.int('x', [0, input.width - wide], i);
      return [x, y, x + wide, y + high];
    });
    return drawFor(holes, params.fill, draws);
  },
  caption: ({ draw }) => `${draw.holes.length} ${draw.holes.length === 1 ? 'hole' : 'holes'}`,
  fix({ params, draw }) {
    // One node per hole pins its size; a hole without area leaves no trace and no node.
    const nodes = draw.holes
      .map(([x1, y1, x2, y2]) => [y2! - y1!, x2! - x1!] as const)
      .filter(([high, wide]) => high > 0 && wide > 0)
      .map(([high, wide]) => ({
        transform: 'CoarseDropout',
        params: {
          ...params,
          num_holes_range: [1, 1] as const,
          hole_height_range: [high, high] as const,
          hole_width_range: [wide, wide] as const,
        },
      }));
    return { nodes, random: placesStayRandom };
  },
  kernel: cutting(({ num_holes_range }) => num_holes_range[1]),
  labels: holeLabels,
});
