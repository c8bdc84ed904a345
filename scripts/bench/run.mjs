// Opens what is measured, and runs the sections one after the other: nothing else is to run beside them.
import os from 'node:os';
import { chromium } from 'playwright';
import { ensureBuilt } from '../build.mjs';
import { chromiumPageArgs, findChromium } from '../chromium.mjs';
import { measureHands } from './hands.mjs';
import { startLibrary } from './library.mjs';
import { openMeasuringPage } from './page.mjs';
import { ensureRivals } from './rivals.mjs';
import { measurePage } from './visits.mjs';
import { measureGrowth, measurePipelines, measureTransforms } from './work.mjs';

/** @typedef {import('./types.d.ts').Results} Results */

const sections = ['pipelines', 'transforms', 'growth', 'page', 'hands'];
/** The pipelines, each of which can be asked for by itself. */
const works = ['six', 'heavy'];

/** What the machine is, as far as it matters to times. */
const machine = () => ({
  cpu: os.cpus()[0]?.model.trim() || os.arch(),
  cores: os.cpus().length,
  memory: `${Math.round(os.totalmem() / 2 ** 30)} GiB`,
  system: `${os.type()} ${os.release().split('-')[0]}`,
  node: process.versions.node,
  load: os.loadavg()[0] ?? Number.NaN,
});

/** One line that is written over, where there is a terminal. @param {string} line */
const say = (line) => {
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K${line}`);
  else console.log(line);
};

/**
 * @param {{ only?: string | undefined, quick: boolean, gpu: boolean }} options
 * @param {(results: Results) => void} keep Told after every section.
 * @returns {Promise<Results>}
 */
export async function runSections({ only, quick, gpu }, keep) {
  const before = machine();
  const chosen = only?.split(',') ?? sections;
  const one = chosen.find((name) => !sections.includes(name) && !works.includes(name));
  const asked = works.filter((name) => chosen.includes('pipelines') || chosen.includes(name));
  await ensureBuilt();
  const refused = await ensureRivals();
  if (refused !== null) console.log(`What to measure against cannot be installed, and is left out.\n${refused}`);
  const executablePath = await findChromium();
  const args = gpu ? ['--no-sandbox', '--ignore-gpu-blocklist', '--enable-gpu'] : chromiumPageArgs;
  const browser = await chromium.launch({ args, ...(executablePath && { executablePath }) });
  const library = await startLibrary();
  const { page, close } = await openMeasuringPage(browser);
  try {
    const { renderer } = await page.evaluate(() => window.measuring.describe());
    const versions = refused === null ? await page.evaluate(() => window.measuring.versions()) : {};
    const { processes, ...packages } = library?.about ?? { processes: 0 };
    /** @type {Results} */
    const results = {
      date: new Date().toISOString().slice(0, 10),
      machine: { ...before, browser: browser.version(), renderer, versions: { ...versions, ...packages } },
    };
    const tools = { page, library, quick, rivals: refused === null, say };
    const preset = await page.evaluate(() => window.measuring.preset('six', 100, 256));
    // First, while nothing else has warmed up or filled the GPU's memory.
    if (chosen.includes('page')) {
      Object.assign(results, await measurePage(browser, { preset, steps: quick ? 30 : 120, say }));
    }
    keep(results);
    if (chosen.includes('hands')) results.hands = await measureHands(browser, { quick, say });
    keep(results);
    if (asked.length > 0) results.pipelines = await measurePipelines(tools, asked);
    keep(results);
    if (chosen.includes('growth')) results.growth = await measureGrowth(tools);
    keep(results);
    if (chosen.includes('transforms') || one !== undefined) results.transforms = await measureTransforms(tools, one);
    if (one !== undefined && results.transforms?.length === 0)
      throw new Error(`There is no section or transform "${one}".`);
    keep(results);
    say('');
    return results;
  } finally {
    library?.close();
    await close();
    await browser.close();
  }
}
