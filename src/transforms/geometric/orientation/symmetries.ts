/** The eight ways a square lies on itself, for pictures of any shape: mirror, then swap the axes. */
import type { Size } from '../../../math/box';
import { turn } from '../../../math/turn';
import type { FixedNode, Keypoint, Lattice, Outline } from '../../define';

export interface Symmetry {
  /** Mirrored left to right. */
  readonly across: boolean;
  /** Mirrored top to bottom. */
  readonly upright: boolean;
  /** Whether rows and columns are swapped afterwards. */
  readonly swapped: boolean;
  angle(radians: number): number;
}

/** The library's rule for a keypoint whose axes are swapped. */
const swapAngle = (angle: number): number => (angle <= Math.PI ? 0.5 : 1.5) * Math.PI - angle;

/** By the library's names, in its order; r90 is a quarter turn counter-clockwise, hvt the other diagonal. */
export const symmetries = {
  e: { across: false, upright: false, swapped: false, angle: (angle) => angle },
  r90: { across: true, upright: false, swapped: true, angle: (angle) => angle - Math.PI / 2 },
  r180: { across: true, upright: true, swapped: false, angle: (angle) => angle - Math.PI },
  r270: { across: false, upright: true, swapped: true, angle: (angle) => angle + Math.PI / 2 },
  v: { across: false, upright: true, swapped: false, angle: (angle) => -angle },
  hvt: { across: true, upright: true, swapped: true, angle: (angle) => swapAngle(turn(angle - Math.PI)) },
  h: { across: true, upright: false, swapped: false, angle: (angle) => Math.PI - angle },
  t: { across: false, upright: false, swapped: true, angle: swapAngle },
} as const satisfies { readonly [name: string]: Symmetry };

export type SymmetryName = keyof typeof symmetries;

export function latticeOf({ across, upright, swapped }: Symmetry, { width, height }: Size): Lattice {
  const [x, x0] = across ? [-1, width - 1] : [1, 0];
  const [y, y0] = upright ? [-1, height - 1] : [1, 0];
  return swapped
    ? { output: { width: height, height: width }, xx: 0, xy: x, x0, yx: y, yy: 0, y0 }
    : { output: { width, height }, xx: x, xy: 0, x0, yx: 0, yy: y, y0 };
}

export const moveOutline = (
  points: Outline,
  { across, upright, swapped }: Symmetry,
  { width, height }: Size,
): Outline =>
  points.map(([left, top]) => {
    const x = across ? width - left : left;
    const y = upright ? height - top : top;
    return swapped ? [y, x] : [x, y];
  });

export function moveKeypoint(point: Keypoint, symmetry: Symmetry, { width, height }: Size): Keypoint {
  const { across, upright, swapped, angle } = symmetry;
  const x = across ? width - 1 - point.x : point.x;
  const y = upright ? height - 1 - point.y : point.y;
  return { x: swapped ? y : x, y: swapped ? x : y, angle: turn(angle(point.angle)), scale: point.scale };
}

/** The same written as flips, which have nothing random in them. */
export const asFlips = ({ across, upright, swapped }: Symmetry): readonly FixedNode[] =>
  [across && 'HorizontalFlip', upright && 'VerticalFlip', swapped && 'Transpose']
    .filter((name) => name !== false)
    .map((transform) => ({ transform, params: {} }));
