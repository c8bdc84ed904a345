// Ratios of a run, by name: what can be compared between runs, and between machines of a kind.

/** @typedef {import('./types.d.ts').Results} Results */
/** @typedef {import('./types.d.ts').Times} Times */
/** @typedef {import('./types.d.ts').Who} Who */

/** @param {Times | undefined} times @param {Who} who @returns {number | null} */
export function medianOf(times, who) {
  const time = times?.[who];
  return time && typeof time === 'object' ? time.median : null;
}

/** Our time over another's. @param {Times | undefined} times @param {Who} than @param {Who} [who] @returns {number | null} */
export function ratio(times, than, who = 'ours') {
  const [ours, theirs] = [medianOf(times, who), medianOf(times, than)];
  return ours === null || theirs === null || theirs === 0 ? null : ours / theirs;
}

/** @type {readonly Who[]} */
const others = ['copy', 'webgl', 'wasm', 'opencv', 'canvas', 'library', 'libraryAll'];

/** Every ratio of a run; smaller is better. @param {Results} results @returns {Map<string, number>} */
export function ratiosOf({ pipelines = [], transforms = [], growth = [] }) {
  /** @type {Map<string, number>} */
  const ratios = new Map();
  const note = (/** @type {string} */ name, /** @type {number | null} */ value) => {
    if (value !== null && Number.isFinite(value)) ratios.set(name, value);
  };
  for (const { work, tiles, side, times } of pipelines)
    for (const than of others) note(`${work}, ${tiles} x ${side}: ours / ${than}`, ratio(times, than));
  for (const { name, times } of transforms)
    for (const than of /** @type {const} */ (['copy', 'library', 'opencv']))
      note(`${name}: ours / ${than}`, ratio(times, than));
  for (const { series, count, time } of growth) {
    const one = growth.find((other) => other.series === series && other.count === 1);
    if (one && count > 1) note(`${count} ${series} / 1`, time / one.time);
  }
  return ratios;
}

/** A ratio has to grow by more than this to count: runs on the same machine differ by about as much. */
export const tolerance = 1.3;

/**
 * What got worse since a kept run. Ratios of different renderers say nothing about each other.
 * @param {Results} kept
 * @param {Results} fresh
 * @returns {{ comparable: boolean, compared: number, worse: { name: string, before: number, now: number }[] }}
 */
export function compareRuns(kept, fresh) {
  if (kept.machine.renderer !== fresh.machine.renderer) return { comparable: false, compared: 0, worse: [] };
  const before = ratiosOf(kept);
  const both = [...ratiosOf(fresh)].flatMap(([name, now]) => {
    const old = before.get(name);
    return old === undefined ? [] : [{ name, before: old, now }];
  });
  const worse = both.filter(({ before, now }) => now > before * tolerance);
  worse.sort((a, b) => b.now / b.before - a.now / a.before);
  return { comparable: true, compared: both.length, worse };
}
