import type { Size } from '../../../math/box';
import type { Draws } from '../../../math/random';
import {
  defineTransform,
  type Fixed,
  type FixedNode,
  type LatticeKernel,
  type ResizeInterpolation,
  type SequenceKernel,
  type Use,
} from '../../define';
import { parts, signed } from '../../format';
import { type Fill, flag, nullableInterval, type ValuesOf } from '../../params';
import { remember } from '../../remember';
import { type Pad, padded, padNode } from '../cut';
import { type Edges, mirrors, shiftBox } from '../mirror';
import { borderOf, filling, resizeResampling } from '../parameters';
import { resizeKernel, resizeNode, scaleKeypoint } from '../resize/resizing';
import { cropNode, valid, type Window, windowKernel } from './window';

/** What is kept of the picture, what is put around it and with which levels; and the picture's own size. */
type Draw = Window & { readonly pad: Pad; readonly fill: number; readonly fill_mask: number; readonly whole: Pair };
type Pair = readonly [width: number, height: number];

const params = {
  px: nullableInterval(
    null,
    {
      hard: [-8192, 8192],
      slider: [-100, 100],
      step: 1,
      unit: 'px',
      int: true,
      scalar: 'until-next',
      start: [-20, 21],
    },
    {
      en: 'Pixels added to each side; negative ones are cut off. The upper end itself is never drawn.',
      ko: '각 변에 더할 픽셀 수. 음수면 잘라냄. 최댓값 자체는 뽑히지 않음',
    },
  ),
  percent: nullableInterval(
    [-0.1, 0.1],
    { hard: [-1, 10], slider: [-0.5, 0.5], step: 0.01, scalar: 'fixed' },
    {
      en: 'The same as a part of the height (top, bottom) or of the width.',
      ko: '픽셀 대신 비율로. 위아래는 높이, 좌우는 너비에 대한 비율',
    },
  ),
  keep_size: flag(true, {
    en: 'Resizes the result back to the size of the picture.',
    ko: '결과를 원래 크기로 되돌림',
  }),
  sample_independently: flag(true, {
    en: 'Draws every side for itself; without it all four get the same.',
    ko: '변마다 따로 뽑음. 끄면 네 변에 같은 값을 씀',
  }),
  ...resizeResampling,
  ...filling,
} as const;

type Values = ValuesOf<typeof params>;
type Cutting = Use<Values, Draw>;

/** Pixels gained at the top, right, bottom and left. */
function drawSides({ px, percent, sample_independently }: Values, draws: Draws, { width, height }: Size) {
  return [height, width, height, width].map((length, i) => {
    const index = sample_independently ? i : 0;
    if (px !== null) return draws.int('px', [px[0], px[1] - 1], index);
    return Math.trunc(draws.uniform('percent', percent!, index) * length) + 0;
  }) as [number, number, number, number];
}

/** Where two sides would cut off everything they give some back, by the library's own arithmetic. */
function giveBack(first: number, second: number, length: number): readonly [number, number] {
  if (first + second < length) return [first, second];
  let [one, two] = [Math.ceil((length + 1) / 2), Math.floor((length + 1) / 2)];
  if (one > first) [one, two] = [first, two + one - first];
  else if (two > second) [one, two] = [one + two - second, second];
  return [Math.max(first - one, 0), Math.max(second - two, 0)];
}

/** The library means three levels as a choice of three greys. */
function drawLevel(name: string, fill: Fill, draws: Draws): number {
  if (typeof fill === 'object' && fill !== null) return fill[draws.int(name, [0, 2])]!;
  return typeof fill === 'number' ? fill : 0;
}

const padding: LatticeKernel<Values, Draw> = {
  kind: 'lattice',
  pads: true,
  lattice({ params: { border_mode }, draw: { pad, fill, fill_mask }, input }, target) {
    const [top, , left] = pad;
    const lattice = { output: padded(input, pad), xx: 1, xy: 0, x0: 0 - left, yx: 0, yy: 1, y0: 0 - top };
    if (pad.every((side) => side === 0)) return lattice;
    return { ...lattice, border: borderOf({ border_mode, fill, fill_mask }, target) };
  },
};

const wholeOf = ({ draw: { whole } }: Cutting): Size => ({ width: whole[0], height: whole[1] });

const resizing = resizeKernel<Values, Draw>(wholeOf);

const kernel = remember(
  (
    back: boolean,
    interpolation: ResizeInterpolation,
    mask_interpolation: ResizeInterpolation,
  ): SequenceKernel<Values, Draw> => {
    const resize = resizing({ interpolation, mask_interpolation, area_for_downscale: null });
    return { kind: 'sequence', kernels: [windowKernel, padding, ...(back ? [resize] : [])] };
  },
);

/** How much larger labels become when the size is brought back. */
function zoom({ params, draw }: Cutting): Pair {
  const { width, height } = padded(draw, draw.pad);
  return params.keep_size ? [draw.whole[0] / width, draw.whole[1] / height] : [1, 1];
}

const shift = ({ draw: { x, y, pad } }: Cutting): Pair => [pad[2] - x, pad[0] - y];

/**
 * The borders by themselves. The library's Pad would mirror the labels along with the picture, this transform does not: so
 * mirrored borders are made equally wide all around, and cut back.
 */
function paddingNodes({ params: { border_mode, ...rest }, draw }: Cutting): readonly FixedNode[] {
  const { pad, fill, fill_mask } = draw;
  if (pad.every((side) => side === 0)) return [];
  if (!mirrors(border_mode)) return [padNode(pad, { border_mode, fill, fill_mask })];
  const widest = Math.max(...pad);
  const around = {
    ...{ ...rest, border_mode, fill, fill_mask, keep_size: false, sample_independently: false },
    ...{ px: [widest, widest + 1] as const, percent: null },
  };
  const [top, , left] = pad;
  const whole = { transform: 'CropAndPad', params: around };
  if (pad.every((side) => side === widest)) return [whole];
  return [whole, cropNode({ x: widest - left, y: widest - top, ...padded(draw, pad) })];
}

export const CropAndPad = defineTransform({
  name: 'CropAndPad',
  category: 'geometric',
  doc: {
    en: 'Cuts some off each side or adds some to it.',
    ko: '변마다 조금씩 잘라내거나 여백을 더하기',
  },
  note: {
    en: 'A fill of three levels is no colour here: the library picks one of the three as a grey. Mirrored borders do not mirror the labels. The library also takes numbers or ranges per side.',
    ko: '채울 값이 세 개여도 색이 아니며, 라이브러리는 그중 하나를 회색 값으로 고름. 거울 테두리여도 레이블은 늘어나지 않음. 라이브러리는 변마다 다른 값이나 범위도 받음',
  },
  words: ['border', 'margin', 'trim', 'shift', 'percent', '자르기', '여백', '패딩', '가장자리'],
  p: 1,
  params,
  thumbnail: { percent: [-0.3, 0.2] },
  check({ px, percent }) {
    if ((px === null) === (percent === null))
      return { en: 'Exactly one of px and percent must be set.', ko: 'px와 percent 중 하나만 정해야 함' };
    if (px === null || px[0] < px[1]) return null;
    return {
      en: 'The upper end of px is never drawn, so it must lie above the lower one.',
      ko: 'px의 최댓값은 뽑히지 않으므로 최솟값보다 커야 함',
    };
  },
  sample(params, draws, input): Draw {
    const [top, right, bottom, left] = drawSides(params, draws, input);
    const gained = (side: number): number => Math.max(side, 0);
    const [above, below] = giveBack(gained(-top), gained(-bottom), input.height);
    const [before, behind] = giveBack(gained(-left), gained(-right), input.width);
    const size = { width: input.width - before - behind, height: input.height - above - below };
    return {
      ...valid({ x: before, y: above, ...size }, input),
      pad: [gained(top), gained(bottom), gained(left), gained(right)],
      fill: drawLevel('fill', params.fill, draws),
      fill_mask: drawLevel('fill_mask', params.fill_mask, draws),
      whole: [input.width, input.height],
    };
  },
  caption({ draw: { x, y, width, height, pad, whole } }) {
    const [top, bottom, left, right] = pad;
    return parts(
      `↑ ${signed(top - y)}`,
      `→ ${signed(right - (whole[0] - x - width))}`,
      `↓ ${signed(bottom - (whole[1] - y - height))}`,
      `← ${signed(left - x)}`,
    );
  },
  fix(use): Fixed {
    const { interpolation, mask_interpolation, keep_size } = use.params;
    const { width, height, pad } = use.draw;
    const whole = wholeOf(use);
    const full = padded(use.draw, pad);
    const cuts = width < whole.width || height < whole.height;
    const resizes = keep_size && (full.width !== whole.width || full.height !== whole.height);
    return {
      nodes: [
        ...(cuts ? [cropNode(use.draw)] : []),
        ...paddingNodes(use),
        ...(resizes ? [resizeNode(whole, { interpolation, mask_interpolation, area_for_downscale: null })] : []),
      ],
    };
  },
  kernel: ({ keep_size, interpolation, mask_interpolation }) => kernel(keep_size, interpolation, mask_interpolation),
  labels: {
    outline(points, use) {
      const [x, y] = shift(use);
      const [wide, high] = zoom(use);
      return points.map(([left, top]) => [(left + x) * wide, (top + y) * high] as const);
    },
    box(box, use): Edges {
      const [wide, high] = zoom(use);
      const [x1, y1, x2, y2] = shiftBox(box, ...shift(use));
      return [x1 * wide, y1 * high, x2 * wide, y2 * high];
    },
    keypoint(point, use) {
      const [x, y] = shift(use);
      return scaleKeypoint({ ...point, x: point.x + x, y: point.y + y }, ...zoom(use));
    },
  },
});
