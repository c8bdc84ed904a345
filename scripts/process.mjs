// Runs a program and collects what it says. Built-ins only: used before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/**
 * @typedef {object} Options
 * @property {string} [cwd] Default: the repository.
 * @property {Record<string, string>} [env] On top of this process's own.
 * @property {number} [limit] Milliseconds the whole run may take.
 * @property {number} [silence] Milliseconds it may go without writing anything.
 * @property {boolean} [echo] Pass the output on as it comes.
 * @property {boolean} [shell] Let a shell find the program.
 */

/**
 * @typedef {object} Result
 * @property {boolean} ok Exit code 0, in time.
 * @property {number | null} code Exit code; null where it was ended or did not start.
 * @property {string} output Standard output and error in the order they came.
 */

/** @type {Set<() => void>} */
const running = new Set();
const endAll = () => {
  for (const stop of running) stop();
  process.exit(130);
};
// Listens only while something runs: test runners that import this file handle Ctrl+C themselves.
const listen = (/** @type {'on' | 'off'} */ verb) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process[verb](signal, endAll);
};

/**
 * Runs to the end with no standard input; a run over its limit is ended with all it started.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Options} [options]
 * @returns {Promise<Result>}
 */
export function run(command, args, { cwd = root, env = {}, limit, silence, echo = false, shell = false } = {}) {
  return new Promise((resolve) => {
    // A group of its own, so that a browser or server it started ends with it.
    const group = process.platform !== 'win32';
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: group,
      shell,
    });
    let output = '';
    let late = false;
    const stop = () => {
      if (child.pid === undefined) return;
      try {
        if (group) process.kill(-child.pid, 'SIGKILL');
        else spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f']);
      } catch {
        // It ended by itself in between.
      }
    };
    const tooLate = (/** @type {string} */ why) => {
      late = true;
      output += `\n${why}\n`;
      stop();
    };
    const whole = limit && setTimeout(tooLate, limit, `Stopped after ${limit / 1000} s.`);
    const quiet = silence && setTimeout(tooLate, silence, `Stopped after ${silence / 1000} s of silence.`);
    const hear = (/** @type {string} */ text) => {
      output += text;
      if (quiet) quiet.refresh();
      if (echo) process.stdout.write(text);
    };
    const end = (/** @type {number | null} */ code) => {
      clearTimeout(whole);
      clearTimeout(quiet);
      if (running.delete(stop) && running.size === 0) listen('off');
      resolve({ ok: code === 0 && !late, code: late ? null : code, output });
    };
    if (running.size === 0) listen('on');
    running.add(stop);
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    child.on('error', (error) => {
      output += `${error.message}\n`;
      end(null);
    });
    child.on('close', end);
  });
}

/**
 * Runs a command-line program of an installed npm package with this Node: no shell, no PATH, the same on every system.
 * @param {string} name The package.
 * @param {string} program Its entry under `bin`.
 * @param {readonly string[]} args
 * @param {Options} [options]
 */
export function runPackage(name, program, args, options) {
  const folder = path.join(root, 'node_modules', name);
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const entry = typeof bin === 'string' ? bin : bin[program];
  return run(process.execPath, [path.join(folder, entry), ...args], options);
}
