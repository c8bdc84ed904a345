/** Crops that only cut: the part that is kept, how labels follow it, and the same cut with fixed edges. */
import type { Size } from '../../../math/box';
import { type FixedNode, type Labels, type LatticeKernel, Refusal } from '../../define';
import { dimensions } from '../../format';
import type { Params } from '../../params';
import { shiftBox } from '../mirror';

/** The part of the picture that is kept, in whole pixels. */
export type Window = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** A window of this size at a place given as two fractions; one that is too large is cut to the picture. */
export function windowAt(size: Size, [down, along]: readonly [number, number], input: Size): Window {
  const width = Math.min(size.width, input.width);
  const height = Math.min(size.height, input.height);
  return {
    x: Math.trunc((input.width - width + 1) * along),
    y: Math.trunc((input.height - height + 1) * down),
    width,
    height,
  };
}

export const centredWindow = ({ width, height }: Size, input: Size): Window => ({
  x: Math.floor((input.width - width) / 2),
  y: Math.floor((input.height - height) / 2),
  width,
  height,
});

/** The window itself, unless nothing would be left or it leaves the picture: there the library raises an error. */
export function valid(window: Window, input: Size): Window {
  const { x, y, width, height } = window;
  const inside = x >= 0 && y >= 0 && x + width <= input.width && y + height <= input.height;
  if (width > 0 && height > 0 && inside) return window;
  throw new Refusal({
    en: 'Nothing would be left of the picture; the library raises an error here.',
    ko: '남는 부분이 없음. 라이브러리에서는 오류가 남',
  });
}

export const windowKernel: LatticeKernel<Params, Window> = {
  kind: 'lattice',
  pads: false,
  lattice: ({ draw: { x, y, width, height } }) => ({
    output: { width, height },
    xx: 1,
    xy: 0,
    x0: x,
    yx: 0,
    yy: 1,
    y0: y,
  }),
};

export const windowCaption = ({ draw }: { readonly draw: Window }): string =>
  `x ${draw.x} · y ${draw.y} · ${dimensions(draw.width, draw.height)}`;

/** The library's crop by given edges. */
export const cropNode = ({ x, y, width, height }: Window): FixedNode => ({
  transform: 'Crop',
  params: {
    x_min: x,
    y_min: y,
    x_max: x + width,
    y_max: y + height,
    pad_if_needed: false,
    pad_position: 'center',
    border_mode: 0,
    fill: 0,
    fill_mask: 0,
  },
});

export const windowLabels: Labels<Params, Window> = {
  outline: (points, { draw }) => points.map(([x, y]) => [x - draw.x, y - draw.y] as const),
  box: (box, { draw }) => shiftBox(box, -draw.x, -draw.y),
  keypoint: (point, { draw }) => ({ ...point, x: point.x - draw.x, y: point.y - draw.y }),
};

/** Everything about a plain crop but its name, its parameters and how its window is drawn. */
export const windowed = {
  caption: windowCaption,
  fix: ({ draw }: { readonly draw: Window }) => ({ nodes: [cropNode(draw)] }),
  kernel: () => windowKernel,
  labels: windowLabels,
} as const;
