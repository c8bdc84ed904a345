// Albumentations on the same machine, in a process that is asked again and again.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { ensureLibrary, libraryPython, Unavailable } from '../parity/library.mjs';
import { root } from '../process.mjs';

/**
 * @typedef {object} LibraryTask
 * @property {string} preset
 * @property {readonly (readonly number[])[]} boxes In pixels: x, y, width, height.
 * @property {number} tiles
 * @property {number} side
 * @property {number} repetitions
 * @property {number} patience Milliseconds.
 * @property {boolean} all On all cores rather than one.
 */

/**
 * @typedef {object} Library
 * @property {{ processes: number, albumentations: string, opencv: string, numpy: string }} about
 * @property {(task: LibraryTask) => Promise<{ times: readonly number[], tiles: number } | string>} measure Milliseconds of
 *   so many tiles, which are fewer where all would take too long; or why it failed.
 * @property {() => void} close
 */

/** Null where there is no Python for it. @returns {Promise<Library | null>} */
export async function startLibrary() {
  try {
    await ensureLibrary();
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    console.log(error.message);
    return null;
  }
  const { command, env } = libraryPython;
  const child = spawn(command, [path.join(root, 'scripts/bench/library.py')], {
    // Its advice to users is not for here.
    env: { ...process.env, ...env, PYTHONWARNINGS: 'ignore' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error('Albumentations ended before it answered.');
    return JSON.parse(value);
  };
  const about = await answer();
  const picture = path.join(root, 'public/samples/cat.png');
  return {
    about,
    async measure({ all, ...task }) {
      child.stdin.write(`${JSON.stringify({ ...task, picture, processes: all ? about.processes : 1 })}\n`);
      const { error, ...measured } = await answer();
      return error ?? measured;
    },
    close: () => child.stdin.end(),
  };
}
