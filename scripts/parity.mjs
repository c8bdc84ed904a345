// `npm run parity`: has the real library, in its pinned version, read and run the presets that the page writes.
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureInstalled } from './install.mjs';
import { root, run } from './process.mjs';

const usage = `npm run parity [-- PRESET.json… | goldens]

Checks the given presets, or else one of every transform and group, with the real Albumentations; with "goldens", writes
the pictures that the kernels are compared with anew (e2e/parity/golden, from cases.py).
Needs Python 3.11 or newer; makes its own virtual environment in .venv.`;

const folder = path.join(root, 'e2e', 'parity');
const venv = path.join(root, '.venv');
const venvPython = path.join(venv, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');

/** A Python that is new enough, as command and first arguments. */
async function systemPython() {
  const check = ['-c', 'import sys; sys.exit(sys.version_info < (3, 11))'];
  for (const [command, ...args] of [['python3'], ['python'], ['py', '-3']]) {
    if (command && (await run(command, [...args, ...check], { limit: 30_000 })).ok) return { command, args };
  }
  throw new Error('This check runs the real library: install Python 3.11 or newer, then try again.');
}

/** Leaves the pinned packages in .venv. */
async function ensureLibrary() {
  const requirements = path.join(folder, 'requirements.txt');
  const stamp = path.join(venv, 'requirements.sha256');
  const wanted = createHash('sha256').update(readFileSync(requirements)).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const { command, args } = await systemPython();
  console.log('Installing the real library into .venv…');
  const made = await run(command, [...args, '-m', 'venv', '--clear', venv]);
  if (!made.ok) {
    throw new Error(
      `Python cannot make a virtual environment (on Debian: package python3-venv).\n${made.output.trim()}`,
    );
  }
  const pip = ['-m', 'pip', 'install', '--disable-pip-version-check', '--no-input', '--quiet', '-r', requirements];
  const installed = await run(venvPython, pip);
  if (!installed.ok) throw new Error(`pip could not install the library.\n${installed.output.trim()}`);
  writeFileSync(stamp, wanted);
}

/** @param {string} script @param {readonly string[]} args */
function runPython(script, args) {
  // The library asks the internet for newer versions otherwise, and this is about one version.
  return run(venvPython, [path.join(folder, script), ...args], {
    echo: true,
    env: { NO_ALBUMENTATIONS_UPDATE: '1', PYTHONDONTWRITEBYTECODE: '1' },
  });
}

/** Has the page's own modules write presets into a folder. @param {string} out */
async function writePresets(out) {
  const { createServer } = await import('vite');
  const server = await createServer({
    ...{ root, appType: 'custom', logLevel: 'warn', server: { middlewareMode: true, ws: false } },
    // Nothing goes to a browser from here.
    optimizeDeps: { noDiscovery: true },
  });
  try {
    /** @type {typeof import('../e2e/parity/presets')} */
    const { presetFiles } = /** @type {any} */ (await server.ssrLoadModule('/e2e/parity/presets.ts'));
    return presetFiles().map(({ name, text }) => {
      const file = path.join(out, `${name}.json`);
      writeFileSync(file, text);
      return file;
    });
  } finally {
    await server.close();
  }
}

async function main() {
  const args = process.argv.slice(2);
  if (args.some((arg) => arg.startsWith('-'))) return console.log(usage);
  const goldens = args.length === 1 && args[0] === 'goldens';
  const own = args.map((file) => path.resolve(process.env.INIT_CWD ?? '', file));
  await ensureInstalled();
  await ensureLibrary();
  if (goldens) {
    process.exitCode = (await runPython('goldens.py', [])).ok ? 0 : 1;
    return;
  }
  const out = mkdtempSync(path.join(tmpdir(), 'parity-'));
  try {
    const files = own.length > 0 ? own : await writePresets(out);
    process.exitCode = (await runPython('check_presets.py', files)).ok ? 0 : 1;
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

await main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
