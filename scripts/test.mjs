// `npm test` and `npm run check`: every stage runs, whatever became of the one before; the last line is the score.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { countPlaywright, countVitest, lastScore } from './counts.mjs';
import { ensureInstalled } from './install.mjs';
import { root, run, runPackage } from './process.mjs';

const usage = `npm test [-- --only NAME,NAME…]

  --only   run some stages only: lint, types, unit, kernels, build, journeys, parity`;

/**
 * What a stage reports. `output` is printed when something failed; `note` says why less than everything was checked.
 * @typedef {import('./counts.mjs').Count & { output: string, note?: string }} Outcome
 */

const reports = mkdtempSync(path.join(tmpdir(), 'augmentation-playground-'));
const limit = 20 * 60_000;
/** Exit code of `npm run parity` where there is no Python for the real library. */
const libraryMissing = 3;

/** One thing that passes or fails as a whole. @param {Promise<import('./process.mjs').Result>} running @returns {Promise<Outcome>} */
async function whole(running) {
  const { ok, output } = await running;
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0, output };
}

/** @param {string} name */
function reportOf(name) {
  try {
    return JSON.parse(readFileSync(path.join(reports, `${name}.json`), 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {string} project @param {readonly string[]} args @param {Record<string, string>} [env] @returns {Promise<Outcome>} */
async function vitest(project, args, env = {}) {
  const file = path.join(reports, `${project}.json`);
  const { ok, output } = await runPackage(
    'vitest',
    'vitest',
    [
      'run',
      `--project=${project}`,
      '--no-color',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...args,
    ],
    { env, limit },
  );
  return { ...countVitest(reportOf(project), ok), output };
}

/** @type {Promise<string> | undefined} */
let chromiumPath;
/** The browser stages find theirs once; none found fails each of them, and only them. */
function chromium() {
  chromiumPath ??= import('./chromium.mjs').then(({ findChromium }) => findChromium());
  return chromiumPath;
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

let built = false;

/** @type {Record<string, () => Promise<Outcome>>} */
const stages = {
  lint: () =>
    whole(runPackage('@biomejs/biome', 'biome', ['check', '--error-on-warnings', '--max-diagnostics=100'], { limit })),
  types: () => whole(runPackage('typescript', 'tsc', ['--noEmit'], { limit })),
  // Nothing else runs meanwhile: no core is kept free.
  unit: () => vitest('node', ['--maxWorkers=100%']),
  kernels: async () => vitest('browser', [], { CHROMIUM_PATH: await chromium() }),
  build: async () => {
    const outcome = await whole(runPackage('vite', 'vite', ['build', '--logLevel=warn'], { limit }));
    built = outcome.failed === 0;
    return outcome;
  },
  journeys: async () => {
    // Whatever is left in dist from an earlier build is not what is being tested.
    if (!built) throw new Error('No page to walk through: the build failed or was left out.');
    const env = {
      CHROMIUM_PATH: await chromium(),
      E2E_PORT: String(await freePort()),
      PLAYWRIGHT_JSON_OUTPUT_NAME: path.join(reports, 'journeys.json'),
    };
    const { ok, output } = await runPackage('@playwright/test', 'playwright', ['test', '--reporter=list,json'], {
      env,
      limit,
    });
    return { ...countPlaywright(reportOf('journeys'), ok), output };
  },
  parity: async () => {
    const env = { CHROMIUM_PATH: await chromium() };
    // `npm run parity` takes five times as many pipelines, and checks more; the report is its own.
    const chosen = ['selftest', 'cases', 'replay', '--pipelines', '40', '--dry'];
    const { code, output } = await run(process.execPath, [path.join(root, 'scripts/parity.mjs'), ...chosen], {
      env,
      limit,
    });
    if (code === libraryMissing) {
      const instead = 'The pictures it once made, in e2e/parity/golden, were compared in the stage "kernels".';
      return { passed: 0, failed: 0, skipped: 1, output, note: `${output.trim()}\n${instead}` };
    }
    const score = lastScore(output);
    const silent = !score || (code !== 0 && score.failed === 0);
    return { ...(silent ? { passed: 0, failed: 1 } : score), skipped: 0, output };
  },
};

function chosenStages() {
  const { values } = parseArgs({ options: { only: { type: 'string' }, help: { type: 'boolean' } } });
  const names = values.only?.split(',') ?? Object.keys(stages);
  const unknown = names.find((name) => !stages[name]);
  if (unknown !== undefined) throw new Error(`There is no stage "${unknown}".\n\n${usage}`);
  return { names, help: values.help };
}

/** @param {string} name @returns {Promise<Outcome>} */
async function runStage(name) {
  const stage = stages[name];
  if (!stage) throw new Error(`There is no stage "${name}".`);
  try {
    return await stage();
  } catch (error) {
    return { passed: 0, failed: 1, skipped: 0, output: error instanceof Error ? error.message : String(error) };
  }
}

async function main() {
  const { names, help } = chosenStages();
  if (help) return console.log(usage);
  let passed = 0;
  let failed = 0;
  try {
    await ensureInstalled();
    for (const name of names) {
      const started = Date.now();
      const outcome = await runStage(name);
      passed += outcome.passed;
      failed += outcome.failed;
      if (outcome.failed > 0) console.log(`\n${outcome.output.trim()}\n`);
      const parts = [`${outcome.passed} passed`, `${outcome.failed} failed`];
      if (outcome.skipped > 0) parts.push(`${outcome.skipped} skipped`);
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      if (outcome.note) console.log(`\n${outcome.note}\n`);
      console.log(
        `${outcome.failed > 0 ? '✗' : outcome.passed > 0 ? '✓' : '–'} ${name.padEnd(9)} ${parts.join(', ').padEnd(24)} ${seconds} s`,
      );
    }
  } catch (error) {
    failed += 1;
    console.log(error instanceof Error ? error.message : error);
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
  process.exitCode = failed > 0 ? 1 : 0;
  console.log(`\n${passed} passed, ${failed} failed`);
}

await main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
});
