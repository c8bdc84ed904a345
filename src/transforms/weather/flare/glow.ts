/**
 * The blurred light of a sun flare. Blurred with a sigma of 15 pixels it has no detail that samples four pixels apart
 * would miss, so only those are computed; a cubic spline through them gives the rest on the GPU.
 */
import type { Size } from '../../../math/box';
import { floatGaussian } from '../../blur/gaussian';
import { markThickLine } from '../drawing/lines';
import { emptySheet, markDisc } from '../drawing/sheet';

/** What there is of a flare. */
export interface Sun {
  readonly input: Size;
  readonly radius: number;
  readonly color: readonly number[];
  readonly center: readonly number[];
  /** As in the draw. */
  readonly circles: readonly (readonly number[])[];
}

/** Pixels between samples, and samples beyond each side of the picture, which the spline wants. */
export const apart = 4;
const margin = 4;

const weights = floatGaussian(121, 15);
const reach = (weights.length - 1) / 2;
/** Sum of all weights before each, so that a stretch of one colour takes two look-ups. */
const before = [0];
for (const weight of weights) before.push(before.at(-1)! + weight);

/** OpenCV's reflect_101, as often as it takes. */
function mirrored(i: number, length: number): number {
  if (length === 1) return 0;
  const period = 2 * (length - 1);
  const within = ((i % period) + period) % period;
  return within < length ? within : period - within;
}

/** Which shape lies uppermost at each pixel: none (0), the sun and its rays (1), circles from 2 on. */
function shapes({ input, radius, center, circles }: Sun): Uint16Array {
  const { width, height } = input;
  const [x, y] = center as [number, number];
  const sun = emptySheet(input);
  markDisc(sun, x, y, radius);
  const far = Math.max(width, height);
  for (const degrees of [0, 45, 90, 135]) {
    const turn = (degrees * Math.PI) / 180;
    const end = [Math.trunc(x + Math.cos(turn) * far), Math.trunc(y + Math.sin(turn) * far)] as const;
    markThickLine(sun, [x, y], end, 2, 8);
  }
  const found = Uint16Array.from(sun.marks);
  circles.forEach(([, cx, cy, size], n) => {
    const radius = Math.trunc(size! ** 0.33);
    for (let dy = Math.max(-radius, -cy!); dy <= Math.min(radius, height - 1 - cy!); dy++) {
      const half = Math.floor(Math.sqrt(radius * radius - dy * dy));
      const [left, right] = [Math.max(cx! - half, 0), Math.min(cx! + half, width - 1)];
      if (left <= right) found.fill(n + 2, (cy! + dy) * width + left, (cy! + dy) * width + right + 1);
    }
  });
  return found;
}

/** Samples of one side of the picture, beyond its ends included. */
export const samplesOf = (length: number): number => Math.ceil((length - 1) / apart) + 1 + 2 * margin;

/** Position in pixels of a sample. */
const place = (i: number): number => (i - margin) * apart;

/** Every row of the picture, blurred along itself: R, G, B of each sample. */
function blurredRows(sun: Sun): Float64Array {
  const { width, height } = sun.input;
  const kinds = shapes(sun);
  const colors = [[0, 0, 0], sun.color, ...sun.circles.map((each) => each.slice(4))];
  const count = samplesOf(width);
  const found = new Float64Array(count * height * 3);
  const first = place(0) - reach;
  const columns = Int32Array.from({ length: place(count - 1) + reach - first + 1 }, (_, i) =>
    mirrored(first + i, width),
  );
  for (let y = 0; y < height; y++) {
    const row = found.subarray(y * count * 3, (y + 1) * count * 3);
    for (let start = 0, end = 0; start < columns.length; start = end) {
      const kind = kinds[y * width + columns[start]!]!;
      for (end = start + 1; end < columns.length && kinds[y * width + columns[end]!] === kind; ) end++;
      if (kind > 0) addStretch(row, first + start, first + end, colors[kind]!);
    }
  }
  return found;
}

/** Adds what a stretch of one colour gives to the samples it reaches. */
function addStretch(row: Float64Array, start: number, end: number, color: readonly number[]): void {
  const count = row.length / 3;
  const from = Math.max(0, Math.ceil((start - reach) / apart) + margin);
  const to = Math.min(count - 1, Math.floor((end - 1 + reach) / apart) + margin);
  for (let i = from; i <= to; i++) {
    const left = Math.max(start - place(i) + reach, 0);
    const right = Math.min(end - place(i) + reach, weights.length);
    const share = before[right]! - before[left]!;
    for (let channel = 0; channel < 3; channel++) row[3 * i + channel]! += share * color[channel]!;
  }
}

/** Turns samples along one line into the spline's coefficients; `step` floats lie between them. */
function toSpline(values: Float64Array, start: number, step: number, count: number): void {
  const pole = Math.sqrt(3) - 2;
  const at = (i: number): number => start + i * step;
  // Mirrored at both ends, which lie outside of the picture.
  let sum = 0;
  for (let i = count - 1; i > 0; i--) sum = (sum + values[at(i)]!) * pole;
  values[at(0)]! += sum;
  for (let i = 1; i < count; i++) values[at(i)]! += pole * values[at(i - 1)]!;
  values[at(count - 1)] = (pole / (pole * pole - 1)) * (values[at(count - 1)]! + pole * values[at(count - 2)]!);
  for (let i = count - 2; i >= 0; i--) values[at(i)] = pole * (values[at(i + 1)]! - values[at(i)]!);
  for (let i = 0; i < count; i++) values[at(i)]! *= 6;
}

/** Coefficients of the spline, row by row, as a list: R, G, B and nothing. */
export function glow(sun: Sun): Float32Array {
  const { width, height } = sun.input;
  const [across, down] = [samplesOf(width), samplesOf(height)];
  const rows = blurredRows(sun);
  const line = across * 3;
  const samples = new Float64Array(line * down);
  for (let j = 0; j < down; j++) {
    const sums = samples.subarray(j * line, (j + 1) * line);
    for (let k = -reach; k <= reach; k++) {
      const row = mirrored(place(j) + k, height) * line;
      const weight = weights[k + reach]!;
      for (let i = 0; i < line; i++) sums[i]! += weight * rows[row + i]!;
    }
  }
  for (let channel = 0; channel < 3; channel++) {
    for (let j = 0; j < down; j++) toSpline(samples, j * line + channel, 3, across);
    for (let i = 0; i < across; i++) toSpline(samples, i * 3 + channel, line, down);
  }
  const list = new Float32Array(across * down * 4);
  for (let i = 0; i < across * down; i++) list.set(samples.subarray(3 * i, 3 * i + 3), 4 * i);
  return list;
}
