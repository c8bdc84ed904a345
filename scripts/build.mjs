// Builds the page when the built one is missing or older than what it is made from.
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { root } from './process.mjs';

/** The built page. */
export const dist = path.join(root, 'dist');

const sources = [
  'src',
  'public',
  'scripts/vite',
  'index.html',
  'render.html',
  'vite.config.ts',
  'tsconfig.json',
  'package-lock.json',
];

/** Newest change below a path, in milliseconds. @param {string} place @returns {number} */
function newest(place) {
  const { mtimeMs } = statSync(place);
  // A folder's own date tells of deleted files.
  if (!statSync(place).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(place).map((name) => newest(path.join(place, name))));
}

function upToDate() {
  // Written last of all the built files, so a build cut short does not count.
  const built = ['index.html', 'render.html'].map((name) => path.join(dist, name));
  if (!built.every(existsSync)) return false;
  const oldest = Math.min(...built.map((file) => statSync(file).mtimeMs));
  return sources.every((name) => !existsSync(path.join(root, name)) || newest(path.join(root, name)) < oldest);
}

/** Leaves an up-to-date page in `dist`. @param {(line: string) => void} [say] */
export async function ensureBuilt(say = console.log) {
  if (upToDate()) return;
  say('Building the page…');
  const { build } = await import('vite');
  // Test runners set it to something else, and their children inherit it: the page would come out as its developers see it.
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  try {
    await build({ root, logLevel: 'warn' });
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
}
