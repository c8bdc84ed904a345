// Files that the library itself saved, through the page and back into the library.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../process.mjs';
import { runPython } from './library.mjs';

const fixtures = path.join(root, 'e2e', 'parity', 'saved');

/**
 * @typedef {{ ok: boolean, output: string }} Ran
 * @typedef {(args: readonly string[]) => Promise<Ran>} Start Runs saved.py with arguments in an environment.
 * @typedef {import('../../e2e/parity/saved').SavedRow} Row
 */

/** @param {Ran} result */
function said({ ok, output }) {
  if (!ok) throw new Error(output.trim());
  return output;
}

/**
 * @param {(name: string) => Promise<any>} load
 * @param {string} folder
 * @param {Start} legacy In 1.3.1.
 * @returns {Promise<{ problems: readonly string[], rows: readonly Row[] }>}
 */
export async function savedPart(load, folder, legacy) {
  /** @type {typeof import('../../e2e/parity/saved')} */
  const { savedFiles, savedProblems, savedRows } = await load('saved');
  /** @type {Start} */
  const reference = (args) => runPython('saved.py', args);
  const fresh = path.join(folder, 'saved-anew');
  mkdirSync(fresh, { recursive: true });
  for (const start of [legacy, reference]) said(await start(['save', fresh]));
  const json = (/** @type {string} */ place, /** @type {string} */ name) =>
    JSON.stringify(JSON.parse(readFileSync(path.join(place, name), 'utf8')));
  const changed = readdirSync(fresh).filter((name) => json(fresh, name) !== json(fixtures, name));

  const files = savedFiles(fixtures, folder);
  const tasks = path.join(folder, 'saved.json');
  writeFileSync(tasks, JSON.stringify({ source: path.join(fixtures, '..', 'golden', 'photo.png'), files }));
  said(await legacy(['run', '1.3.1', tasks, folder]));
  said(await reference(['run', '2.0.8', tasks, folder]));
  const output = said(await reference(['compare', tasks, folder]));
  const results = JSON.parse(output.trim().split('\n').at(-1) ?? '');
  return {
    problems: [
      ...changed.map((name) => `saved/${name}: the library saves another file now`),
      ...savedProblems(files, results),
    ],
    rows: savedRows(fixtures, files, results),
  };
}
