// What the page promises about its speed, each with what this run measured.
import { firstLoadBudget } from '../first-load.mjs';
import { kilobytes, median, ms, times as shown } from './figures.mjs';
import { medianOf, ratio } from './ratios.mjs';

/** @typedef {import('./types.d.ts').Results} Results */
/** @typedef {import('./types.d.ts').Target} Target */
/** @typedef {import('./types.d.ts').Who} Who */

/** @param {Results} results @param {string} work @param {number} tiles @param {number} side */
const pipeline = ({ pipelines = [] }, work, tiles, side) =>
  pipelines.find((one) => one.work === work && one.tiles === tiles && one.side === side)?.times;

/** Circumstances that belong beside a missed figure; what causes it, a run by itself cannot tell. */
const notes = {
  steps: 'One pass does all six; here each of its operations is computed in software, four pixels at a time.',
  taps: 'Medians, JPEG and smoothed noise read dozens of texels a pixel, each of them dear in software.',
  room: 'Larger sheets lie beyond the caches of a processor; how a plain copy grows stands in the table of growth.',
  points: 'Still one pass, but here its time is the sum of what each node computes.',
  bytes: 'Here shaders run in software, in 32-bit floats; OpenCV has code of its own for 8-bit levels.',
  shared: 'Here pictures are computed in software, on the same cores that the page runs on.',
};

/**
 * A ratio that must not be above a limit.
 * @param {string} text @param {number} limit @param {number | null} value @param {string} [reason]
 * @returns {Target}
 */
const atMost = (text, limit, value, reason) => ({
  text,
  limit: `at most ${limit}`,
  measured: shown(value),
  met: value === null ? null : value <= limit,
  ...(reason !== undefined && value !== null && value > limit && { reason }),
});

/** Transforms with a ratio above a limit, worst first. @param {Results} results @param {Who} than @param {number} limit */
export function above({ transforms = [] }, than, limit) {
  return transforms
    .flatMap(({ name, times }) => {
      const value = ratio(times, than);
      return value !== null && value > limit ? [{ name, value }] : [];
    })
    .sort((a, b) => b.value - a.value);
}

/** @param {Results} results @param {string} series @param {number} count */
const grown = ({ growth = [] }, series, count) =>
  growth.find((one) => one.series === series && one.count === count)?.time ?? null;

/** @param {Results} results @param {Who} than */
const both = ({ transforms = [] }, than) => transforms.filter(({ times }) => ratio(times, than) !== null).length;

/** @param {Results} results @param {string} text @param {Who} than @param {number} limit @param {string} reason @returns {Target} */
function everyTransform(results, text, than, limit, reason) {
  const slow = above(results, than, limit);
  const count = both(results, than);
  const list = slow.map(({ name, value }) => `${name} ${shown(value)}`).join(', ');
  return {
    text,
    limit: `each at most ${limit}`,
    measured: count === 0 ? '–' : `${count - slow.length} of ${count}`,
    met: count === 0 ? null : slow.length === 0,
    // A table would be as wide as the list is long.
    ...(slow.length > 0 && { reason: `${reason} Above it: ${list}.` }),
  };
}

/** @param {Results} results @returns {Target[]} */
export function targetsOf(results) {
  const six = pipeline(results, 'six', 25, 256);
  const heavy = pipeline(results, 'heavy', 25, 256);
  const stock = ratio(six, 'ours', 'webgl');
  const [few, many] = [grown(results, 'tiles', 25), grown(results, 'tiles', 100)];
  const [one, thirty] = [grown(results, 'points', 1), grown(results, 'points', 30)];
  const { page, hands } = results;
  const share = (/** @type {number | null} */ a, /** @type {number | null} */ b) => (a && b ? a / b : null);
  /** @type {Target[]} */
  const targets = [
    atMost('Six steps, 25 tiles of 256 x 256: copy passes', 4, ratio(six, 'copy'), notes.steps),
    atMost('Six steps: share of Albumentations, one thread', 0.6, ratio(six, 'library'), notes.bytes),
    atMost('Heavy pipeline: share of Albumentations, one thread', 1, ratio(heavy, 'library'), notes.taps),
    everyTransform(results, 'Each transform: share of Albumentations, one thread', 'library', 1.5, notes.bytes),
    {
      text: 'Six steps: times faster than stock TensorFlow.js on WebGL',
      limit: 'at least 10',
      measured: shown(stock),
      met: stock === null ? null : stock >= 10,
    },
    everyTransform(results, 'Each transform that both have: share of OpenCV.js', 'opencv', 1, notes.bytes),
    atMost('100 tiles take as long as 25 do, times', 4.4, share(many, few), notes.room),
    atMost('30 point nodes take as long as one, times', 2, share(thirty, one), notes.points),
  ];
  const software = /swiftshader|llvmpipe|software/i.test(results.machine.renderer);
  const frame = medianOf(pipeline(results, 'six', 100, 256), 'ours');
  targets.push({
    text: 'On a GPU: six steps on 100 tiles within a frame of 60 Hz',
    limit: 'at most 16.7 ms',
    measured: software ? `no GPU in this run (${ms(frame)} ms in software)` : `${ms(frame)} ms`,
    met: software || frame === null ? null : frame <= 1000 / 60,
  });
  if (page) {
    const { hundred, welcome, structure } = page;
    targets.push(
      {
        text: '100 tiles while dragging: no movement without a picture',
        limit: 'every one answered',
        measured: `${hundred.answered} of ${hundred.inputs}; ${hundred.frames} pictures, whole ${ms(hundred.refined)} ms after the last`,
        met: hundred.answered === hundred.inputs,
      },
      latency('Welcome pipeline', welcome),
      latency('100 tiles of six steps', hundred),
      {
        text: 'No main-thread task above 50 ms during a drag',
        limit: 'none',
        measured: `${welcome.longTasks + hundred.longTasks}, longest ${ms(Math.max(welcome.longest, hundred.longest))} ms`,
        met: welcome.longTasks + hundred.longTasks === 0,
        reason: notes.shared,
      },
      {
        text: 'Structure changes keep the last picture',
        limit: 'never blank, no task above 50 ms',
        measured: `${structure.blank} blank, longest task ${ms(structure.longest)} ms, new picture after ${ms(median(structure.toPicture))} ms`,
        met: structure.blank === 0 && structure.longest <= 50,
        reason: notes.shared,
      },
      {
        text: 'Script before the first tile shows, gzip',
        limit: `at most ${firstLoadBudget / 1000} kB`,
        measured: `${kilobytes(page.scriptBytes)} kB`,
        met: page.scriptBytes <= firstLoadBudget,
        reason: `The largest: ${largest(results)}.`,
      },
      {
        text: 'A second visit needs no network',
        limit: 'grid shows',
        measured: typeof page.offline === 'string' ? page.offline : `first tile after ${ms(page.offline.firstGrid)} ms`,
        met: typeof page.offline !== 'string',
      },
    );
  }
  if (hands) {
    const tasks = longestTasks(hands);
    const long = tasks.filter(({ own }) => own > 50);
    const most = Math.max(...tasks.map(({ own }) => own));
    targets.push({
      // The renderer runs on the same cores: what a task waits for one is the machine's, not the page's.
      text: 'Each transform found, added and moved: no page task with more than 50 ms on a core',
      limit: 'none',
      measured: `${long.length} of ${hands.length} transforms; longest ${ms(most)} ms (${ms(tasks[0]?.time)} with waiting for one)`,
      met: long.length === 0,
      reason: `${long.map(({ name }) => name).join(', ')}.`,
    });
  }
  return targets;
}

/** Longest first. @param {readonly import('./types.d.ts').Hand[]} hands */
export const longestTasks = (hands) =>
  hands
    .flatMap(({ name, adding, moving }) => [
      { name, what: 'found and added', ...adding },
      { name, what: 'moved', ...moving },
    ])
    .sort((a, b) => b.time - a.time);

/** @param {string} what @param {import('./types.d.ts').Drag} drag @returns {Target} */
function latency(what, { latency95, frameMedian }) {
  const limit = 50 + frameMedian;
  return {
    text: `${what}: 95 % of movements show within`,
    limit: `50 ms and one frame (${ms(limit)} ms)`,
    measured: `${ms(latency95)} ms`,
    met: latency95 <= limit,
    reason: notes.shared,
  };
}

/** Scripts fetched before the grid, largest first. @param {Results} results */
const largest = ({ chunks = [] }) =>
  chunks
    .filter(({ file, first }) => first && file.endsWith('.js'))
    .slice(0, 5)
    .map(({ file, gzip }) => `${file.replace(/^assets\/|-[^-]*$/g, '')} ${kilobytes(gzip)} kB`)
    .join(', ');
