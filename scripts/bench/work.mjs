// The sections that measure pixels: pipelines, every transform alone, and cost as the work grows.
import { median, ms, quantile } from './figures.mjs';

/** @typedef {import('./types.d.ts').Time} Time */
/** @typedef {import('./types.d.ts').Times} Times */
/** @typedef {import('./page/main').Measured} Measured */
/** @typedef {import('./page/main').ContenderName} ContenderName */
/** @typedef {import('./page/main').Task} Task */

/**
 * @typedef {object} Tools
 * @property {import('playwright').Page} page The measuring page.
 * @property {import('./library.mjs').Library | null} library
 * @property {boolean} quick Few repetitions, to see that everything works.
 * @property {boolean} rivals Whether the rivals are installed.
 * @property {(line: string) => void} say
 */

/** @param {readonly number[]} values @returns {Time} */
const summary = (values) => ({
  median: median(values),
  low: quantile(values, 0.1),
  high: quantile(values, 0.9),
  repetitions: values.length,
});

/** @param {Measured | string | null} answer @returns {Time | string | null} */
const timeOf = (answer) => {
  if (answer === null || typeof answer === 'string') return answer;
  const { first, passes, bytes } = answer;
  return { ...summary(answer.times), first, passes, bytes };
};

/** Medians in a line, for whoever watches. @param {Times} times */
const brief = (times) =>
  Object.entries(times)
    .flatMap(([who, time]) => (time && typeof time === 'object' ? [`${who} ${ms(time.median)}`] : []))
    .join(', ');

/** @param {Tools} tools @param {Task} task */
const ask = ({ page }, task) => page.evaluate((asked) => window.measuring.measure(asked), task);

/**
 * The page's contenders and the library, one right after the other.
 * @param {Tools} tools
 * @param {Task} task
 * @param {{ all: boolean }} library Whether all cores are asked too.
 * @returns {Promise<Times>}
 */
async function everyone(tools, task, { all }) {
  const { library } = tools;
  const answers = await ask(tools, task);
  /** @type {Record<string, Time | string | null>} */
  const times = {};
  for (const [who, answer] of Object.entries(answers)) times[who] = timeOf(answer ?? null);
  if (library && (await tools.page.evaluate((work) => window.measuring.inLibrary(work), task.work))) {
    const preset = await tools.page.evaluate((work) => window.measuring.preset(work, 1, null), task.work);
    for (const [who, cores] of /** @type {const} */ ([
      ['library', false],
      ['libraryAll', true],
    ])) {
      if (cores && !all) continue;
      const { tiles, side, repetitions, patience } = task;
      const answer = await library.measure({ preset, tiles, side, repetitions, patience, all: cores });
      times[who] = typeof answer === 'string' ? answer : summary(answer);
    }
  }
  return times;
}

/** @type {readonly ContenderName[]} */
const rivals = ['webgl', 'wasm', 'opencv', 'canvas'];

const grids = /** @type {const} */ ([
  [25, 256],
  [100, 256],
  [25, 512],
  [256, 32],
]);

/** @param {Tools} tools @returns {Promise<import('./types.d.ts').PipelineResult[]>} */
export async function measurePipelines(tools) {
  const results = [];
  for (const work of ['six', 'heavy']) {
    const missing = await tools.page.evaluate((name) => window.measuring.missing(name), work);
    for (const [tiles, side] of tools.quick ? grids.slice(0, 1) : grids) {
      /** @type {readonly ContenderName[]} */
      const who = ['copy', 'ours', 'screen', ...(tools.rivals ? rivals : [])];
      const task = { work, tiles, side, who, repetitions: tools.quick ? 3 : 15, patience: tools.quick ? 300 : 2000 };
      const times = await everyone(tools, task, { all: true });
      tools.say(`${work}, ${tiles} x ${side}²: ${brief(times)}`);
      results.push({ work, tiles, side, missing, times });
    }
  }
  return results;
}

/** @param {Tools} tools @param {string | undefined} only @returns {Promise<import('./types.d.ts').TransformResult[]>} */
export async function measureTransforms(tools, only) {
  const all = await tools.page.evaluate(() => window.measuring.transforms());
  const results = [];
  for (const { name, category, refused } of all) {
    if (only !== undefined && name !== only) continue;
    if (refused !== null) {
      results.push({ name, category, refused, times: {} });
      continue;
    }
    /** @type {readonly ContenderName[]} */
    const who = ['copy', 'ours', ...(tools.rivals ? rivals : [])];
    const task = {
      work: name,
      tiles: 25,
      side: 256,
      who,
      repetitions: tools.quick ? 3 : 9,
      patience: tools.quick ? 60 : 250,
    };
    const times = await everyone(tools, task, { all: false });
    tools.say(`${name}: ${brief(times)}`);
    results.push({ name, category, refused, times });
  }
  return results;
}

/** @param {Tools} tools @returns {Promise<import('./types.d.ts').GrowthResult[]>} */
export async function measureGrowth(tools) {
  const work = /** @type {const} */ ([
    ...[1, 4, 9, 16, 25, 49, 100].map((tiles) => ({ series: 'tiles', count: tiles, work: 'six', tiles })),
    ...[1, 2, 5, 10, 20, 30].map((count) => ({ series: 'points', count, work: `points:${count}`, tiles: 25 })),
    ...[1, 5, 10].map((count) => ({ series: 'hues', count, work: `hues:${count}`, tiles: 25 })),
  ]);
  const results = [];
  for (const { series, count, work: name, tiles } of work) {
    /** @type {readonly ContenderName[]} */
    const who = ['copy', 'ours'];
    const task = {
      work: name,
      tiles,
      side: 256,
      who,
      repetitions: tools.quick ? 3 : 11,
      patience: tools.quick ? 200 : 1200,
    };
    const { copy, ours } = await ask(tools, task);
    if (typeof copy !== 'object' || typeof ours !== 'object' || !copy || !ours)
      throw new Error(`${name} could not be measured: ${copy ?? ''} ${ours ?? ''}`);
    tools.say(`${series} ${count}: ours ${ms(median(ours.times))}, copy ${ms(median(copy.times))}`);
    results.push({
      series: /** @type {'tiles' | 'points' | 'hues'} */ (series),
      count,
      ...{ time: median(ours.times), copy: median(copy.times), bytes: ours.bytes ?? 0 },
    });
  }
  return results;
}
