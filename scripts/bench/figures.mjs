// Numbers of a run: medians, spreads, and how they are written.

/** @param {readonly number[]} values @param {number} share 0..1 */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  if (sorted.length === 0) return Number.NaN;
  const at = share * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(at)] ?? Number.NaN, sorted[Math.ceil(at)] ?? Number.NaN];
  return low + (high - low) * (at - Math.floor(at));
}

/** @param {readonly number[]} values */
export const median = (values) => quantile(values, 0.5);

/** Milliseconds with as many digits as mean something. @param {number | null | undefined} value */
export function ms(value) {
  if (value === null || value === undefined || Number.isNaN(value)) return '–';
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

/** @param {number | null | undefined} value */
export const times = (value) =>
  value === null || value === undefined || !Number.isFinite(value)
    ? '–'
    : value >= 100
      ? value.toFixed(0)
      : value.toFixed(2);

/** @param {number} bytes */
export const megabytes = (bytes) => (bytes / 2 ** 20).toFixed(1);

/** @param {number} bytes */
export const kilobytes = (bytes) => (bytes / 1000).toFixed(1);
