// `npm run parity`: holds what the page makes against the real library, in its pinned version.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { lastScore } from './counts.mjs';
import { ensureInstalled } from './install.mjs';
import { ensureLibrary, runPython, Unavailable } from './parity/library.mjs';
import { askLibrary, renderAll } from './parity/pixels.mjs';
import { root } from './process.mjs';

const usage = `npm run parity [-- PART…] [options]
npm run parity -- PRESET.json…

Parts; without any, all but the last:
  selftest   wrong pictures and labels must be found out by the comparison itself
  presets    the library loads and runs what the page exports: every transform, parameter and group
  cases      the golden cases on pictures as large as people use, with mask and labels
  replay     the recipes of random pipelines, exported and run by the library
  goldens    has the library write the pictures of e2e/parity/golden anew, from cases.py

  --dry           leave docs/parity.md alone, which tells of cases and replay where both ran
  --keep DIR      leave all pictures and files in this folder
  --pipelines N   how many random pipelines (default 200)

PRESET.json…: has the library load and run these files instead.
Needs Python 3.11 or newer with pip; makes its own virtual environment in .venv. Exit code 3: there is none.`;

/** @typedef {{ passed: number, failed: number }} Score */

/** A part that fails altogether would bury the others. */
const mostLines = 60;

/** Least share of random pipelines that must hold. */
const leastHeld = 0.99;

/** @typedef {(name: string) => Promise<any>} Load Loads a module of e2e/parity with the page's own modules behind it. */

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

/** A Python script that ends with a score. @param {string} script @param {readonly string[]} args @returns {Promise<Score>} */
async function scored(script, args) {
  const { ok, output } = await runPython(script, args);
  const score = lastScore(output);
  if (!ok) console.log(output.trim().split('\n').slice(-mostLines).join('\n'));
  return score && (ok || score.failed > 0) ? score : { passed: 0, failed: 1 };
}

/** @param {Load} load @param {string} folder @returns {Promise<Score>} */
async function selftest(load, folder) {
  /** @type {typeof import('../e2e/parity/bars')} */
  const { bars, maskBar } = await load('bars');
  const file = path.join(folder, 'bars.json');
  writeFileSync(file, JSON.stringify({ ...bars, mask: maskBar(1) }));
  return scored('check_compare.py', [file]);
}

/** @param {Load} load @param {string} folder @returns {Promise<Score>} */
async function presets(load, folder) {
  /** @type {typeof import('../e2e/parity/presets')} */
  const { presetFiles } = await load('presets');
  const place = path.join(folder, 'presets');
  mkdirSync(place, { recursive: true });
  const files = presetFiles().map(({ name, text }) => {
    const file = path.join(place, `${name}.json`);
    writeFileSync(file, text);
    return file;
  });
  return scored('check_presets.py', files);
}

/**
 * Renders and compares the chosen parts together: one browser, one Python.
 * @param {Load} load
 * @param {{ folder: string, cases: boolean, replay: boolean, pipelines: number, dry: boolean }} options
 * @returns {Promise<Record<string, Score>>}
 */
async function compared(load, options) {
  const { folder } = options;
  const parity = /** @type {typeof import('../e2e/parity/comparison')} */ (await load('comparison'));
  const golden = (/** @type {string} */ name) =>
    JSON.parse(readFileSync(path.join(root, 'e2e/parity/golden', name), 'utf8'));
  const injectable = await runPython('inject.py', []);
  if (!injectable.ok) throw new Error(injectable.output.trim());
  const work = parity.prepare({
    ...{ folder, samples: path.join(root, 'public/samples'), injectable: JSON.parse(injectable.output) },
    cases: options.cases ? parity.casesOf(golden('cases.json'), golden('drawn.json')) : [],
    pipelines: options.replay ? options.pipelines : 0,
  });
  const rendered = await renderAll(work.jobs, folder);
  const results = await askLibrary(parity.tasksOf(work, rendered), folder);
  const missed = parity.missed(work, rendered, results);
  const again = path.join(folder, 'misses');
  if (missed.length > 0) {
    mkdirSync(again, { recursive: true });
    const details = await renderAll(parity.stepJobs(missed), again);
    for (const [id, result] of await askLibrary(parity.stepTasksOf(missed, details), again)) results.set(id, result);
  }
  const { rows, replay, caseText, replayText, report } = parity.conclude(work, rendered, results);
  /** @type {Record<string, Score>} */
  const scores = {};
  if (options.cases) {
    console.log(`\n${caseText}\n`);
    const held = rows.filter(({ problems }) => problems.length === 0).length;
    scores.cases = { passed: held, failed: rows.length - held };
  }
  if (options.replay) {
    console.log(`\n${replayText}\n`);
    const holds = replay.pipelines > 0 && replay.held / replay.pipelines >= leastHeld;
    scores.replay = { passed: holds ? 1 : 0, failed: holds ? 0 : 1 };
  }
  if (options.cases && options.replay && !options.dry) writeFileSync(path.join(root, 'docs/parity.md'), report);
  return scores;
}

const parts = ['selftest', 'presets', 'cases', 'replay'];

/** @param {ReturnType<typeof readOptions>} options @param {string} folder */
async function runParts({ chosen, pipelines, dry }, folder) {
  /** @type {Record<string, Score>} */
  const scores = {};
  await withModules(async (load) => {
    if (chosen.has('selftest')) scores.selftest = await selftest(load, folder);
    if (chosen.has('presets')) scores.presets = await presets(load, folder);
    const pixels = { cases: chosen.has('cases'), replay: chosen.has('replay') };
    if (pixels.cases || pixels.replay)
      Object.assign(scores, await compared(load, { folder, pipelines, dry, ...pixels }));
  });
  return scores;
}

function readOptions() {
  const text = /** @type {const} */ ({ type: 'string' });
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      dry: { type: 'boolean', default: false },
      keep: text,
      pipelines: text,
      help: { type: 'boolean', short: 'h' },
    },
  });
  const files = positionals.filter((word) => ![...parts, 'goldens'].includes(word));
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
  if (chosen.has('goldens')) {
    const { ok } = await runPython('goldens.py', [], { echo: true });
    return { goldens: { passed: ok ? 1 : 0, failed: ok ? 0 : 1 } };
  }
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
    return await runParts(options, folder);
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
