/** Planes of numbers, and how OpenCV smooths them where borders repeat the last pixel. */
import type { Size } from '../../../math/box';

export interface Plane extends Size {
  readonly values: Float64Array | Float32Array;
}

/** OpenCV's Gaussian weights in double precision; they sum to one. */
export function bell(width: number, sigma: number): readonly number[] {
  if (width === 1) return [1];
  const middle = (width - 1) / 2;
  const weights = Array.from({ length: width }, (_, i) => Math.exp(-0.5 * ((i - middle) / sigma) ** 2));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** A plane smoothed along rows, then along columns; as precise as its numbers. */
export function smoothed({ width, height, values }: Plane, weights: readonly number[]): Plane {
  if (weights.length === 1) return { width, height, values };
  const reach = (weights.length - 1) / 2;
  const like = (): Float64Array | Float32Array => values.slice().fill(0);
  const rows = like();
  const padded = new Float64Array(width + 2 * reach);
  for (let y = 0; y < height; y++) {
    padded.set(values.subarray(y * width, (y + 1) * width), reach);
    padded.fill(values[y * width]!, 0, reach).fill(values[(y + 1) * width - 1]!, reach + width);
    for (let x = 0; x < width; x++) {
      let sum = weights[reach]! * padded[x + reach]!;
      for (let k = 1; k <= reach; k++) sum += weights[reach + k]! * (padded[x + reach - k]! + padded[x + reach + k]!);
      rows[y * width + x] = sum;
    }
  }
  const found = like();
  const line = new Float64Array(width);
  for (let y = 0; y < height; y++) {
    line.fill(0);
    for (let k = -reach; k <= reach; k++) {
      const from = Math.min(Math.max(y + k, 0), height - 1) * width;
      const weight = weights[reach + k]!;
      for (let x = 0; x < width; x++) line[x]! += weight * rows[from + x]!;
    }
    found.set(line, y * width);
  }
  return { width, height, values: found };
}
