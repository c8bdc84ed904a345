// What `npm run render` is asked to do: the command line or a jobs file, checked before anything starts.
import { parseArgs } from 'node:util';

export const usage = `npm run render -- --preset FILE --input IMAGE --out DIR [options]
npm run render -- --jobs FILE

  --preset FILE   pipeline: a preset of the page, or plain Albumentations JSON or YAML
  --input IMAGE   picture to augment
  --mask IMAGE    mask of the same size; moves with the picture, values untouched
  --labels FILE   COCO file; its annotations for the input's file name move with the picture
  --tiles N       how many tiles (default 4)
  --seed N        seed (default: the preset's, else 7)
  --size N        longest side the picture is first resized to, or "original" (default: what the preset says;
                  plain Albumentations files: original)
  --steps         also write what every step made of a tile: tile-000.step-01.png and so on, and "steps" in tiles.json
  --out DIR       folder to write to; made if missing
  --jobs FILE     JSON array of objects with these options as keys, all run in one browser

Writes tile-000.png, tile-000.mask.png (with --mask) and tiles.json. Tiles count from 0 here and from 1 on the page:
tile-000 is tile 1 of the page, for the same preset, picture and seed.
Relative paths start at the current folder; inputs of a jobs file that are not there are looked for beside it.`;

/**
 * @typedef {object} Job
 * @property {string} preset
 * @property {string} input
 * @property {string} [mask]
 * @property {string} [labels]
 * @property {number} tiles
 * @property {number} [seed]
 * @property {number | 'original'} [size] Absent: what the preset says.
 * @property {boolean} [steps]
 * @property {string} out
 */

const names = /** @type {const} */ (['preset', 'input', 'mask', 'labels', 'tiles', 'seed', 'size', 'steps', 'out']);

/** @param {string} name @param {unknown} value @param {number} low @param {number} high */
function integer(name, value, low, high) {
  // An empty text is no number, though Number('') is 0.
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isInteger(number) || number < low || number > high) {
    throw new Error(`${name} must be a whole number from ${low} to ${high}, not ${JSON.stringify(value)}`);
  }
  return number;
}

/** @param {string} name @param {unknown} value */
function file(name, value) {
  if (value === undefined) throw new Error(`${name} is missing`);
  if (typeof value !== 'string' || value === '')
    throw new Error(`${name} must be a path, not ${JSON.stringify(value)}`);
  return value;
}

/**
 * One job from its options; throws what is wrong with them.
 * @param {unknown} raw
 * @returns {Job}
 */
export function readJob(raw) {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) throw new Error('a job must be an object');
  const unknown = Object.keys(raw).find((key) => !names.some((name) => name === key));
  if (unknown !== undefined) throw new Error(`unknown option "${unknown}"`);
  // In JSON, null reads as "not given".
  const given = Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== null));
  const { preset, input, mask, labels, tiles = 4, seed, size, steps, out } = given;
  if (steps !== undefined && typeof steps !== 'boolean') {
    throw new Error(`steps must be true or false, not ${JSON.stringify(steps)}`);
  }
  return {
    preset: file('preset', preset),
    input: file('input', input),
    ...(mask !== undefined && { mask: file('mask', mask) }),
    ...(labels !== undefined && { labels: file('labels', labels) }),
    tiles: integer('tiles', tiles, 1, 100_000),
    ...(seed !== undefined && { seed: integer('seed', seed, 0, 2 ** 32 - 1) }),
    ...(size !== undefined && { size: size === 'original' ? size : integer('size', size, 1, 4096) }),
    ...(steps && { steps }),
    out: file('out', out),
  };
}

/**
 * The command line: one job's options, or the name of a jobs file, or a call for help.
 * @param {readonly string[]} args
 * @returns {{ help: true } | { jobs: string } | { job: Job }}
 */
export function readArguments(args) {
  const text = /** @type {const} */ ({ type: 'string' });
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...{ preset: text, input: text, mask: text, labels: text, tiles: text, seed: text, size: text, out: text },
      jobs: text,
      steps: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const { help, jobs, ...job } = values;
  if (help) return { help };
  if (jobs === undefined) return { job: readJob(job) };
  const [other] = Object.keys(job);
  if (other !== undefined) throw new Error(`--${other} belongs into the jobs file when there is one`);
  return { jobs: file('jobs', jobs) };
}
