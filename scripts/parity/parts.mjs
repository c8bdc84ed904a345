// The parts of `npm run parity`: each checks something against the library and says how much of it held.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { lastScore } from '../counts.mjs';
import { root } from '../process.mjs';
import { askLabels, injectable } from './figures.mjs';
import { runPython } from './library.mjs';
import { askLibrary, renderAll } from './pixels.mjs';

/**
 * @typedef {import('./figures.mjs').Load} Load
 * @typedef {import('../../e2e/parity/report').PartScore} Score
 * @typedef {Omit<import('../../e2e/parity/report').Findings, 'versions' | 'scores'>} Found What the report tells of.
 */

/** A part that fails altogether would bury the others. */
const mostLines = 60;

/** Share of random pipelines that may miss; one of few says nothing about shares. @param {number} pipelines */
const mayMiss = (pipelines) => Math.max(1, Math.floor(pipelines * 0.01));

/** A Python script that ends with a score. @param {string} script @param {readonly string[]} args @returns {Promise<Score>} */
export async function scored(script, args) {
  const { ok, output } = await runPython(script, args);
  const score = lastScore(output);
  if (!ok) console.log(output.trim().split('\n').slice(-mostLines).join('\n'));
  const notes = output.split('\n').filter((line) => /^\d+ skipped/.test(line));
  return score && (ok || score.failed > 0) ? { ...score, notes } : { passed: 0, failed: 1, notes };
}

/** @param {Load} load @param {string} folder @returns {Promise<Score>} */
export async function selftest(load, folder) {
  /** @type {typeof import('../../e2e/parity/bars')} */
  const { bars, maskBar } = await load('bars');
  const file = path.join(folder, 'bars.json');
  writeFileSync(file, JSON.stringify({ ...bars, mask: maskBar(1) }));
  return scored('check_compare.py', [file]);
}

/** @param {Load} load @param {string} folder @returns {Promise<Score>} */
export async function presets(load, folder) {
  /** @type {typeof import('../../e2e/parity/presets')} */
  const { presetFiles } = await load('presets');
  const place = path.join(folder, 'presets');
  mkdirSync(place, { recursive: true });
  const files = presetFiles().map(({ name, text }) => {
    const file = path.join(place, `${name}.json`);
    writeFileSync(file, text);
    return file;
  });
  return scored('check_presets.py', files);
}

/** @param {import('./figures.mjs').Checked} checked @returns {Score} */
export function told({ passed, failed, problems }) {
  if (failed > 0) console.log(problems.slice(0, mostLines).join('\n'));
  return { passed, failed, notes: [] };
}

/** @param {Load} load @param {string} folder @param {Partial<Found>} found @returns {Promise<Score>} */
export async function labels(load, folder, found) {
  /** @type {typeof import('../../e2e/parity/label-check')} */
  const { labelReport, labelsHold } = await load('label-check');
  /** @type {typeof import('../../e2e/parity/report')} */
  const { labelText } = await load('report');
  const file = path.join(folder, 'labels.json');
  const wrong = await askLabels(load, folder, file);
  if (wrong !== null) {
    console.log(wrong);
    return { passed: 0, failed: 1, notes: [] };
  }
  const report = labelReport(JSON.parse(readFileSync(file, 'utf8')));
  Object.assign(found, { labels: report });
  console.log(`\n${labelText(report)}\n`);
  const missed = report.misses.length;
  const notes = missed > 0 ? [`${missed} missed, of which up to one in a thousand may; they are listed below`] : [];
  return { passed: report.labels - missed, failed: labelsHold(report) ? 0 : Math.max(1, missed), notes };
}

/**
 * Renders and compares the chosen parts together: one browser, one Python.
 * @param {Load} load
 * @param {{ folder: string, cases: boolean, replay: boolean, pipelines: number }} options
 * @param {Partial<Found>} found
 * @returns {Promise<Record<string, Score>>}
 */
export async function compared(load, options, found) {
  const { folder } = options;
  const parity = /** @type {typeof import('../../e2e/parity/comparison')} */ (await load('comparison'));
  const golden = (/** @type {string} */ name) =>
    JSON.parse(readFileSync(path.join(root, 'e2e/parity/golden', name), 'utf8'));
  const work = parity.prepare({
    ...{ folder, samples: path.join(root, 'public/samples'), injectable: await injectable() },
    cases: options.cases ? parity.casesOf(golden('cases.json'), golden('drawn.json')) : [],
    pipelines: options.replay ? options.pipelines : 0,
  });
  const rendered = await renderAll(work.jobs, folder);
  const results = await askLibrary(parity.tasksOf(work, rendered), folder);
  const missed = parity.missed(work, rendered, results);
  if (missed.length > 0) {
    const again = path.join(folder, 'misses');
    mkdirSync(again, { recursive: true });
    const spread = await askLibrary(parity.spreadTasksOf(missed, rendered), again, 'spread.py');
    const details = await renderAll(parity.stepJobs(missed), again);
    const steps = await askLibrary(parity.stepTasksOf(missed, details), again);
    for (const [id, result] of [...spread, ...steps]) results.set(id, result);
  }
  const { rows, pictures, replay, caseText, replayText } = parity.conclude(work, rendered, results);
  Object.assign(found, { rows, pictures, replay });
  /** @type {Record<string, Score>} */
  const scores = {};
  if (options.cases) {
    console.log(`\n${caseText}\n`);
    const held = rows.filter(({ problems }) => problems.length === 0).length;
    scores.cases = { passed: held, failed: rows.length - held, notes: [] };
  }
  if (options.replay) {
    console.log(`\n${replayText}\n`);
    const failed = replay.pipelines - replay.held;
    const enough = replay.pipelines > 0 && failed <= mayMiss(replay.pipelines);
    const notes = failed > 0 ? [`${failed} of ${replay.pipelines} missed, one in a hundred may; explained below`] : [];
    scores.replay = { passed: replay.held, failed: enough ? 0 : Math.max(1, failed), notes };
  }
  return scores;
}
