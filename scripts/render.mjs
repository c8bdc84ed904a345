// `npm run render`: runs pipelines through the built page in a headless Chromium and writes what comes out.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ensureInstalled } from './install.mjs';
import { readArguments, readJob, usage } from './render-options.mjs';

/** @typedef {import('./render-options.mjs').Job} Job */
/** @typedef {import('../src/render').RenderedTile} RenderedTile */
/** @typedef {(tile: RenderedTile) => Promise<void>} Save */

// npm changes to the repository's folder first; paths are meant from where the command was typed.
const start = (process.env.npm_lifecycle_event === 'render' && process.env.INIT_CWD) || process.cwd();

/** Standard output is for results; everything else goes to standard error. @param {string} line */
const say = (line) => console.error(line);

/** One line, without the driver's own prefix. @param {unknown} error */
function reason(error) {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n', 1)[0]?.replace(/^page\.evaluate: (Error: )?/, '') || 'unknown error';
}

/**
 * Reads a file of a job; `beside` is the folder of the jobs file.
 * @param {string} what
 * @param {string} file
 * @param {string} beside
 */
async function read(what, file, beside) {
  for (const folder of new Set([start, beside])) {
    const bytes = await readFile(path.resolve(folder, file)).catch(() => null);
    if (bytes) return bytes;
  }
  throw new Error(`cannot read the ${what} ${file}`);
}

/** @param {Job} job @param {string} beside */
async function labelsOf(job, beside) {
  if (job.labels === undefined) return { boxes: [], keypoints: [], notes: [] };
  const text = (await read('labels', job.labels, beside)).toString('utf8');
  const { labelsFromCoco } = await import('./coco.mjs');
  try {
    return labelsFromCoco(JSON.parse(text), path.basename(job.input));
  } catch (error) {
    throw new Error(`labels ${job.labels}: ${reason(error)}`);
  }
}

/** @param {number} index @param {number} digits */
const padded = (index, digits) => String(index).padStart(digits, '0');

/**
 * @param {Awaited<ReturnType<typeof openBrowser>>['render']} render
 * @param {Job} job
 * @param {string} beside
 */
async function runJob(render, job, beside) {
  const mask = job.mask === undefined ? undefined : await read('mask', job.mask, beside);
  const { notes: remarks, ...labels } = await labelsOf(job, beside);
  const request = {
    preset: { name: path.basename(job.preset), text: (await read('preset', job.preset, beside)).toString('utf8') },
    input: { name: path.basename(job.input), base64: (await read('input', job.input, beside)).toString('base64') },
    ...(mask && { mask: { name: path.basename(job.mask ?? ''), base64: mask.toString('base64') } }),
    labels,
    tiles: job.tiles,
    ...(job.seed !== undefined && { seed: job.seed }),
    ...(job.size !== undefined && { size: job.size }),
    ...(job.steps && { steps: true }),
  };
  const out = path.resolve(start, job.out);
  await mkdir(out, { recursive: true });
  // Written last: a folder with a tiles.json is complete.
  const list = path.join(out, 'tiles.json');
  await rm(list, { force: true });
  /** @type {RenderedTile['description'][]} */
  const descriptions = [];
  /** @param {string} name @param {{ image: string, mask: string | null }} pictures */
  const save = async (name, { image, mask }) => {
    await writeFile(path.join(out, `${name}.png`), Buffer.from(image, 'base64'));
    if (mask) await writeFile(path.join(out, `${name}.mask.png`), Buffer.from(mask, 'base64'));
  };
  const { notes } = await render(request, async (tile) => {
    const name = `tile-${padded(tile.description.index, 3)}`;
    await save(name, tile);
    for (const [index, step] of (tile.steps ?? []).entries()) await save(`${name}.step-${padded(index + 1, 2)}`, step);
    descriptions.push(tile.description);
  });
  await writeFile(list, `${JSON.stringify(descriptions, null, 2)}\n`);
  return { out, notes: [...remarks.map((remark) => `labels ${job.labels}: ${remark}`), ...notes] };
}

/** One browser for all jobs, and one page unless it crashes; `close` ends the browser. */
async function openBrowser() {
  const { chromium } = await import('playwright');
  const { chromiumArgs, findChromium } = await import('./chromium.mjs');
  const { dist, ensureBuilt } = await import('./build.mjs');
  const { serve } = await import('./serve.mjs');
  await ensureBuilt(say);
  const executablePath = await findChromium(say);
  const server = await serve(dist);
  const browser = await chromium.launch({ executablePath, args: chromiumArgs }).catch((error) => {
    // Else the server would keep this process alive.
    server.close();
    throw error;
  });
  /** @type {import('playwright').Page | undefined} */
  let page;
  /** @type {Save} */
  let save = async () => {};

  async function openPage() {
    const fresh = await browser.newPage();
    await fresh.exposeFunction('saveTile', (/** @type {RenderedTile} */ tile) => save(tile));
    fresh.on('pageerror', (error) => say(`page: ${error.message}`));
    fresh.on('console', (message) => message.type() === 'error' && say(`page: ${message.text()}`));
    fresh.on('crash', () => fresh.close());
    await fresh.goto(`${server.url}render.html`);
    await fresh.waitForFunction(() => 'renderJob' in window);
    return fresh;
  }

  return {
    /** @param {import('../src/render').RenderJob} job @param {Save} receiver Gets the job's tiles, one by one. */
    async render(job, receiver) {
      if (page === undefined || page.isClosed()) page = await openPage();
      save = receiver;
      return page.evaluate((work) => window.renderJob(work), job);
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/** @returns {Promise<{ beside: string, entries: unknown[] } | null>} */
async function requested() {
  const request = readArguments(process.argv.slice(2));
  if ('help' in request) return null;
  if ('job' in request) return { beside: start, entries: [request.job] };
  const file = path.resolve(start, request.jobs);
  const entries = JSON.parse(await readFile(file, 'utf8'));
  if (!Array.isArray(entries) || entries.length === 0) throw new Error(`${request.jobs} holds no array of jobs`);
  return { beside: path.dirname(file), entries };
}

async function main() {
  const work = await requested().catch((error) => {
    say(`${reason(error)}\n\n${usage}`);
    process.exitCode = 2;
    return undefined;
  });
  if (work === undefined) return;
  if (work === null) return console.log(usage);
  await ensureInstalled();
  const { render, close } = await openBrowser();
  let failed = 0;
  for (const [index, entry] of work.entries.entries()) {
    const name = work.entries.length === 1 ? '' : `job ${index}: `;
    try {
      const job = readJob(entry);
      const { out, notes } = await runJob(render, job, work.beside);
      for (const note of notes) say(`${name}note: ${note}`);
      console.log(`${name}${job.tiles} tiles in ${out}`);
    } catch (error) {
      failed += 1;
      say(`${name}failed: ${reason(error)}`);
    }
  }
  await close();
  process.exitCode = failed > 0 ? 1 : 0;
}

await main().catch((error) => {
  say(`failed: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
});
