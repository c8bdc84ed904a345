/** The other way round a map: where in the output each input pixel shows, and where an outline goes. */
import type { Size } from '../../../math/box';
import { clamp, rint } from '../../../math/round';
import type { Outline } from '../../define';
import type { SourceMap } from './labels';

/** For every input pixel the output pixels that show it, nearest neighbours: which come first and last, and how far they reach. */
export interface Whereabouts extends Size {
  /** Indices of output pixels, row by row; -1 where the input pixel shows nowhere. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** Columns. */
  readonly left: Int32Array;
  readonly right: Int32Array;
}

export function whereabouts({ x, y, width, height }: SourceMap): Whereabouts {
  const count = width * height;
  const found = {
    first: new Int32Array(count).fill(-1),
    last: new Int32Array(count),
    left: new Int32Array(count).fill(width),
    right: new Int32Array(count).fill(-1),
  };
  for (let row = 0, i = 0; row < height; row++)
    for (let column = 0; column < width; column++, i++) {
      const [sx, sy] = [rint(x[i]!), rint(y[i]!)];
      if (!(sx >= 0 && sy >= 0 && sx < width && sy < height)) continue;
      const at = sy * width + sx;
      if (found.first[at]! < 0) found.first[at] = i;
      found.last[at] = i;
      if (column < found.left[at]!) found.left[at] = column;
      if (column > found.right[at]!) found.right[at] = column;
    }
  return { ...found, width, height };
}

/** Steps of the search for the position that shows a point; it closes in fast, or not at all. */
const steps = 8;

/**
 * Where the points of an outline are shown. Sought from a pixel that shows something near, along the slope of the map;
 * points that left the picture are placed beyond its edge by the slope there.
 */
export function followMap(points: Outline, source: SourceMap, places: Whereabouts): Outline {
  let start: readonly [number, number] = [source.width / 2, source.height / 2];
  return points.map(([x, y]) => {
    // Pixels are points at whole coordinates, outlines count from the corner.
    const target = [x - 0.5, y - 0.5] as const;
    start = seek(target, source, nearby(target, places) ?? start);
    return [start[0] + 0.5, start[1] + 0.5] as const;
  });
}

/** How far around a point a pixel that shows is looked for. */
const reach = 6;

function nearby([x, y]: readonly [number, number], places: Whereabouts): readonly [number, number] | null {
  const { width, height, first } = places;
  const [cx, cy] = [rint(x), rint(y)];
  for (let radius = 0; radius <= reach; radius++)
    for (let dy = -radius; dy <= radius; dy++)
      for (let dx = -radius; dx <= radius; dx += Math.abs(dy) === radius ? 1 : Math.max(1, 2 * radius)) {
        const [px, py] = [cx + dx, cy + dy];
        if (px < 0 || py < 0 || px >= width || py >= height) continue;
        const at = first[py * width + px]!;
        if (at >= 0) return [at % width, Math.floor(at / width)];
      }
  return null;
}

function seek(
  [x, y]: readonly [number, number],
  source: SourceMap,
  start: readonly [number, number],
): readonly [number, number] {
  let [u, v] = start;
  let best = { u, v, off: Number.POSITIVE_INFINITY };
  for (let step = 0; step < steps; step++) {
    const { at, across, down } = slope(source, u, v);
    const [ex, ey] = [x - at[0], y - at[1]];
    const off = Math.hypot(ex, ey);
    if (off < best.off) best = { u, v, off };
    const determinant = across[0] * down[1] - across[1] * down[0];
    if (off < 1e-3 || Math.abs(determinant) < 1e-3) break;
    u += (ex * down[1] - ey * down[0]) / determinant;
    v += (ey * across[0] - ex * across[1]) / determinant;
    // A map may be nearly flat where a point left the picture: anywhere outside will do.
    u = clamp(u, -source.width / 2, source.width * 1.5);
    v = clamp(v, -source.height / 2, source.height * 1.5);
  }
  return [best.u, best.v];
}

type Pair = readonly [number, number];

/** The map at a position, and how it changes along a row and a column; beyond the edge it goes on straight. */
function slope({ x, y, width, height }: SourceMap, u: number, v: number): { at: Pair; across: Pair; down: Pair } {
  const column = Math.min(Math.max(Math.floor(u), 0), Math.max(0, width - 2));
  const row = Math.min(Math.max(Math.floor(v), 0), Math.max(0, height - 2));
  const [fx, fy] = [u - column, v - row];
  const i = row * width + column;
  const [right, below] = [width > 1 ? i + 1 : i, height > 1 ? i + width : i];
  const corner = width > 1 ? below + 1 : below;
  // Between four pixels the map is bilinear, beyond the picture linear.
  const inside = fx >= 0 && fy >= 0 && fx <= 1 && fy <= 1;
  const mix = (values: Float32Array): readonly [number, number, number] => {
    const [a, b, c, d] = [values[i]!, values[right]!, values[below]!, values[corner]!];
    const twist = inside ? a - b - c + d : 0;
    return [a + (b - a) * fx + (c - a) * fy + twist * fx * fy, b - a + twist * fy, c - a + twist * fx];
  };
  const [atX, acrossX, downX] = mix(x);
  const [atY, acrossY, downY] = mix(y);
  return { at: [atX, atY], across: [acrossX, acrossY], down: [downX, downY] };
}
