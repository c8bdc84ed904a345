// Runs what the page writes for every library in that library: `node scripts/parity/exports.mjs [--heavy] [--dry]`, or as a
// part of `npm run parity`.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { root, run } from '../process.mjs';
import { ensureLibrary, runPython, Unavailable } from './library.mjs';

const folder = path.join(root, 'e2e', 'parity');
const figures = path.join(root, 'src', 'formats', 'code', 'measured.json');
const limit = 20 * 60_000;
/** A library that fails altogether would bury the others. */
const mostLines = 60;

/**
 * Environments besides the reference's own; the variable may name a Python that has the packages already.
 * @type {Record<string, { libraries: readonly string[], variable: string, requirements: string }>}
 */
const environments = {
  legacy: {
    libraries: ['albumentations1', 'imgaug'],
    variable: 'EXPORTS_LEGACY_PYTHON',
    requirements: 'exports-legacy.txt',
  },
  heavy: {
    libraries: ['torchvision', 'kornia', 'tensorflow'],
    variable: 'EXPORTS_HEAVY_PYTHON',
    requirements: 'exports-heavy.txt',
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

/**
 * @param {(name: string) => Promise<any>} load Loads a module of e2e/parity.
 * @param {{ heavy: boolean, dry: boolean }} options
 * @returns {Promise<import('./parts.mjs').Score>}
 */
export async function exportsPart(load, { heavy, dry }) {
  /** @type {typeof import('../../e2e/parity/exports')} */
  const { exportTasks } = await load('exports');
  /** @type {typeof import('../../e2e/parity/exports-report')} */
  const { failures, measure, report } = await load('exports-report');
  const place = mkdtempSync(path.join(tmpdir(), 'exports-'));
  try {
    mkdirSync(path.join(place, 'files'), { recursive: true });
    const golden = path.join(folder, 'golden');
    const stored = (/** @type {string} */ name) => JSON.parse(readFileSync(path.join(golden, name), 'utf8'));
    const dialects = Object.entries(stored('dialects.json')).map(([name, { node }]) => [name, [node]]);
    const cases = { ...stored('cases.json'), ...Object.fromEntries(dialects) };
    const tasks = exportTasks(path.join(place, 'files'), golden, cases);
    const [list, found] = [path.join(place, 'tasks.json'), path.join(place, 'results.json')];
    writeFileSync(list, JSON.stringify(tasks));
    const check = (/** @type {{ ok: boolean, output: string }} */ { ok, output }) => {
      if (!ok) throw new Error(output.trim().split('\n').slice(-mostLines).join('\n'));
    };
    check(await runPython('exports.py', ['laws', list, place]));
    check(await runPython('exports.py', ['run', 'albumentations', list, place]));
    for (const name of heavy ? ['legacy', 'heavy'] : ['legacy']) {
      const python = await pythonOf(name);
      for (const library of environments[name]?.libraries ?? []) {
        const script = path.join(folder, 'exports.py');
        check(await run(python, [script, 'run', library, list, place], { env: environment, limit, cwd: folder }));
      }
    }
    check(await runPython('exports.py', ['compare', list, place, found]));
    const results = JSON.parse(readFileSync(found, 'utf8'));
    const failed = failures(tasks, results);
    console.log(failed.slice(0, mostLines).join('\n'));
    const old = JSON.parse(readFileSync(figures, 'utf8'));
    const measured = measure(tasks, results, old);
    if (!dry) {
      writeFileSync(figures, `${JSON.stringify(measured, null, 2)}\n`);
      writeFileSync(path.join(root, 'docs', 'exports.md'), report(measured));
    }
    const ran = Object.keys(results).length;
    return { passed: ran - failed.length, failed: failed.length, notes: [] };
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
    const { passed, failed } = await exportsPart(load, { heavy: has('--heavy'), dry: has('--dry') });
    console.log(`${failed > 0 ? '✗' : '✓'} exports   ${passed} passed, ${failed} failed`);
    process.exitCode = failed > 0 ? 1 : 0;
  } finally {
    await server.close();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
