// The real library, in its pinned version, in a virtual environment of this repository.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root, run } from '../process.mjs';

/** Why the library cannot be asked on this machine. */
export class Unavailable extends Error {}

const folder = path.join(root, 'e2e', 'parity');
const venv = path.join(root, '.venv');
const venvPython = path.join(venv, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
const limit = 15 * 60_000;

/** A Python that is new enough, as command and first arguments. */
async function systemPython() {
  const check = ['-c', 'import sys; sys.exit(sys.version_info < (3, 11))'];
  for (const [command, ...args] of [['python3'], ['python'], ['py', '-3']]) {
    if (command && (await run(command, [...args, ...check], { limit: 30_000 })).ok) return { command, args };
  }
  throw new Unavailable('Agreement with the real library needs Python 3.11 or newer; there is none here.');
}

/** Leaves the pinned packages in .venv; throws `Unavailable` where they cannot be had. */
export async function ensureLibrary() {
  const requirements = path.join(folder, 'requirements.txt');
  const stamp = path.join(venv, 'requirements.sha256');
  const wanted = createHash('sha256').update(readFileSync(requirements)).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const { command, args } = await systemPython();
  console.log('Installing the real library into .venv…');
  const python = (/** @type {string[]} */ ...rest) => run(command, [...args, '-m', ...rest], { limit });
  const pip = ['pip', '--disable-pip-version-check', '--no-input', '--quiet'];
  const packages = ['install', '-r', requirements];
  let made = await python('venv', '--clear', venv);
  if (made.ok) {
    made = await run(venvPython, ['-m', ...pip, ...packages], { limit });
  } else {
    // Debian keeps what gives an environment its own pip in a package of its own; the system's pip can fill one from outside.
    made = await python('venv', '--clear', '--without-pip', venv);
    if (made.ok) made = await python(...pip, '--python', venvPython, ...packages);
  }
  if (!made.ok)
    throw new Unavailable(`Python is here, but pip cannot install the real library.\n${made.output.trim()}`);
  writeFileSync(stamp, wanted);
}

/** The environment's Python. The library asks the internet for newer versions otherwise, and this is about one version. */
export const libraryPython = {
  command: venvPython,
  env: { NO_ALBUMENTATIONS_UPDATE: '1', PYTHONDONTWRITEBYTECODE: '1' },
};

/**
 * Runs a script of e2e/parity.
 * @param {string} script
 * @param {readonly string[]} args
 * @param {import('../process.mjs').Options} [options]
 */
export function runPython(script, args, options) {
  const { command, env } = libraryPython;
  return run(command, [path.resolve(folder, script), ...args], { env, limit, ...options });
}
