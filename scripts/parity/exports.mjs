// Runs what the page writes for every library in that library: `node scripts/parity/exports.mjs [--heavy] [--dry]
// [--only PATTERN]`, or as a part of `npm run parity`.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { root, run } from '../process.mjs';
import { ensureLibrary, runPython, Unavailable } from './library.mjs';
import { savedPart } from './saved.mjs';

const folder = path.join(root, 'e2e', 'parity');
const figures = path.join(root, 'src', 'formats', 'code', 'measured.json');
const wholeFile = path.join(folder, 'exports-whole.json');
const limit = 20 * 60_000;
/** A library that fails altogether would bury the others. */
const mostLines = 60;

/**
 * Environments besides the reference's own; the variable may name a Python that has the packages already. With `torch`
 * behind it, of a library only what needs PyTorch beside it is run.
 * @type {Record<string, { runs: readonly string[], variable: string, requirements: string }>}
 */
const environments = {
  legacy: {
    runs: ['albumentations1', 'imgaug'],
    variable: 'EXPORTS_LEGACY_PYTHON',
    requirements: 'exports-legacy.txt',
  },
  heavy: {
    runs: ['torchvision', 'kornia', 'tensorflow', 'albumentations torch'],
    variable: 'EXPORTS_HEAVY_PYTHON',
    requirements: 'exports-heavy.txt',
  },
  legacyTorch: {
    runs: ['albumentations1 torch'],
    variable: 'EXPORTS_LEGACY_TORCH_PYTHON',
    requirements: 'exports-legacy-torch.txt',
  },
};

/** A Python with the packages of an environment. @param {string} name */
async function pythonOf(name) {
  const { variable, requirements } = /** @type {(typeof environments)[string]} */ (environments[name]);
  const given = process.env[variable];
  if (given) return given;
  const place = path.join(root, '.venv', name);
  const python = path.join(place, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  if (existsSync(path.join(place, 'made'))) return python;
  console.log(`Installing ${requirements}…`);
  const command = process.env.PYTHON ?? 'python3';
  const made = await run(command, ['-m', 'venv', '--clear', place], { limit });
  const packages = ['-m', 'pip', 'install', '--quiet', '-r', path.join(folder, requirements)];
  const installed = made.ok ? await run(python, packages, { limit }) : made;
  if (!installed.ok) throw new Unavailable(`pip cannot install ${requirements}.\n${installed.output.trim()}`);
  writeFileSync(path.join(place, 'made'), '');
  return python;
}

const environment = {
  ...{ NO_ALBUMENTATIONS_UPDATE: '1', PYTHONDONTWRITEBYTECODE: '1', TF_CPP_MIN_LOG_LEVEL: '3' },
  ...{ CUDA_VISIBLE_DEVICES: '-1' },
};

/** What a command that has to succeed said. @param {{ ok: boolean, output: string }} result */
function check({ ok, output }) {
  if (!ok) throw new Error(output.trim().split('\n').slice(-mostLines).join('\n'));
}

/** Has the page render its tiles. @param {readonly unknown[]} jobs @param {string} place */
async function renderTiles(jobs, place) {
  if (jobs.length === 0) return;
  const file = path.join(place, 'jobs.json');
  writeFileSync(file, JSON.stringify(jobs));
  check(await run(process.execPath, [path.join(root, 'scripts/render.mjs'), '--jobs', file], { limit }));
}

/**
 * Runs every file in its library. @param {string} list @param {string} place @param {boolean} heavy
 * @param {(library: string) => boolean} wanted
 */
async function runFiles(list, place, heavy, wanted) {
  const script = path.join(folder, 'exports.py');
  check(await runPython('exports.py', ['laws', 'reference', list, place]));
  if (wanted('albumentations')) check(await runPython('exports.py', ['run', 'albumentations', list, place]));
  for (const name of heavy ? ['legacy', 'heavy', 'legacyTorch'] : ['legacy']) {
    const runs = (environments[name]?.runs ?? []).filter((each) => wanted(each.split(' ')[0] ?? ''));
    if (runs.length === 0) continue;
    const python = await pythonOf(name);
    const start = (/** @type {string[]} */ ...args) =>
      run(python, [script, ...args], { env: environment, limit, cwd: folder });
    if (name === 'heavy') check(await start('laws', 'reference', list, place, 'torch'));
    for (const each of runs) {
      const [library = '', ...torch] = each.split(' ');
      check(await start('run', library, list, place, ...torch));
    }
  }
}

/** Runs the training loops that the page shows. @param {(name: string) => Promise<any>} load @param {string} place */
async function loopProblems(load, place) {
  /** @type {typeof import('../../e2e/parity/loops')} */
  const { loopFiles } = await load('loops');
  const files = loopFiles(place, path.join(folder, 'golden', 'photo.png'));
  const script = path.join(folder, 'loops.py');
  const ran = await run(await pythonOf('heavy'), [script, ...files], { env: environment, limit, cwd: folder });
  check(ran);
  return ran.output.split('\n').filter((line) => line.startsWith('loop'));
}

/**
 * @param {(name: string) => Promise<any>} load Loads a module of e2e/parity.
 * @param {{ heavy: boolean, dry: boolean, only?: string | undefined }} options
 * @returns {Promise<import('./parts.mjs').Score>}
 */
export async function exportsPart(load, { heavy, dry, only }) {
  /** @type {typeof import('../../e2e/parity/exports')} */
  const { exportTasks, renderJobs } = await load('exports');
  /** @type {typeof import('../../e2e/parity/exports-report')} */
  const { failures, measure, report, untested } = await load('exports-report');
  /** @type {typeof import('../../e2e/parity/exports-whole')} */
  const { unshown, wholeOf } = await load('exports-whole');
  const place = mkdtempSync(path.join(tmpdir(), 'exports-'));
  try {
    mkdirSync(path.join(place, 'files'), { recursive: true });
    const golden = path.join(folder, 'golden');
    const stored = (/** @type {string} */ file) => JSON.parse(readFileSync(file, 'utf8'));
    const dialects = Object.entries(stored(path.join(golden, 'dialects.json'))).map(([name, { node }]) => [
      name,
      [node],
    ]);
    const cases = { ...stored(path.join(golden, 'cases.json')), ...Object.fromEntries(dialects) };
    const all = exportTasks(path.join(place, 'files'), golden, cases);
    const tasks = only === undefined ? all : all.filter(({ id }) => new RegExp(only).test(id));
    const [list, found] = [path.join(place, 'tasks.json'), path.join(place, 'results.json')];
    writeFileSync(list, JSON.stringify(tasks));
    await renderTiles(renderJobs(tasks), place);
    await runFiles(list, place, heavy, (library) => tasks.some((task) => task.library === library));
    check(await runPython('exports_compare.py', [list, place, found]));
    const results = JSON.parse(readFileSync(found, 'utf8'));
    const failed = [...failures(tasks, results)];
    const measured = measure(all, results, stored(figures));
    let whole = stored(wholeFile);
    if (only === undefined) {
      const legacy = await pythonOf('legacy');
      const options = { env: environment, limit, cwd: folder };
      const saved = await savedPart(load, place, (args) => run(legacy, ['saved.py', ...args], options));
      whole = wholeOf(tasks, results, saved.rows, whole);
      failed.push(...saved.problems, ...untested(measured), ...unshown(whole));
      if (heavy) failed.push(...(await loopProblems(load, place)));
    }
    if (!dry) {
      writeFileSync(figures, `${JSON.stringify(measured, null, 2)}\n`);
      writeFileSync(wholeFile, `${JSON.stringify(whole, null, 2)}\n`);
      writeFileSync(path.join(root, 'docs', 'exports.md'), report(measured, whole));
    }
    console.log(failed.slice(0, mostLines).join('\n'));
    const ran = Object.keys(results).length;
    return { passed: Math.max(0, ran - failed.length), failed: failed.length, notes: [] };
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

async function main() {
  const { createServer } = await import('vite');
  await ensureLibrary();
  const server = await createServer({
    ...{ root, appType: 'custom', logLevel: 'warn', server: { middlewareMode: true, ws: false } },
    optimizeDeps: { noDiscovery: true },
  });
  try {
    const load = (/** @type {string} */ name) => server.ssrLoadModule(`/e2e/parity/${name}.ts`);
    const has = (/** @type {string} */ flag) => process.argv.includes(flag);
    const at = process.argv.indexOf('--only');
    const only = at < 0 ? undefined : process.argv[at + 1];
    const { passed, failed } = await exportsPart(load, { heavy: has('--heavy'), dry: has('--dry'), only });
    console.log(`${failed > 0 ? '✗' : '✓'} exports   ${passed} passed, ${failed} failed`);
    process.exitCode = failed > 0 ? 1 : 0;
  } finally {
    await server.close();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
