/** What the crops of fixed size share: padding where asked for, and the same cut as fixed steps. */
import type { Size } from '../../../math/box';
import type { Draws } from '../../../math/random';
import { type Fixed, type FixedNode, Refusal, type Use } from '../../define';
import { dimensions } from '../../format';
import { flag, type Params } from '../../params';
import {
  type Cut,
  halves,
  noPadding,
  type Pad,
  type PadPosition,
  padded,
  padNode,
  padPosition,
  placePadding,
} from '../cut';
import { type Filling, filling } from '../parameters';
import { cropNode } from './window';

export const padding = {
  pad_if_needed: flag(false, {
    en: 'Pads a picture that is too small; without it the library refuses.',
    ko: '이미지가 작으면 여백을 채움. 끄면 라이브러리는 오류를 냄',
  }),
  pad_position: padPosition,
  ...filling,
} as const;

interface PaddingValues {
  readonly pad_if_needed: boolean;
  readonly pad_position: PadPosition;
}

/** What the library says where a crop does not fit. */
export const tooSmall = (target: Size, input: Size): Refusal =>
  new Refusal({
    en: `The crop of ${dimensions(target.width, target.height)} is larger than the picture of ${dimensions(input.width, input.height)}.`,
    ko: `자를 크기 ${dimensions(target.width, target.height)}이(가) 이미지 ${dimensions(input.width, input.height)}보다 큼`,
  });

/** Padding that brings the input up to a size; where the difference is odd, the extra pixel goes right or below. */
export function padTo(target: Size, params: PaddingValues, draws: Draws, input: Size): Pad {
  const high = Math.max(0, target.height - input.height);
  const wide = Math.max(0, target.width - input.width);
  if (high === 0 && wide === 0) return noPadding;
  if (!params.pad_if_needed) throw tooSmall(target, input);
  return placePadding([...halves(high), ...halves(wide)], params.pad_position, draws);
}

/** The same cut as padding by given amounts, then a plain crop. */
export function fixCut({ draw, params, input }: Use<Params & Filling, Cut>): Fixed {
  const full = padded(input, draw.pad);
  const nodes: FixedNode[] = draw.pad.some((side) => side > 0) ? [padNode(draw.pad, params)] : [];
  if (draw.width !== full.width || draw.height !== full.height || nodes.length === 0) nodes.push(cropNode(draw));
  return { nodes };
}
