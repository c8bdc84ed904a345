/** Labels under a map from output to input pixels: drawn, moved and found again, as the library does it. */
import type { Size } from '../../../math/box';
import { clamp, rint } from '../../../math/round';
import type { Draw, Keypoint, Labels, Use } from '../../define';
import type { Edges } from '../mirror';
import { perDraw, type Remapping } from './remapping';
import { followMap, type Whereabouts, whereabouts } from './whereabouts';

/** Where every output pixel comes from, row by row. */
export interface SourceMap extends Size {
  readonly x: Float32Array;
  readonly y: Float32Array;
}

export function tabulate(
  { width, height }: Size,
  place: (x: number, y: number) => readonly [number, number],
): SourceMap {
  const [xs, ys] = [new Float32Array(width * height), new Float32Array(width * height)];
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) [xs[i], ys[i]] = place(x, y) as [number, number];
  return { width, height, x: xs, y: ys };
}

/**
 * A coordinate as it is after the library kept it as a fraction of the side, in 32 bits as it came and in 64 from then on: a
 * little beside whole numbers.
 */
export const throughFraction = (value: number, side: number, keep: Use['keep']): number =>
  (keep?.wide ? value / side : Math.fround(value / side)) * side;

/** A box is filled in, whole pixels and both ends included; what shows of it is measured from first to last pixel. */
function moveBox(box: Edges, { first, last, left, right, width, height }: Whereabouts, keep: Use['keep']): Edges {
  const [x1, y1, x2, y2] = box.map((edge, i) => {
    const side = i % 2 === 0 ? width : height;
    return clamp(rint(throughFraction(edge, side, keep)), 0, side - 1);
  }) as unknown as Edges;
  let found: Edges | null = null;
  for (let y = y1; y <= y2; y++)
    for (let x = x1, i = y * width + x1; x <= x2; x++, i++) {
      if (first[i]! < 0) continue;
      const [top, bottom] = [Math.floor(first[i]! / width), Math.floor(last[i]! / width)];
      found = found
        ? [
            Math.min(found[0], left[i]!),
            Math.min(found[1], top),
            Math.max(found[2], right[i]!),
            Math.max(found[3], bottom),
          ]
        : [left[i]!, top, right[i]!, bottom];
    }
  // One that vanishes stays where it was.
  return found ?? box;
}

/** Pixels of the dot of five around a keypoint, by their place in the picture; none where its middle lies outside. */
function dotOf({ x, y }: Keypoint, { width, height }: Size): readonly number[] {
  const [px, py] = [rint(x), rint(y)];
  if (px < 0 || py < 0 || px >= width || py >= height) return [];
  return dot
    .map(([dx, dy]) => [px + dx, py + dy] as const)
    .filter(([column, row]) => column >= 0 && row >= 0 && column < width && row < height)
    .map(([column, row]) => row * width + column);
}

type Crowd = NonNullable<Use['crowd']>;

/** Which keypoint was painted last on each pixel: later dots lie over earlier ones. */
const painted = new WeakMap<Crowd['points'], ReadonlyMap<number, number>>();

function paintedBy({ points }: Crowd, size: Size): ReadonlyMap<number, number> {
  const known = painted.get(points);
  if (known) return known;
  const by = new Map(points.flatMap((point, index) => dotOf(point, size).map((at) => [at, index] as const)));
  painted.set(points, by);
  return by;
}

/** A dot of five pixels: the first of them that shows, row by row. */
function moveDot(point: Keypoint, places: Whereabouts, crowd?: Crowd): Keypoint | null {
  const { first, width } = places;
  const by = crowd && paintedBy(crowd, places);
  let found = Number.POSITIVE_INFINITY;
  for (const pixel of dotOf(point, places)) {
    if (by && by.get(pixel) !== crowd.index) continue;
    const at = first[pixel]!;
    if (at >= 0) found = Math.min(found, at);
  }
  return found === Number.POSITIVE_INFINITY ? null : { ...point, x: found % width, y: Math.floor(found / width) };
}

const dot = [
  [0, 0],
  [-1, 0],
  [1, 0],
  [0, -1],
  [0, 1],
] as const;

/** For every input pixel an output pixel that shows it, or its neighbour; the origin where there is none. */
function inverse({ x, y, width, height }: SourceMap): SourceMap {
  const [xs, ys] = [new Float32Array(width * height), new Float32Array(width * height)];
  for (let row = 0, i = 0; row < height; row++)
    for (let column = 0; column < width; column++, i++) {
      const [sx, sy] = [x[i]!, y[i]!];
      if (!(sx >= 0 && sy >= 0 && sx < width && sy < height)) continue;
      const [left, top] = [Math.floor(sx), Math.floor(sy)];
      for (let ny = top; ny <= Math.min(top + 1, height - 1); ny++)
        for (let nx = left; nx <= Math.min(left + 1, width - 1); nx++) {
          const at = ny * width + nx;
          // The library compares with where the pixel comes from, not with how near the last one was.
          const closer = Math.abs(nx - sx) + Math.abs(ny - sy) < Math.abs(nx - xs[at]!) + Math.abs(ny - ys[at]!);
          if (xs[at] !== 0 && !closer) continue;
          xs[at] = column;
          ys[at] = row;
        }
    }
  return { width, height, x: xs, y: ys };
}

function lookUp(point: Keypoint, { x, y, width, height }: SourceMap): Keypoint {
  const at = Math.trunc(clamp(point.y, 0, height - 1)) * width + Math.trunc(clamp(point.x, 0, width - 1));
  return { ...point, x: clamp(x[at]!, 0, width - 1), y: clamp(y[at]!, 0, height - 1) };
}

/** Labels of a distortion whose map is known for every draw. */
export function remapLabels<P extends Remapping & Use['params'], D extends Draw>(
  sourceMap: (use: Use<P, D>) => SourceMap,
): Labels<P, D> {
  const once = perDraw(sourceMap);
  const places = perDraw<P, D, Whereabouts>((use) => whereabouts(once(use)));
  const back = perDraw<P, D, SourceMap>((use) => inverse(once(use)));
  return {
    box: (box, use) => moveBox(box, places(use), use.keep),
    outlines: (points, use) => [followMap(points, once(use), places(use))],
    keypoint: (point, use) =>
      use.params.keypoint_remapping_method === 'direct'
        ? lookUp(point, back(use))
        : moveDot(point, places(use), use.crowd),
  };
}
