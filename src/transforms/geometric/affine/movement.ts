/** The library's affine matrices, and how labels follow them. */
import type { Size } from '../../../math/box';
import {
  apply,
  chain,
  identity,
  invertAffine,
  isIdentity,
  type Matrix3,
  scaling,
  translation,
} from '../../../math/matrix';
import { turn } from '../../../math/turn';
import type { AffineKernel, BorderMode, Draw, Interpolation, Keypoint, Labels, Use } from '../../define';
import type { Fill, Params } from '../../params';
import { remember } from '../../remember';
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
import { borderOf } from '../parameters';

/** What was drawn. Degrees; positive angles turn the picture counter-clockwise. */
export interface Motion {
  readonly rotate: number;
  readonly scale: readonly [number, number];
  readonly shear: readonly [number, number];
  /** Whole pixels. */
  readonly translate: readonly [number, number];
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Input to output pixels: scale, rotate, shear and move, in this order, about a centre. */
export function affineMatrix({ rotate, scale, shear, translate }: Motion, [x, y]: readonly [number, number]): Matrix3 {
  const angle = radians(((rotate % 360) + 360) % 360);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const tanX = Math.tan(radians(-shear[0]));
  const tanY = Math.tan(radians(-shear[1]));
  return chain(
    translation(x, y),
    translation(translate[0], translate[1]),
    [1, tanX, 0, tanY, 1, 0, 0, 0, 1],
    [cos, sin, 0, -sin, cos, 0, 0, 0, 1],
    scaling(scale[0], scale[1]),
    translation(-x, -y),
  );
}

/** Pixels are points at whole coordinates, boxes span whole areas: two centres half a pixel apart. */
export const pixelCentre = ({ width, height }: Size) => [width / 2 - 0.5, height / 2 - 0.5] as const;
export const boxCentre = ({ width, height }: Size) => [width / 2, height / 2] as const;

const cornersOf = ({ width, height }: Size) =>
  [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ] as const;

function hull(points: readonly (readonly [number, number])[]): Edges {
  const xs = points.map((p) => p[0]);
  const ys = points.map((p) => p[1]);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** Grows the output to hold the whole moved picture, and moves the matrix along. */
export function fitOutput(matrix: Matrix3, input: Size): { readonly matrix: Matrix3; readonly output: Size } {
  const [x1, y1, x2, y2] = hull(cornersOf(input).map(([x, y]) => apply(matrix, x, y)));
  const left = Math.floor(x1);
  const top = Math.floor(y1);
  const output = { width: Math.ceil(x2) - left + 1, height: Math.ceil(y2) - top + 1 };
  return { matrix: chain(translation(-left, -top), matrix), output };
}

/** Everything needed to move labels along. */
export interface Movement {
  readonly matrix: Matrix3;
  readonly boxMatrix: Matrix3;
  /** Size of the warped picture, before any cropping. */
  readonly output: Size;
  /** Corner of the part that is kept. */
  readonly corner: readonly [number, number];
  /** What keypoint sizes are multiplied with. */
  readonly scale: number;
  readonly method: 'largest_box' | 'ellipse';
  readonly border: BorderMode;
}

/** How far mirrored copies reach, seen from the input: the library's own generous estimate. */
function reach(matrix: Matrix3, input: Size): Padding {
  const corners = cornersOf(input);
  const [x1, y1, x2, y2] = hull([...corners, ...corners.map(([x, y]) => apply(matrix, x, y))]);
  const inverse = invertAffine(matrix);
  const back = hull(
    [[x1, y1] as const, [x2, y1] as const, [x2, y2] as const, [x1, y2] as const].map(([x, y]) => apply(inverse, x, y)),
  );
  return {
    left: Math.max(0, Math.ceil(-back[0])),
    right: Math.max(0, Math.ceil(back[2] - input.width)),
    top: Math.max(0, Math.ceil(-back[1])),
    bottom: Math.max(0, Math.ceil(back[3] - input.height)),
  };
}

/** A full turn in degrees, as the ellipse of a box is sampled. */
const circle = Array.from(
  { length: 360 },
  (_, degree) => [Math.sin(radians(degree)), Math.cos(radians(degree))] as const,
);

function moveBox([x1, y1, x2, y2]: Edges, { boxMatrix, method }: Movement): Edges {
  if (method === 'largest_box') {
    return hull(
      [[x1, y1] as const, [x2, y1] as const, [x2, y2] as const, [x1, y2] as const].map(([x, y]) =>
        apply(boxMatrix, x, y),
      ),
    );
  }
  const [halfWidth, halfHeight] = [(x2 - x1) / 2, (y2 - y1) / 2];
  return hull(
    circle.map(([sin, cos]) => apply(boxMatrix, x1 + halfWidth + halfWidth * sin, y1 + halfHeight + halfHeight * cos)),
  );
}

function moveKeypoint(point: Keypoint, { matrix, scale, corner }: Movement): Keypoint {
  const [x, y] = apply(matrix, point.x, point.y);
  return {
    x: x - corner[0],
    y: y - corner[1],
    angle: turn(point.angle + Math.atan2(-matrix[3], matrix[0])),
    scale: point.scale * scale,
  };
}

/** A point of an outline goes where the pixels around it go; they are points at whole coordinates, half a pixel off. */
function movePoint(
  [x, y]: readonly [number, number],
  place: Place,
  input: Size,
  { matrix, corner }: Movement,
): readonly [number, number] {
  const [left, top] = mirrorBox([x, y, x, y], place, input);
  const [movedX, movedY] = isIdentity(matrix) ? [left - 0.5, top - 0.5] : apply(matrix, left - 0.5, top - 0.5);
  return [movedX + 0.5 - corner[0], movedY + 0.5 - corner[1]];
}

/** Labels of a transform whose movement is known for every draw. */
export function affineLabels<P extends Params, D extends Draw>(movementOf: (use: Use<P, D>) => Movement): Labels<P, D> {
  // Thousands of labels may share one step.
  const known = new WeakMap<Use<P, D>, Movement>();
  const movement = (use: Use<P, D>): Movement => {
    const found = known.get(use) ?? movementOf(use);
    known.set(use, found);
    return found;
  };
  const copies = (matrix: Matrix3, border: BorderMode, input: Size): Place[] =>
    mirrors(border) && !isIdentity(matrix) ? places(reach(matrix, input), input) : [original];
  const moveBoxes = (box: Edges, use: Use<P, D>, moved: Movement, around: readonly Place[]): readonly Edges[] =>
    around
      .map((place) => mirrorBox(box, place, use.input))
      .map((edges) => (isIdentity(moved.boxMatrix) ? edges : moveBox(edges, moved)))
      .filter((edges) => touches(edges, moved.output))
      .map((edges) => shiftBox(edges, -moved.corner[0], -moved.corner[1]));
  const moveOne = (point: Keypoint, moved: Movement): Keypoint =>
    moveKeypoint(point, isIdentity(moved.matrix) ? { ...moved, matrix: identity, scale: 1 } : moved);
  return {
    box: (box, use) => moveBoxes(box, use, movement(use), [original])[0] ?? null,
    keypoint: (point, use) => moveOne(point, movement(use)),
    boxes: (box, use) => {
      const moved = movement(use);
      return moveBoxes(box, use, moved, copies(moved.boxMatrix, moved.border, use.input));
    },
    outlines: (points, use) => {
      const moved = movement(use);
      return copies(moved.matrix, moved.border, use.input)
        .map((place) => points.map((point) => movePoint(point, place, use.input, moved)))
        .filter((outline) => touches(shiftBox(hull(outline), ...moved.corner), moved.output));
    },
    keypoints: (point, use) => {
      const moved = movement(use);
      return copies(moved.matrix, moved.border, use.input).map((place) =>
        moveOne(mirrorKeypoint(point, place, use.input), moved),
      );
    },
  };
}

/** Parameters that say how a movement is resampled. */
type Resampled = Params & {
  readonly interpolation: Interpolation;
  readonly mask_interpolation: Interpolation;
  readonly border_mode: BorderMode;
  readonly fill: Fill;
  readonly fill_mask: Fill;
};

/** The kernel of a transform whose movement is known for every draw: one resampling, nothing cropped. */
export function movedKernel<P extends Resampled, D extends Draw>(movement: (use: Use<P, D>) => Movement) {
  const kernel = remember(
    (image: Interpolation, mask: Interpolation, border: BorderMode): AffineKernel<P, D> => ({
      kind: 'affine',
      interpolation: { image, mask },
      border,
      affine(use, target) {
        const { matrix, output } = movement(use);
        return { matrix: isIdentity(matrix) ? identity : matrix, output, fill: borderOf(use.params, target).fill };
      },
    }),
  );
  return (params: P): AffineKernel<P, D> => kernel(params.interpolation, params.mask_interpolation, params.border_mode);
}
