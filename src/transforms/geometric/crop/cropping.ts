/** What the crops share: padding where asked for, one lattice for padding and cropping together, and moving labels. */
import type { Size } from '../../../math/box';
import type { Draws } from '../../../math/random';
import { turn } from '../../../math/turn';
import {
  type BorderMode,
  type Draw,
  type Fixed,
  type FixedNode,
  type Keypoint,
  type Labels,
  type LatticeKernel,
  Refusal,
  type Use,
} from '../../define';
import { dimensions } from '../../format';
import { choice, type Fill, flag } from '../../params';
import {
  type Edges,
  mirrorBox,
  mirrorKeypoint,
  mirrors,
  original,
  type Padding,
  type Place,
  places,
  shiftBox,
  touches,
} from '../mirror';
import { borderOf, filling } from '../parameters';

export type PadPosition = 'center' | 'top_left' | 'top_right' | 'bottom_left' | 'bottom_right' | 'random';

export const padding = {
  pad_if_needed: flag(false, {
    en: 'Pads a picture that is too small; without it the library refuses.',
    ko: '이미지가 작으면 여백을 채움. 끄면 라이브러리는 오류를 냄',
  }),
  pad_position: choice<PadPosition>(
    'center',
    [
      { value: 'center', label: { en: 'centre', ko: '가운데' } },
      { value: 'top_left', label: { en: 'top left', ko: '왼쪽 위' } },
      { value: 'top_right', label: { en: 'top right', ko: '오른쪽 위' } },
      { value: 'bottom_left', label: { en: 'bottom left', ko: '왼쪽 아래' } },
      { value: 'bottom_right', label: { en: 'bottom right', ko: '오른쪽 아래' } },
      { value: 'random', label: { en: 'random', ko: '무작위' } },
    ],
    { en: 'Where the picture lies within the padding.', ko: '여백 안에서 이미지를 놓는 위치' },
  ),
  ...filling,
} as const;

interface PaddingValues {
  readonly [name: string]: unknown;
  readonly pad_if_needed: boolean;
  readonly pad_position: PadPosition;
  readonly border_mode: BorderMode;
  readonly fill: Fill;
  readonly fill_mask: Fill;
}

/** The part of the padded picture that is kept: its corner and size in pixels, and the padding around the input. */
export type Cut = Draw & {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly pad: readonly [top: number, bottom: number, left: number, right: number];
};

const noPadding = [0, 0, 0, 0] as const;

const sides = ({ pad: [top, bottom, left, right] }: Cut): Padding => ({ top, bottom, left, right });

export const padded = (input: Size, [top, bottom, left, right]: Cut['pad']): Size => ({
  width: input.width + left + right,
  height: input.height + top + bottom,
});

/** Shares out padding, which comes split evenly, by the position wanted. */
export function placePadding([top, bottom, left, right]: Cut['pad'], position: PadPosition, draws: Draws): Cut['pad'] {
  const [high, wide] = [top + bottom, left + right];
  switch (position) {
    case 'top_left':
      return [0, high, 0, wide];
    case 'top_right':
      return [0, high, wide, 0];
    case 'bottom_left':
      return [high, 0, 0, wide];
    case 'bottom_right':
      return [high, 0, wide, 0];
    case 'random': {
      const above = draws.int('pad_position', [0, high], 0);
      const before = draws.int('pad_position', [0, wide], 1);
      return [above, high - above, before, wide - before];
    }
    default:
      return [top, bottom, left, right];
  }
}

/** Padding that brings the input up to a size; where the difference is odd, the extra pixel goes right or below. */
export function padTo(target: Size, params: PaddingValues, draws: Draws, input: Size): Cut['pad'] {
  const high = Math.max(0, target.height - input.height);
  const wide = Math.max(0, target.width - input.width);
  if (high === 0 && wide === 0) return noPadding;
  if (!params.pad_if_needed)
    throw new Refusal({
      en: `The crop of ${dimensions(target.width, target.height)} is larger than the picture of ${dimensions(input.width, input.height)}.`,
      ko: `자를 크기 ${dimensions(target.width, target.height)}이(가) 이미지 ${dimensions(input.width, input.height)}보다 큼`,
    });
  const [top, left] = [Math.floor(high / 2), Math.floor(wide / 2)];
  return placePadding([top, high - top, left, wide - left], params.pad_position, draws);
}

/** Pads and crops in one map from output to input pixels. */
const cutKernelOf = (pads: boolean): LatticeKernel<PaddingValues & FixedNode['params'], Cut> => ({
  kind: 'lattice',
  pads,
  lattice({ draw, params }, target) {
    const [top, bottom, left, right] = draw.pad;
    const straight = { xx: 1, xy: 0, x0: draw.x - left, yx: 0, yy: 1, y0: draw.y - top };
    const lattice = { output: { width: draw.width, height: draw.height }, ...straight };
    return top + bottom + left + right === 0 ? lattice : { ...lattice, border: borderOf(params, target) };
  },
});

const [cutting, cuttingAndPadding] = [cutKernelOf(false), cutKernelOf(true)];

export const cutKernel = (params: { readonly pad_if_needed: boolean }): typeof cutting =>
  params.pad_if_needed ? cuttingAndPadding : cutting;

export const cutCaption = ({ draw }: { readonly draw: Cut }): string =>
  `x ${draw.x} · y ${draw.y} · ${dimensions(draw.width, draw.height)}`;

function paddingNodes({ pad }: Cut, params: PaddingValues & FixedNode['params'], input: Size): FixedNode[] {
  const [top, , left] = pad;
  const full = padded(input, pad);
  const pinned = (size: Size, position: PadPosition): FixedNode => ({
    transform: 'CenterCrop',
    params: {
      height: size.height,
      width: size.width,
      pad_if_needed: true,
      pad_position: position,
      border_mode: params.border_mode,
      fill: params.fill,
      fill_mask: params.fill_mask,
    },
  });
  if (full.width === input.width && full.height === input.height) return [];
  if (params.pad_position !== 'random') return [pinned(full, params.pad_position)];
  // A random place is pinned in two steps: first above and to the left, then below and to the right.
  const before = { width: input.width + left, height: input.height + top };
  return [pinned(before, 'bottom_right'), pinned(full, 'top_left')];
}

/** The same cut as padding that is not random, then a plain crop. */
export function fixCut({ draw, params, input }: Use<PaddingValues & FixedNode['params'], Cut>): Fixed {
  const full = padded(input, draw.pad);
  const nodes = paddingNodes(draw, params, input);
  if (draw.width !== full.width || draw.height !== full.height || nodes.length === 0) {
    const { x, y, width, height } = draw;
    const { border_mode, fill, fill_mask } = params;
    const corners = { x_min: x, y_min: y, x_max: x + width, y_max: y + height };
    const unpadded = { pad_if_needed: false, pad_position: 'center', border_mode, fill, fill_mask };
    nodes.push({ transform: 'Crop', params: { ...corners, ...unpadded } });
  }
  const [top, bottom, left, right] = draw.pad;
  const { border_mode: mode } = params;
  // Padding twice differs from padding once where the second step would see the first one's border.
  const repeats = mode === 3 || (mirrors(mode) && (top + bottom >= input.height || left + right >= input.width));
  if (params.pad_position !== 'random' || !repeats) return { nodes };
  return {
    nodes,
    random: {
      en: 'The border is only the same with one colour or a stretched edge.',
      ko: '테두리는 단색이나 가장자리 늘리기일 때만 똑같이 재현됨',
    },
  };
}

const copies = (use: Use<PaddingValues & FixedNode['params'], Cut>): readonly Place[] =>
  mirrors(use.params.border_mode) ? places(sides(use.draw), use.input) : [original];

function moveKeypoint(point: Keypoint, { draw }: { readonly draw: Cut }): Keypoint {
  const { top, left } = sides(draw);
  return { ...point, x: point.x + left - draw.x, y: point.y + top - draw.y, angle: turn(point.angle) };
}

function moveBox(box: Edges, { draw }: { readonly draw: Cut }): Edges {
  const { top, left } = sides(draw);
  return shiftBox(box, left - draw.x, top - draw.y);
}

export const cutLabels: Labels<PaddingValues & FixedNode['params'], Cut> = {
  box: moveBox,
  keypoint: moveKeypoint,
  boxes: (box, use) =>
    copies(use)
      .map((place) => moveBox(mirrorBox(box, place, use.input), use))
      .filter((edges) => touches(edges, use.draw)),
  keypoints: (point, use) => copies(use).map((place) => moveKeypoint(mirrorKeypoint(point, place, use.input), use)),
};
