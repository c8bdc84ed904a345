/** OpenCV's Canny edge detector, with a Sobel window of three pixels and sums of absolute differences. */
import type { Size } from '../../../math/box';

/** Where a slope is below tan(22.5°), in 1/32768. */
const shallow = 13573;

interface Slopes {
  readonly dx: Int32Array;
  readonly dy: Int32Array;
  /** How steep it is; with a frame of zeros one pixel wide. */
  readonly steepness: Int32Array;
}

function slopesOf(levels: Uint8Array, { width, height }: Size): Slopes {
  const [dx, dy] = [new Int32Array(width * height), new Int32Array(width * height)];
  const steepness = new Int32Array((width + 2) * (height + 2));
  for (let y = 0; y < height; y++) {
    const above = Math.max(y - 1, 0) * width;
    const here = y * width;
    const below = Math.min(y + 1, height - 1) * width;
    for (let x = 0; x < width; x++) {
      const [left, right] = [Math.max(x - 1, 0), Math.min(x + 1, width - 1)];
      const [a, b, c] = [levels[above + left]!, levels[above + x]!, levels[above + right]!];
      const [d, e] = [levels[here + left]!, levels[here + right]!];
      const [f, g, h] = [levels[below + left]!, levels[below + x]!, levels[below + right]!];
      const i = here + x;
      dx[i] = c + 2 * e + h - a - 2 * d - f;
      dy[i] = f + 2 * g + h - a - 2 * b - c;
      steepness[(y + 1) * (width + 2) + x + 1] = Math.abs(dx[i]!) + Math.abs(dy[i]!);
    }
  }
  return { dx, dy, steepness };
}

/** Whether a pixel is as steep as any across the edge it may lie on; equal ones count on one side only. */
function isRidge({ dx, dy, steepness }: Slopes, i: number, framed: number, stride: number): boolean {
  const steep = steepness[framed]!;
  const across = Math.abs(dx[i]!) * shallow;
  const down = Math.abs(dy[i]!) * 32768;
  if (down < across) return steep > steepness[framed - 1]! && steep >= steepness[framed + 1]!;
  if (down > across + Math.abs(dx[i]!) * 65536)
    return steep > steepness[framed - stride]! && steep >= steepness[framed + stride]!;
  const slant = (dx[i]! ^ dy[i]!) < 0 ? -1 : 1;
  return steep > steepness[framed - stride - slant]! && steep > steepness[framed + stride + slant]!;
}

/** 1 for pixels on edges: steeper than `high`, or than `low` and connected to such a one. */
export function canny(levels: Uint8Array, size: Size, low: number, high: number): Uint8Array {
  const { width, height } = size;
  const stride = width + 2;
  const slopes = slopesOf(levels, size);
  const ridges = new Uint8Array(stride * (height + 2));
  const open: number[] = [];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const framed = (y + 1) * stride + x + 1;
      if (slopes.steepness[framed]! <= low || !isRidge(slopes, y * width + x, framed, stride)) continue;
      ridges[framed] = 1;
      if (slopes.steepness[framed]! > high) open.push(framed);
    }
  const edges = new Uint8Array(width * height);
  const around = [-stride - 1, -stride, -stride + 1, -1, 1, stride - 1, stride, stride + 1];
  for (const framed of open) ridges[framed] = 2;
  while (open.length > 0) {
    const framed = open.pop()!;
    edges[(Math.floor(framed / stride) - 1) * width + (framed % stride) - 1] = 1;
    for (const step of around)
      if (ridges[framed + step] === 1) {
        ridges[framed + step] = 2;
        open.push(framed + step);
      }
  }
  return edges;
}
