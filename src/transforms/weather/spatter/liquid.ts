/** The noise that drops and mud are made of. It is the page's own, but what becomes of it is the library's. */
import type { Size } from '../../../math/box';
import { rint } from '../../../math/round';
import { bell, type Plane, smoothed } from './plane';

export interface Liquid extends Size {
  readonly mean: number;
  readonly std: number;
  readonly sigma: number;
  readonly threshold: number;
  readonly seed: number;
}

function pcg(v: number): number {
  const state = (Math.imul(v, 747796405) + 2891336453) >>> 0;
  const word = Math.imul((state >>> ((state >>> 28) + 4)) ^ state, 277803737) >>> 0;
  return ((word >>> 22) ^ word) >>> 0;
}

/** The first three words of `pcg4d` of glsl/hash.ts for every pixel and a seed, 24 bits of each. */
function eachPixel(
  { width, height }: Size,
  seed: number,
  use: (i: number, first: number, second: number, third: number) => void,
): void {
  const start = (v: number): number => (Math.imul(v, 1664525) + 1013904223) | 0;
  const [key, last] = [start(pcg(seed)), start(seed)];
  for (let row = 0, i = 0; row < height; row++)
    for (let column = 0; column < width; column++, i++) {
      let [x, y, z, w] = [start(column), start(row), key, last];
      x = (x + Math.imul(y, w)) | 0;
      y = (y + Math.imul(z, x)) | 0;
      z = (z + Math.imul(x, y)) | 0;
      w = (w + Math.imul(y, z)) | 0;
      x ^= x >>> 16;
      y ^= y >>> 16;
      z ^= z >>> 16;
      w ^= w >>> 16;
      x = (x + Math.imul(y, w)) | 0;
      y = (y + Math.imul(z, x)) | 0;
      z = (z + Math.imul(x, y)) | 0;
      use(i, x >>> 8, y >>> 8, z >>> 8);
    }
}

/** Normal noise, smoothed; what is below the threshold is empty. */
export function liquidLayer({ width, height, mean, std, sigma, threshold, seed }: Liquid): Plane {
  const values = new Float64Array(width * height);
  eachPixel({ width, height }, seed, (i, first, _, third) => {
    const radius = Math.sqrt(-2 * Math.log((first + 1) / 0x100_0000));
    values[i] = mean + std * radius * Math.cos((2 * Math.PI * (third + 1)) / 0x100_0000);
  });
  const layer = smoothed({ width, height, values }, bell(2 * rint(3 * sigma) + 1, sigma));
  return { width, height, values: layer.values.map((value) => (value < threshold ? 0 : value)) };
}

/** A tenth of all pixels, which mud covers where nothing reaches the threshold. */
export function anyTenth({ width, height, seed }: Liquid): Int32Array {
  const order = new Int32Array(width * height);
  eachPixel({ width, height }, seed, (i, _, second) => {
    order[i] = second;
  });
  const places = Int32Array.from({ length: width * height }, (_, i) => i).sort(
    (a, b) => order[a]! - order[b]! || a - b,
  );
  return places.subarray(0, Math.max(1, Math.trunc(0.1 * width * height)));
}
