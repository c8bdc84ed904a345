// Renders jobs with `npm run render`, has the library answer for them, and reads both back.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root, run } from '../process.mjs';
import { runPython } from './library.mjs';

/**
 * @typedef {import('../../e2e/parity/tasks').Job} Job
 * @typedef {import('../../e2e/parity/tasks').Rendered} Rendered
 * @typedef {import('../../e2e/parity/tasks').Result} Result
 * @typedef {import('../../e2e/parity/tasks').Task} Task
 */

/** The longest a browser may take for one round of jobs. */
const limit = 30 * 60_000;

/**
 * Renders the first tile of every job, in one browser; a job that failed has no tile.
 * @param {readonly Job[]} jobs
 * @param {string} folder
 * @returns {Promise<Map<string, Rendered>>}
 */
export async function renderAll(jobs, folder) {
  const at = (/** @type {Job} */ job) => path.join(folder, ...job.id.split('/'));
  const entries = jobs.map((job) => {
    const { picture, seed, size, steps } = job;
    mkdirSync(at(job), { recursive: true });
    const preset = path.join(at(job), 'preset.json');
    writeFileSync(preset, job.preset);
    const labels = picture.labelsFile;
    return { preset, input: picture.image, mask: picture.mask, labels, tiles: 1, seed, size, steps, out: at(job) };
  });
  const file = path.join(folder, 'jobs.json');
  writeFileSync(file, JSON.stringify(entries));
  const { ok, output } = await run(process.execPath, [path.join(root, 'scripts/render.mjs'), '--jobs', file], {
    limit,
  });
  const rendered = new Map(jobs.map((job) => [job.id, readTile(job, at(job))]));
  // Jobs that fail are told of by name; a browser that does not start fails them all.
  if (!ok) console.log(output.split('\n').filter(unexpected).slice(0, 20).join('\n'));
  return rendered;
}

/** @param {string} line */
const unexpected = (line) => /fail|page:|error/i.test(line);

/** @param {Job} job @param {string} folder @returns {Rendered} */
function readTile(job, folder) {
  const list = path.join(folder, 'tiles.json');
  return { job, folder, ...(existsSync(list) && { tile: JSON.parse(readFileSync(list, 'utf8'))[0] }) };
}

/**
 * What the library says to every task; none of them where it did not come to the end.
 * @param {readonly Task[]} tasks
 * @param {string} folder
 * @param {'library.py' | 'spread.py'} [script] The latter where the library's answer depends on the processor.
 * @returns {Promise<Map<string, Result>>}
 */
export async function askLibrary(tasks, folder, script = 'library.py') {
  const files = ['tasks.json', 'results.json'].map((name) => path.join(folder, name));
  const [given = '', answers = ''] = files;
  writeFileSync(given, JSON.stringify(tasks));
  const { ok, output } = await runPython(script, files);
  if (!ok) console.log(output.trim());
  return new Map(ok ? Object.entries(JSON.parse(readFileSync(answers, 'utf8'))) : []);
}
