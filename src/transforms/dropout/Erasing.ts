import { rint } from '../../math/round';
import { defineTransform, Refusal } from '../define';
import { decimal, dimensions, parts } from '../format';
import { interval } from '../params';
import { cutting, drawFor, fillParams, type HolesDraw, holeLabels, placesStayRandom, refuseInpainting } from './holes';

/** Besides the hole: its area in pixels and how wide it is for its height, before both are rounded. */
type Draw = HolesDraw & { area: number; ratio: number };

const params = {
  scale: interval(
    [0.02, 0.33],
    { hard: [0, 100], slider: [0, 1], step: 0.01, scalar: 'fixed' },
    { en: 'Area of the hole as a part of the picture.', ko: '이미지에 대한 구멍 넓이의 비율' },
  ),
  ratio: interval(
    [0.3, 3.3],
    { hard: [0, 1000], slider: [0.1, 10], step: 0.1, scalar: 'fixed' },
    { en: 'Width of the hole divided by its height.', ko: '구멍의 너비를 높이로 나눈 값' },
  ),
  ...fillParams,
} as const;

const impossible = {
  en: 'No hole of this size and shape fits into the picture; the library raises an error here.',
  ko: '이 크기와 모양의 구멍이 이미지에 들어가지 않아 라이브러리에서 오류가 남',
};
const zero = {
  en: 'A size or a shape of zero makes the library divide by zero.',
  ko: '크기나 비율이 0이면 라이브러리에서 0으로 나누는 오류가 남',
};

export const Erasing = defineTransform<typeof params, Draw>({
  name: 'Erasing',
  category: 'dropout',
  doc: { en: 'Covers one rectangle of random size and shape.', ko: '크기와 모양이 무작위인 사각형 하나를 가리기' },
  note: {
    en: 'Sizes that cannot hold every shape of the range are never drawn. Boxes shrink to what can still be seen; keypoints in the hole disappear.',
    ko: '범위 안의 모든 모양이 들어갈 수 없는 크기는 뽑지 않음. 바운딩 박스는 보이는 부분으로 줄고, 구멍 속 키포인트는 사라짐',
  },
  words: ['random erasing', 'cutout', 'occlusion', 'hole', 'rectangle', '랜덤 이레이징', '지우기', '가리기', '구멍'],
  p: 0.5,
  params,
  sample(params, draws, { width, height }): Draw {
    refuseInpainting(params.fill);
    const [least, most] = [width * height * params.scale[0], width * height * params.scale[1]];
    const [flat, wide] = params.ratio;
    if (flat <= 0) throw new Refusal(zero);
    const largest = Math.min(most, flat * height * height, (width * width) / wide);
    if (largest < least) throw new Refusal(impossible);
    const area = draws.uniform('scale', [least, largest]);
    if (area <= 0) throw new Refusal(zero);
    const shapes = [Math.max(flat, area / (height * height)), Math.min(wide, (width * width) / area)] as const;
    if (shapes[0] > shapes[1]) throw new Refusal(impossible);
    const ratio = draws.uniform('ratio', shapes);
    const [high, across] = [rint(Math.sqrt(area / ratio)), rint(Math.sqrt(area * ratio))];
    const y = draws.int('y', [0, height - high]);
    const x = draws.int('x', [0, width - across]);
    return { ...drawFor([[x, y, x + across, y + high]], params.fill, draws), area, ratio };
  },
  caption: ({ draw, input }) =>
    parts(
      ...draw.holes.map(([x1, y1, x2, y2]) => dimensions(x2! - x1!, y2! - y1!)),
      `${decimal((100 * draw.area) / (input.width * input.height))} %`,
    ),
  fix({ params, draw, input }) {
    const scale = draw.area / (input.width * input.height);
    return {
      nodes: [
        {
          transform: 'Erasing',
          params: { ...params, scale: [scale, scale], ratio: [draw.ratio, draw.ratio] },
        },
      ],
      random: placesStayRandom,
    };
  },
  kernel: cutting(() => 1),
  labels: holeLabels,
});
