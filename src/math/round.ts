/** Rounds half to even, as numpy's and OpenCV's `rint`. */
export function rint(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

export const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** Clips to 0..255 and drops the fraction: the "clip" of the library's LUT path. */
export const truncateByte = (value: number): number => Math.trunc(clamp(value, 0, 255));

/** Rounds half to even, then clips to 0..255: OpenCV's `saturate_cast<uchar>`. */
export const roundByte = (value: number): number => clamp(rint(value), 0, 255);
