// Installs the npm packages the lock file names when they are missing or others. Built-ins only.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, run } from './process.mjs';

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }} Entry */

/** @param {string} file @returns {Record<string, Entry>} */
const packagesIn = (file) => JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages;

/**
 * Whether `node_modules` holds what the lock file asks for. Compares contents, not dates: a checkout touches dates.
 * A package that is missing altogether may be one for another system only if the lock file calls it optional.
 */
function installed() {
  try {
    const present = packagesIn('node_modules/.package-lock.json');
    return Object.entries(packagesIn('package-lock.json')).every(([place, wanted]) => {
      const found = present[place];
      if (place === '') return true;
      if (!found) return wanted.optional === true || wanted.devOptional === true;
      return found.version === wanted.version && found.integrity === wanted.integrity;
    });
  } catch {
    return false;
  }
}

/** Makes sure of the packages; throws with npm's own words when it cannot. */
export async function ensureInstalled() {
  if (installed()) return;
  console.log('Installing npm packages…');
  // Under `npm run`, npm says where it lives; elsewhere a shell has to find it (npm is a batch file on Windows).
  const npm = process.env.npm_execpath?.endsWith('.js') ? process.env.npm_execpath : undefined;
  const npmRun = (/** @type {string} */ verb) => {
    // Build and test tools are "dev" packages: needed here even where NODE_ENV=production would leave them out.
    const args = [verb, '--include=dev', '--no-audit', '--no-fund'];
    return npm ? run(process.execPath, [npm, ...args]) : run('npm', args, { shell: process.platform === 'win32' });
  };
  const exact = await npmRun('ci');
  if (exact.ok) return;
  const loose = await npmRun('install');
  if (!loose.ok) throw new Error(`npm could not install the packages.\n${loose.output.trim()}`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await ensureInstalled().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
