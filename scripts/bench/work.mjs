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

/**
 * Where fewer tiles were run, their time is scaled up, and says so.
 * @param {{ readonly times: readonly number[], readonly tiles: number }} measured
 * @param {number} wanted
 * @returns {Time}
 */
export function summary({ times, tiles }, wanted) {
  const values = times.map((time) => (time * wanted) / tiles);
  return {
    ...{ median: median(values), low: quantile(values, 0.1), high: quantile(values, 0.9), repetitions: times.length },
    ...(tiles < wanted && { tiles }),
  };
}

/** @param {Measured | string | null} answer @param {number} wanted @returns {Time | string | null} */
const timeOf = (answer, wanted) => {
  if (answer === null || typeof answer === 'string') return answer;
  const { tiles, first, passes, bytes } = answer;
  return { ...summary(answer, wanted), ...(tiles === wanted && { first }), passes, bytes };
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
 * @returns {Promise<{ times: Times, notAsked?: string }>} `notAsked`: why the library was not.
 */
async function everyone(tools, task, { all }) {
  const { library } = tools;
  const { work, tiles, side, repetitions, patience } = task;
  const answers = await ask(tools, task);
  /** @type {Record<string, Time | string | null>} */
  const times = {};
  for (const [who, answer] of Object.entries(answers)) times[who] = timeOf(answer ?? null, tiles);
  const asked = await tools.page.evaluate((of) => window.measuring.forLibrary(of.work, of.side), { work, side });
  if (typeof asked === 'string') return { times, notAsked: asked };
  if (library === null || asked === null) return { times };
  for (const [who, cores] of /** @type {const} */ ([
    ['library', false],
    ['libraryAll', true],
  ])) {
    if (cores && !all) continue;
    const answer = await library.measure({ ...asked, tiles, side, repetitions, patience, all: cores });
    times[who] = typeof answer === 'string' ? answer : summary(answer, tiles);
  }
  return { times };
}

/** @type {readonly ContenderName[]} */
const rivals = ['webgl', 'wasm', 'opencv', 'canvas'];

const grids = /** @type {const} */ ([
  [25, 256],
  [100, 256],
  [25, 512],
  [256, 32],
]);

/** Milliseconds that one run of a rival may take. */
const longest = 3000;

/**
 * How many tiles the rivals get for whom all would take too long, going by what the first grid took them.
 * @param {Times | undefined} known
 * @param {readonly [tiles: number, side: number]} grid
 */
export function fewerTiles(known, [tiles, side]) {
  const [first, pixels] = grids[0];
  /** @type {Partial<Record<ContenderName, number>>} */
  const fewer = {};
  for (const who of rivals) {
    const time = known?.[/** @type {keyof Times} */ (who)];
    if (!time || typeof time !== 'object') continue;
    const each = (time.median / first) * (side / pixels) ** 2;
    if (each * tiles > longest) fewer[who] = Math.max(1, Math.floor(longest / each));
  }
  return fewer;
}

/** @param {Tools} tools @param {readonly string[]} works @returns {Promise<import('./types.d.ts').PipelineResult[]>} */
export async function measurePipelines(tools, works) {
  /** @type {import('./types.d.ts').PipelineResult[]} */
  const results = [];
  for (const work of works) {
    const missing = await tools.page.evaluate((name) => window.measuring.missing(name), work);
    /** @type {Times | undefined} */
    let known;
    for (const grid of tools.quick ? grids.slice(0, 1) : grids) {
      const [tiles, side] = grid;
      // As many pixels as the grid before it, for which it takes as long.
      if (work === 'heavy' && side === 512) continue;
      // To show a picture costs the same whatever made it: that is told by the light pipeline, and by one grid of the heavy.
      const shown = work === 'six' || known === undefined;
      /** @type {readonly ContenderName[]} */
      const who = [
        'copy',
        'ours',
        ...(shown ? /** @type {const} */ (['screen']) : []),
        ...(tools.rivals ? rivals : []),
      ];
      const fewer = fewerTiles(known, grid);
      const often = { repetitions: tools.quick ? 3 : 9, patience: tools.quick ? 300 : 1000 };
      const { times } = await everyone(tools, { work, tiles, side, who, fewer, ...often }, { all: true });
      known ??= times;
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
      repetitions: tools.quick ? 3 : 5,
      patience: tools.quick ? 60 : 100,
    };
    const measured = await everyone(tools, task, { all: false });
    tools.say(`${name}: ${brief(measured.times)}`);
    results.push({ name, category, refused, ...measured });
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
      repetitions: tools.quick ? 3 : 7,
      patience: tools.quick ? 200 : 600,
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
