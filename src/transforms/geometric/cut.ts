/** What padding and cropping share: where padding goes, one lattice for both together, and moving labels. */
import { boundingBox, type Size } from '../../math/box';
import type { Draws } from '../../math/random';
import { turn } from '../../math/turn';
import type { Draw, FixedNode, Keypoint, Labels, LatticeKernel, Outline, Use } from '../define';
import { dimensions } from '../format';
import { choice, type Params } from '../params';
import {
  type Edges,
  mirrorBox,
  mirrorKeypoint,
  mirrors,
  original,
  type Place,
  places,
  shiftBox,
  touches,
} from './mirror';
import { borderOf, type Filling } from './parameters';

export type PadPosition = 'center' | 'top_left' | 'top_right' | 'bottom_left' | 'bottom_right' | 'random';

export const padPosition = choice<PadPosition>(
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
);

/** Pixels added on each side. */
export type Pad = readonly [top: number, bottom: number, left: number, right: number];

/** The part of the padded picture that is kept: its corner and size in pixels, and the padding around the input. */
export type Cut = Draw & {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly pad: Pad;
};

export const noPadding: Pad = [0, 0, 0, 0];

export const padded = (input: Size, [top, bottom, left, right]: Pad): Size => ({
  width: input.width + left + right,
  height: input.height + top + bottom,
});

/** Everything of the padded picture. */
export const whole = (input: Size, pad: Pad): Cut => ({ x: 0, y: 0, ...padded(input, pad), pad });

/** Splits a difference in two; the odd pixel goes right or below. */
export const halves = (difference: number): readonly [number, number] => {
  const before = Math.floor(difference / 2);
  return [before, difference - before];
};

/** Shares out padding, which comes split evenly, by the position wanted. */
export function placePadding([top, bottom, left, right]: Pad, position: PadPosition, draws: Draws): Pad {
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

/** Pads and crops in one map from output to input pixels. */
const kernelOf = (pads: boolean): LatticeKernel<Params & Filling, Cut> => ({
  kind: 'lattice',
  pads,
  lattice({ draw, params }, target) {
    const [top, bottom, left, right] = draw.pad;
    const straight = { xx: 1, xy: 0, x0: draw.x - left, yx: 0, yy: 1, y0: draw.y - top };
    const lattice = { output: { width: draw.width, height: draw.height }, ...straight };
    return top + bottom + left + right === 0 ? lattice : { ...lattice, border: borderOf(params, target) };
  },
});

const cutting = kernelOf(false);

/** For transforms that may pad. */
export const cutAndPad = kernelOf(true);

export const cutKernel = (params: { readonly pad_if_needed: boolean }): typeof cutting =>
  params.pad_if_needed ? cutAndPad : cutting;

export const cutCaption = ({ draw }: { readonly draw: Cut }): string =>
  `x ${draw.x} · y ${draw.y} · ${dimensions(draw.width, draw.height)}`;

/** The library's padding by given amounts. */
export const padNode = ([top, bottom, left, right]: Pad, { border_mode, fill, fill_mask }: Filling): FixedNode => ({
  transform: 'Pad',
  params: { padding: [left, top, right, bottom], border_mode, fill, fill_mask },
});

function copies({ params, draw, input }: Use<Params & Filling, Cut>): readonly Place[] {
  const [top, bottom, left, right] = draw.pad;
  return mirrors(params.border_mode) ? places({ top, bottom, left, right }, input) : [original];
}

function moveKeypoint(point: Keypoint, { draw }: { readonly draw: Cut }): Keypoint {
  const [top, , left] = draw.pad;
  return { ...point, x: point.x + left - draw.x, y: point.y + top - draw.y, angle: turn(point.angle) };
}

function moveBox(box: Edges, { draw }: { readonly draw: Cut }): Edges {
  const [top, , left] = draw.pad;
  return shiftBox(box, left - draw.x, top - draw.y);
}

export const cutLabels: Labels<Params & Filling, Cut> = {
  box: moveBox,
  keypoint: moveKeypoint,
  boxes: (box, use) =>
    copies(use)
      .map((place) => moveBox(mirrorBox(box, place, use.input), use))
      .filter((edges) => touches(edges, use.draw)),
  outlines: (points, use) =>
    copies(use)
      .map((place) =>
        points.map(([x, y]): Outline[number] => {
          const [left, top] = moveBox(mirrorBox([x, y, x, y], place, use.input), use);
          return [left, top];
        }),
      )
      .filter((outline) => {
        const { x1, y1, x2, y2 } = boundingBox(outline);
        return touches([x1, y1, x2, y2], use.draw);
      }),
  keypoints(point, use) {
    const [top, bottom, left, right] = use.draw.pad;
    const { width, height } = use.input;
    const padded = ({ x, y }: Keypoint): boolean => x >= -left && y >= -top && x < width + right && y < height + bottom;
    const found = copies(use).map((place) => mirrorKeypoint(point, place, use.input));
    // Where it pads with mirroring borders, the library lets none through that lies outside, whatever the settings; a crop
    // that needs no padding skips that.
    const pads = top + bottom + left + right > 0 || !('pad_if_needed' in use.params);
    const filters = pads && mirrors(use.params.border_mode);
    const kept = filters ? found.filter(padded) : found;
    return kept.map((copy) => moveKeypoint(copy, use));
  },
};
