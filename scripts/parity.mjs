// `npm run parity`: holds what the page makes against the real library, in its pinned version.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled } from './install.mjs';
import { exportsPart } from './parity/exports.mjs';
import { checkFigures, writeFigures } from './parity/figures.mjs';
import { ensureLibrary, Unavailable } from './parity/library.mjs';
import { compared, labels, presets, scored, selftest, told } from './parity/parts.mjs';
import { versions } from './parity/versions.mjs';
import { root } from './process.mjs';

const usage = `npm run parity [-- PART…] [options]
npm run parity -- PRESET.json…

Parts; without any, all but the last two:
  selftest   wrong pictures and labels must be found out by the comparison itself
  presets    the library loads and runs what the page exports: every transform, parameter and group
  figures    e2e/parity/golden, which the other tests are held against, is what the library gives
  labels     boxes and keypoints through random geometry with random settings
  cases      the golden cases on pictures as large as people use, with mask and labels
  replay     the recipes of random pipelines, exported and run by the library
  exports    what the page writes for other libraries, run by them; writes docs/exports.md
  goldens    has the library write everything in e2e/parity/golden anew

  --dry           leave docs/parity.md alone, which is written where all parts ran
  --heavy         exports: torchvision, TensorFlow and Kornia too (gigabytes of packages)
  --only PATTERN  exports: only files whose name matches, such as "imgaug/law-Blur"
  --keep DIR      leave all pictures and files in this folder
  --pipelines N   how many random pipelines (default 200)

PRESET.json…: has the library load and run these files instead.
Needs Python 3.11 or newer with pip; makes its own virtual environment in .venv. Exit code 3: there is none.`;

/**
 * @typedef {import('./parity/figures.mjs').Load} Load
 * @typedef {import('./parity/parts.mjs').Score} Score
 * @typedef {import('./parity/parts.mjs').Found} Found
 */

/** @param {(load: Load) => Promise<void>} work */
async function withModules(work) {
  const { createServer } = await import('vite');
  const server = await createServer({
    ...{ root, appType: 'custom', logLevel: 'warn', server: { middlewareMode: true, ws: false } },
    // Nothing goes to a browser from here.
    optimizeDeps: { noDiscovery: true },
  });
  try {
    await work((name) => server.ssrLoadModule(`/e2e/parity/${name}.ts`));
  } finally {
    await server.close();
  }
}

const parts = ['selftest', 'presets', 'figures', 'labels', 'cases', 'replay'];

/** @param {ReturnType<typeof readOptions>} options @param {string} folder */
async function runParts({ chosen, pipelines, dry, heavy, only }, folder) {
  /** @type {Record<string, Score>} */
  const scores = {};
  /** @type {Partial<Found>} */
  const found = {};
  await withModules(async (load) => {
    if (chosen.has('selftest')) scores.selftest = await selftest(load, folder);
    if (chosen.has('presets')) scores.presets = await presets(load, folder);
    if (chosen.has('figures')) scores.figures = told(await checkFigures(folder));
    if (chosen.has('labels')) scores.labels = await labels(load, folder, found);
    if (chosen.has('exports')) scores.exports = await exportsPart(load, { heavy, dry, only });
    const pixels = { cases: chosen.has('cases'), replay: chosen.has('replay') };
    if (pixels.cases || pixels.replay)
      Object.assign(scores, await compared(load, { folder, pipelines, ...pixels }, found));
    if (dry || only !== undefined || !parts.every((part) => scores[part])) return;
    /** @type {typeof import('../e2e/parity/report')} */
    const { reportText } = await load('report');
    const findings = { .../** @type {Found} */ (found), scores, versions: await versions() };
    writeFileSync(path.join(root, 'docs/parity.md'), reportText(findings));
  });
  return scores;
}

function readOptions() {
  const text = /** @type {const} */ ({ type: 'string' });
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      dry: { type: 'boolean', default: false },
      heavy: { type: 'boolean', default: false },
      keep: text,
      only: text,
      pipelines: text,
      help: { type: 'boolean', short: 'h' },
    },
  });
  const files = positionals.filter((word) => ![...parts, 'exports', 'goldens'].includes(word));
  const wrong = files.find((word) => !/\.json$/.test(word));
  const pipelines = Number(values.pipelines ?? 200);
  if (wrong !== undefined || !Number.isInteger(pipelines) || pipelines < 1)
    throw new Error(`${wrong === undefined ? '--pipelines' : `"${wrong}"`} cannot be understood.\n\n${usage}`);
  const chosen = new Set(positionals.length > 0 ? positionals : parts);
  return { ...values, files, chosen, pipelines };
}

/** @param {ReturnType<typeof readOptions>} options @returns {Promise<Record<string, Score>>} */
async function runAll(options) {
  const { chosen, files, keep } = options;
  const from = process.env.INIT_CWD ?? '';
  if (files.length > 0) {
    return {
      presets: await scored(
        'check_presets.py',
        files.map((file) => path.resolve(from, file)),
      ),
    };
  }
  const folder = keep === undefined ? mkdtempSync(path.join(tmpdir(), 'parity-')) : path.resolve(from, keep);
  mkdirSync(folder, { recursive: true });
  try {
    if (!chosen.has('goldens')) return await runParts(options, folder);
    /** @type {Record<string, Score>} */
    const scores = {};
    await withModules(async (load) => {
      scores.goldens = told(await writeFigures(load, folder));
    });
    return scores;
  } finally {
    if (keep === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

async function main() {
  const options = readOptions();
  if (options.help) return console.log(usage);
  await ensureInstalled();
  await ensureLibrary();
  const scores = Object.entries(await runAll(options));
  for (const [name, { passed, failed }] of scores) {
    console.log(`${failed > 0 ? '✗' : '✓'} ${name.padEnd(9)} ${passed} passed, ${failed} failed`);
  }
  const total = (/** @type {'passed' | 'failed'} */ key) => scores.reduce((sum, [, score]) => sum + score[key], 0);
  console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
  process.exitCode = total('failed') > 0 ? 1 : 0;
}

await main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = error instanceof Unavailable ? 3 : 1;
});
