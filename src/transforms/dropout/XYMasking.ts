import type { Size } from '../../math/box';
import { defineTransform, Refusal } from '../define';
import { type Interval, interval, type ValuesOf } from '../params';
import {
  cutting,
  drawFor,
  fillParams,
  type Hole,
  type HolesDraw,
  holeLabels,
  placesStayRandom,
  refuseInpainting,
} from './holes';

/** How many of the holes stand upright; those come first. */
type Draw = HolesDraw & { upright: number };

const count = { hard: [0, 1000], slider: [0, 20], step: 1, int: true, scalar: 'zero-to' } as const;
const length = { hard: [0, 8192], slider: [0, 200], step: 1, int: true, unit: 'px', scalar: 'zero-to' } as const;

const params = {
  num_masks_x: interval([1, 3], count, { en: 'How many upright stripes.', ko: '세로 띠 개수' }),
  num_masks_y: interval([1, 3], count, { en: 'How many level stripes.', ko: '가로 띠 개수' }),
  mask_x_length: interval([5, 30], length, { en: 'Width of an upright stripe.', ko: '세로 띠의 너비' }),
  mask_y_length: interval([5, 30], length, { en: 'Height of a level stripe.', ko: '가로 띠의 높이' }),
  ...fillParams,
} as const;

type Values = ValuesOf<typeof params>;

function refuseTooLong({ mask_x_length: wide, mask_y_length: high }: Values, { width, height }: Size): void {
  const name = wide[1] > width ? 'mask_x_length' : high[1] > height ? 'mask_y_length' : null;
  if (name === null) return;
  throw new Refusal({
    en: `${name} reaches beyond the picture; the library raises an error here.`,
    ko: `${name}이(가) 이미지보다 커서 라이브러리에서 오류가 남`,
  });
}

const none: Interval = [0, 0];

export const XYMasking = defineTransform<typeof params, Draw>({
  name: 'XYMasking',
  category: 'dropout',
  doc: {
    en: 'Covers stripes from edge to edge, as time and frequency masks do with spectrograms.',
    ko: '끝에서 끝까지 이어지는 띠를 가리기. 스펙트로그램의 시간·주파수 마스킹과 같음',
  },
  note: {
    en: 'Boxes shrink to what can still be seen; keypoints in a stripe disappear.',
    ko: '바운딩 박스는 보이는 부분으로 줄고, 띠 속 키포인트는 사라짐',
  },
  words: ['stripes', 'bars', 'specaugment', 'spectrogram', 'time mask', '줄무늬', '띠', '스펙트로그램', '마스킹'],
  p: 0.5,
  params,
  thumbnail: { mask_x_length: [5, 15], mask_y_length: [5, 15] },
  sample(params, draws, input): Draw {
    refuseInpainting(params.fill);
    refuseTooLong(params, input);
    const stripes = (counts: string, many: Interval, lengths: string, long: Interval, side: number): Interval[] =>
      Array.from({ length: draws.int(counts, many) }, (_, i) => {
        const size = draws.int(lengths, long, i);
        const start = draws.int(`${lengths} start`, [0, side - size], i);
        return [start, start + size];
      });
    const columns = stripes('num_masks_x', params.num_masks_x, 'mask_x_length', params.mask_x_length, input.width);
    const rows = stripes('num_masks_y', params.num_masks_y, 'mask_y_length', params.mask_y_length, input.height);
    const holes = [
      ...columns.map(([x1, x2]): Hole => [x1, 0, x2, input.height]),
      ...rows.map(([y1, y2]): Hole => [0, y1, input.width, y2]),
    ];
    return { ...drawFor(holes, params.fill, draws), upright: columns.length };
  },
  caption: ({ draw }) => `↔ ${draw.upright} · ↕ ${draw.holes.length - draw.upright}`,
  fix({ params, draw }) {
    // One node per stripe pins its length; one without area leaves no trace and no node.
    const nodes = draw.holes
      .map(([x1, y1, x2, y2], i) => ({ upright: i < draw.upright, length: i < draw.upright ? x2! - x1! : y2! - y1! }))
      .filter((stripe) => stripe.length > 0)
      .map(({ upright, length }) => {
        const [one, long]: readonly [Interval, Interval] = [
          [1, 1],
          [length, length],
        ];
        const only = upright
          ? { num_masks_x: one, mask_x_length: long, num_masks_y: none, mask_y_length: none }
          : { num_masks_x: none, mask_x_length: none, num_masks_y: one, mask_y_length: long };
        return { transform: 'XYMasking', params: { ...params, ...only } };
      });
    return { nodes, ...(nodes.length > 0 && { random: placesStayRandom }) };
  },
  kernel: cutting(({ num_masks_x, num_masks_y }) => num_masks_x[1] + num_masks_y[1]),
  labels: holeLabels,
});
