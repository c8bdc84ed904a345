/** Tap tables of OpenCV's `resize`, one per axis, computed in doubles so that the shader only adds whole numbers. */

import { clamp, rint } from '../../math/round';
import type { ResizeInterpolation } from '../../transforms/define';

/** How the shader combines the taps; see glsl/resize.ts. */
export const resizeMode = { nearest: 0, linear: 1, cubic: 2, area: 3, lanczos: 4, halving: 5, exact: 6 } as const;

/** The mode OpenCV ends up in for both axes together. */
export function modeOf(
  interpolation: ResizeInterpolation,
  from: { width: number; height: number },
  to: { width: number; height: number },
  factor?: number,
): number {
  const halves = factor === undefined ? from.width === 2 * to.width && from.height === 2 * to.height : factor === 0.5;
  const shrinks = from.width >= to.width && from.height >= to.height;
  if ((interpolation === 1 || interpolation === 5) && halves) return resizeMode.halving;
  if (interpolation === 5) return resizeMode.exact;
  if (interpolation === 6) return resizeMode.nearest;
  if (interpolation === 3) {
    if (!shrinks) return resizeMode.linear;
    return halves ? resizeMode.halving : resizeMode.area;
  }
  return interpolation;
}

/**
 * The floats of one axis; `interpolation` tells apart those that share a mode but not its coordinates. The scale follows
 * from the sizes unless a factor was given.
 */
export function axisTaps(
  axis: 'columns' | 'rows',
  interpolation: ResizeInterpolation,
  mode: number,
  from: number,
  to: number,
  factor = to / from,
): number[] {
  const scale = 1 / factor;
  const table: number[] = [];
  for (let i = 0; i < to; i++) {
    if (interpolation === 6) table.push(exactIndex(i, from, to), 0, 0, 0);
    else if (mode === resizeMode.nearest) table.push(Math.min(Math.floor(i * scale), from - 1), 0, 0, 0);
    else if (mode === resizeMode.halving) table.push(2 * i, Math.min(2 * i + 1, from - 1), 0, 0);
    else if (mode === resizeMode.area) table.push(...areaTap(i, scale, from));
    else if (mode === resizeMode.linear) table.push(...linearTap(axis, i, scale, from, to, interpolation === 3));
    else if (mode === resizeMode.exact) table.push(...exactTap(i, scale, from));
    else table.push(...kernelTap(i, scale, mode === resizeMode.cubic));
  }
  return table;
}

/**
 * First and second source index, then their weights in 1/2048. Past the edge a column weighs its one pixel fully, while
 * a row keeps both weights on the same pixel: OpenCV differs there, and its rounding with it.
 */
function linearTap(
  axis: 'columns' | 'rows',
  i: number,
  scale: number,
  from: number,
  to: number,
  area: boolean,
): readonly number[] {
  let index: number;
  let fraction: number;
  if (area) {
    index = Math.floor(i * scale);
    fraction = Math.fround(i + 1 - (index + 1) * (to / from));
    fraction = fraction <= 0 ? 0 : Math.fround(fraction - Math.floor(fraction));
  } else {
    const position = Math.fround((i + 0.5) * scale - 0.5);
    index = Math.floor(position);
    fraction = Math.fround(position - index);
  }
  if (axis === 'columns' && index < 0) [index, fraction] = [0, 0];
  if (axis === 'columns' && index >= from - 1) [index, fraction] = [from - 1, 0];
  const inside = (k: number): number => clamp(k, 0, from - 1);
  const weights = [1 - fraction, fraction].map((w) => rint(Math.fround(w * 2048)));
  return [inside(index), inside(index + 1), ...weights];
}

/** Nearest by the middle of the pixel, in OpenCV's 16-bit fixed point. */
function exactIndex(i: number, from: number, to: number): number {
  const step = Math.floor((from * 65536 + Math.floor(to / 2)) / to);
  const start = Math.floor(step / 2) - (from % 2);
  return Math.min(Math.floor((step * i + start) / 65536), from - 1);
}

/** First and second source index, then their weights in 1/256; a pixel past the edge is the last one alone. */
function exactTap(i: number, scale: number, from: number): readonly number[] {
  const position = scale * (i + 0.5) - 0.5;
  const index = Math.floor(position);
  if (index < 0) return [0, 0, 256, 0];
  if (index >= from - 1) return [from - 1, from - 1, 256, 0];
  const second = rint((position - index) * 256);
  return [index, index + 1, 256 - second, second];
}

/** First source index, number of taps, weight of the first and of the last; those between weigh 1/scale. */
function areaTap(i: number, scale: number, from: number): readonly number[] {
  const cell = Math.min(scale, from - i * scale);
  const start = i * scale;
  const end = Math.min(start + scale, from);
  const first = Math.min(Math.ceil(start), from - 1);
  const last = Math.min(Math.floor(end), from - 1);
  const taps: (readonly [number, number])[] = [];
  if (first - start > 1e-3) taps.push([first - 1, (first - start) / cell]);
  for (let s = Math.min(first, last); s < last; s++) taps.push([s, 1 / cell]);
  if (end - last > 1e-3) taps.push([last, Math.min(Math.min(end - last, 1), cell) / cell]);
  return [taps[0]![0], taps.length, taps[0]![1], taps.at(-1)![1]];
}

/** Leftmost source index (may lie outside; the shader clamps), then 4 cubic weights, or 8 of Lanczos in 1/2048. */
function kernelTap(i: number, scale: number, cubic: boolean): readonly number[] {
  const position = Math.fround((i + 0.5) * scale - 0.5);
  const index = Math.floor(position);
  const fraction = Math.fround(position - index);
  if (cubic) return [index - 1, ...cubicWeights(fraction), 0, 0, 0];
  return [index - 3, ...lanczosWeights(fraction).map((w) => clamp(rint(w * 2048), -32768, 32767)), 0, 0, 0];
}

/** Keys' cubic with a = −0.75, in float32 as OpenCV computes it. */
export function cubicWeights(x: number): readonly number[] {
  const f = Math.fround;
  const a = -0.75;
  const w0 = f(f(f(f(a * f(x + 1)) - f(5 * a)) * f(x + 1) + f(8 * a)) * f(x + 1) - f(4 * a));
  const w1 = f(f(f(f(a + 2) * x - f(a + 3)) * x) * x + 1);
  const w2 = f(f(f(f(a + 2) * f(1 - x) - f(a + 3)) * f(1 - x)) * f(1 - x) + 1);
  return [w0, w1, w2, f(1 - w0 - w1 - w2)];
}

const s45 = Math.SQRT1_2;
/** sin and cos of the phase of each of the eight Lanczos taps. */
const lanczosPhases: readonly (readonly [number, number])[] = [
  [1, 0],
  [-s45, -s45],
  [0, 1],
  [s45, -s45],
  [-1, 0],
  [s45, s45],
  [0, -1],
  [-s45, s45],
];

/** Lanczos over 8 taps, normalised in float32, as OpenCV's table. */
export function lanczosWeights(x: number): readonly number[] {
  const f = Math.fround;
  const start = -(x + 3) * Math.PI * 0.25;
  const raw = lanczosPhases.map(([sine, cosine], i) => {
    const distance = f(f(x + 3) - i);
    if (Math.abs(distance) < 1e-6) return f(1e30);
    const y = -distance * Math.PI * 0.25;
    return f((sine * Math.sin(start) + cosine * Math.cos(start)) / (y * y));
  });
  const inverse = f(1 / raw.reduce((sum, w) => f(sum + w), 0));
  return raw.map((w) => f(w * inverse));
}
