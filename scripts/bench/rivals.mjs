// What the playground is measured against in the browser: packages of their own, installed when first needed.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root, run } from '../process.mjs';

const folder = path.join(root, 'scripts', 'bench');

/** Where their scripts are. */
export const rivalFolder = path.join(folder, 'node_modules');

/** Whether the folder holds the versions of the lock file. */
function installed() {
  const kept = path.join(rivalFolder, '.package-lock.json');
  if (!existsSync(kept)) return false;
  const packages = (/** @type {string} */ file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  const present = packages(kept);
  return Object.entries(packages(path.join(folder, 'package-lock.json'))).every(
    ([place, { integrity }]) => place === '' || present[place]?.integrity === integrity,
  );
}

/** Makes sure of them; returns npm's own words where they cannot be had. @returns {Promise<string | null>} */
export async function ensureRivals() {
  if (installed()) return null;
  console.log('Installing what to measure against…');
  const npm = process.env.npm_execpath?.endsWith('.js') ? process.env.npm_execpath : undefined;
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { ok, output } = npm
    ? await run(process.execPath, [npm, ...args], { cwd: folder })
    : await run('npm', args, { cwd: folder, shell: process.platform === 'win32' });
  return ok ? null : output.trim();
}
