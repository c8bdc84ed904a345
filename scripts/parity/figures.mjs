// What the library once gave and the tests are held against (e2e/parity/golden): written anew, or checked to be what it
// still gives.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { decode } from 'fast-png';
import { root } from '../process.mjs';
import { runPython } from './library.mjs';

/**
 * @typedef {(name: string) => Promise<any>} Load Loads a module of e2e/parity with the page's own modules behind it.
 * @typedef {{ passed: number, failed: number, problems: readonly string[] }} Checked
 */

const source = path.join(root, 'e2e', 'parity');
const golden = path.join(source, 'golden');
const labelFile = path.join(golden, 'figures', 'labels.json');

/** Writes pictures and laws of other libraries, which are not here; `dialects.json` names them. */
const elsewhere = 'dialects.py';

/** Files that are not made by a script of the real library alone. @returns {ReadonlySet<string>} */
function madeElsewhere() {
  const cases = Object.keys(JSON.parse(readFileSync(path.join(golden, 'dialects.json'), 'utf8')));
  const pictures = cases.flatMap((name) => ['noise', 'photo'].map((picture) => path.join(picture, `${name}.png`)));
  return new Set([
    'dialects.json',
    path.join('figures', 'dialects.json'),
    path.relative(golden, labelFile),
    ...pictures,
  ]);
}

/** Every script that writes golden pictures or figures and needs nothing but itself. @returns {readonly string[]} */
function writers() {
  const writes = (/** @type {string} */ text) => /__main__/.test(text) && /^FIGURES|^GOLDEN/m.test(text);
  return readdirSync(source).filter(
    (name) => name.endsWith('.py') && name !== elsewhere && writes(readFileSync(path.join(source, name), 'utf8')),
  );
}

/** Runs all of them in a folder, two at a time. @param {string} folder @returns {Promise<readonly string[]>} What went wrong. */
async function runWriters(folder) {
  const left = [...writers()];
  /** @type {string[]} */
  const problems = [];
  const work = async () => {
    for (let script = left.shift(); script !== undefined; script = left.shift()) {
      const { ok, output } = await runPython(path.join(folder, script), []);
      if (!ok) problems.push(`${script}: ${output.trim().split('\n').at(-1)}`);
    }
  };
  await Promise.all([work(), work()]);
  return problems;
}

/** @param {string} folder @returns {readonly string[]} Paths within it. */
const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();

/** Numbers may differ in their last bits between processors. @param {any} one @param {any} other @returns {boolean} */
function alike(one, other) {
  if (typeof one === 'number' && typeof other === 'number')
    return Math.abs(one - other) <= 1e-4 * Math.max(1, Math.abs(one));
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => alike(one[key], other[key]));
}

/** Whether a file still says the same. @param {Uint8Array} committed @param {Uint8Array} fresh @param {string} name */
function same(committed, fresh, name) {
  if (Buffer.compare(committed, fresh) === 0) return true;
  if (name.endsWith('.json'))
    return alike(JSON.parse(Buffer.from(committed).toString()), JSON.parse(Buffer.from(fresh).toString()));
  const [one, other] = [decode(committed), decode(fresh)];
  if (one.width !== other.width || one.height !== other.height) return false;
  const off = Array.from(one.data, (value, i) => Math.abs(value - (other.data[i] ?? 0)));
  // As far as OpenCV is from itself on another processor.
  return Math.max(...off) <= 1 && off.filter((value) => value > 0).length <= off.length / 1000;
}

/** Has a copy of the scripts write everything into `folder`, and compares. @param {string} folder @returns {Promise<Checked>} */
export async function checkFigures(folder) {
  const copy = path.join(folder, 'figures', 'e2e', 'parity');
  const samples = path.join(folder, 'figures', 'public', 'samples');
  for (const place of [copy, samples]) mkdirSync(place, { recursive: true });
  for (const name of readdirSync(source).filter((name) => name.endsWith('.py')))
    copyFileSync(path.join(source, name), path.join(copy, name));
  copyFileSync(path.join(root, 'public/samples/cat.png'), path.join(samples, 'cat.png'));
  const problems = [...(await runWriters(copy))];
  const fresh = path.join(copy, 'golden');
  const skipped = madeElsewhere();
  const names = [...new Set([...filesIn(golden), ...(existsSync(fresh) ? filesIn(fresh) : [])])].filter(
    (name) => !skipped.has(name),
  );
  const failures = names.flatMap((name) => {
    const [committed, made] = [path.join(golden, name), path.join(fresh, name)];
    if (!existsSync(made)) return [`${name}: nothing writes it any more`];
    if (!existsSync(committed)) return [`${name}: missing from e2e/parity/golden`];
    return same(readFileSync(committed), readFileSync(made), name)
      ? []
      : [`${name}: the library gives another one now`];
  });
  problems.push(...failures);
  return { passed: names.length - failures.length, failed: problems.length, problems };
}

/**
 * The library's answers to the scenes of label-scenes.ts.
 * @param {Load} load @param {string} folder @param {string} file Where they go. @returns {Promise<string | null>} What went wrong.
 */
export async function askLabels(load, folder, file) {
  const { labelScenes } = /** @type {typeof import('../../e2e/parity/label-scenes')} */ (await load('label-scenes'));
  const scenes = path.join(folder, 'label-scenes.json');
  writeFileSync(scenes, JSON.stringify(labelScenes(new Set(await injectable()))));
  const { ok, output } = await runPython('labels.py', [scenes, file]);
  return ok ? null : output.trim();
}

/** Transforms that inject.py can give a draw. @returns {Promise<readonly string[]>} */
export async function injectable() {
  const { ok, output } = await runPython('inject.py', []);
  if (!ok) throw new Error(output.trim());
  return JSON.parse(output);
}

/** Writes everything in e2e/parity/golden anew. @param {Load} load @param {string} folder @returns {Promise<Checked>} */
export async function writeFigures(load, folder) {
  const wrong = await askLabels(load, folder, labelFile);
  const problems = [...(await runWriters(source)), ...(wrong === null ? [] : [wrong])];
  const count = writers().length + 1;
  return { passed: count - problems.length, failed: problems.length, problems };
}
