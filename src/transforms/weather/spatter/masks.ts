/** How strongly each pixel is covered, 0..1: by raindrops, which shine at their rims, or by mud. */
import { bytesOf } from '../../../math/bytes';
import { rint, roundByte, truncateByte } from '../../../math/round';
import { canny } from './canny';
import { distances } from './distance';
import { anyTenth, type Liquid, liquidLayer } from './liquid';
import { bell, type Plane, smoothed } from './plane';

/** OpenCV's `equalizeHist`. */
function equalized(levels: Uint8Array): Uint8Array {
  const counts = new Uint32Array(256);
  for (const level of levels) counts[level]! += 1;
  const first = counts.findIndex((count) => count > 0);
  if (counts[first] === levels.length) return levels;
  const scale = Math.fround(255 / (levels.length - counts[first]!));
  let below = 0;
  const table = counts.map((count, level) => {
    if (level > first) below += count;
    return roundByte(Math.fround(below * scale));
  });
  return levels.map((level) => table[level]!);
}

/** The picture's relief, lit from one corner: weights -2, -1, 0 above, -1, 1, 1 beside and 0, 1, 2 below; within 0..1. */
function embossed({ width, height, values }: Plane): Plane {
  const mirrored = (i: number, length: number): number =>
    length === 1 ? 0 : length - 1 - Math.abs(length - 1 - Math.abs(i));
  const found = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const [above, here, below] = [mirrored(y - 1, height) * width, y * width, mirrored(y + 1, height) * width];
    for (let x = 0; x < width; x++) {
      const [left, right] = [mirrored(x - 1, width), mirrored(x + 1, width)];
      const dark = 2 * values[above + left]! + values[above + x]! + values[here + left]!;
      const light = values[here + x]! + values[here + right]! + values[below + x]! + 2 * values[below + right]!;
      found[here + x] = Math.min(Math.max(light - dark, 0), 1);
    }
  }
  return { width, height, values: found };
}

/** Bytes from numbers. */
const bytes = (values: Plane['values'], level: (value: number) => number): Uint8Array =>
  bytesOf(values.length, (i) => level(values[i]!));

/** Drops: bright where the liquid is thick, darker towards edges, lit from one side. */
export function rainMask(liquid: Liquid): Float32Array {
  const { width, height } = liquid;
  const levels = bytes(liquidLayer(liquid).values, (value) => truncateByte(value * 255));
  const near = distances(canny(levels, liquid, 50, 150), liquid).map((distance) => Math.min(distance, 20));
  const soft = smoothed({ width, height, values: near }, bell(3, 1).map(Math.fround));
  // The library takes these distances for parts of one, so that all beyond a pixel are the same.
  const rims = equalized(bytes(soft.values, (value) => (value >= 1 ? 255 : roundByte(Math.fround(value * 255)))));
  const lit = embossed({ width, height, values: new Float32Array(rims).map((level) => level / 255) });
  const drops = new Float32Array(smoothed(lit, bell(5, 1.5).map(Math.fround)).values);
  return scaled(
    drops.map((value, i) => levels[i]! * value),
    (most) => (most > 0 ? Math.fround(1 / most) : 0),
  );
}

/** Mud: soft blots wherever there is liquid. */
export function mudMask(liquid: Liquid): Float32Array {
  const { width, height, threshold, sigma } = liquid;
  let covered = new Float32Array(bytes(liquidLayer(liquid).values, (value) => (value > threshold ? 1 : 0)));
  if (!covered.includes(1)) {
    covered = new Float32Array(width * height);
    for (const place of anyTenth(liquid)) covered[place] = 1;
  }
  const across = rint(sigma * 8 + 1) | 1;
  const soft =
    sigma > 0 ? smoothed({ width, height, values: covered }, bell(across, sigma).map(Math.fround)).values : covered;
  return scaled(new Float32Array(soft), (most) => 1 / most);
}

function scaled(mask: Float32Array, factor: (most: number) => number): Float32Array {
  let most = 0;
  for (let i = 0; i < mask.length; i++) most = Math.max(most, mask[i]!);
  const by = factor(most);
  return mask.map((value) => value * by);
}
