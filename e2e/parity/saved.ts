/** Files that the library saved, read here and written again: what each must do in the real library. saved.py runs them. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { libraries } from '../../src/formats/code';
import { readAny } from '../../src/formats/import';
import { walk } from '../../src/pipeline/model';

/** Named as saved.py names them: pipeline and version. */
const saved = ['detection-1.3.1', 'detection-2.0.8', 'pinned-1.3.1', 'pinned-2.0.8'] as const;

/**
 * 'same': pixel for pixel from the same seed; 'alike': the same few pictures, whatever the seed; 'contains': all of those and
 * more, as the badge says; 'runs': with other draws, as its badges say.
 */
export type Promise = 'same' | 'alike' | 'contains' | 'runs';

export interface SavedFile {
  readonly id: string;
  /** The library that runs it. */
  readonly version: string;
  readonly file: string;
  /** Id of the file that it was read from; its own where it is that. */
  readonly origin: string;
  readonly how: Promise;
}

export interface SavedRow {
  readonly origin: string;
  readonly nodes: number;
  readonly version: string;
  readonly how: Promise;
  readonly formats: number;
  readonly runs: number;
  readonly results: number;
}

/** What saved.py found for one file. */
export type SavedResults = {
  readonly [id: string]: { readonly runs: number; readonly results: number; readonly problems: readonly string[] };
};

function promiseOf(origin: string, version: string): Promise {
  if (origin.endsWith(version)) return 'same';
  if (!origin.startsWith('pinned')) return 'runs';
  // 1.3.1 picks in random order whatever it is told, which 2.0.8 has a group for, but not the other way round.
  return version === '2.0.8' ? 'alike' : 'contains';
}

const read = (fixtures: string, name: string) => {
  const result = readAny(readFileSync(path.join(fixtures, `${name}.json`), 'utf8'), `${name}.json`);
  if (!result.ok) throw new Error(`${name}: ${result.error.en}`);
  return result.pipeline;
};

/** The files themselves, and what the page makes of them for both versions in every format, written into `folder`. */
export function savedFiles(fixtures: string, folder: string): readonly SavedFile[] {
  return saved.flatMap((origin): SavedFile[] => {
    const pipeline = read(fixtures, origin);
    const file = path.join(fixtures, `${origin}.json`);
    const made = libraries
      .filter(({ id }) => id === 'albumentations' || id === 'albumentations1')
      .flatMap(({ version, formats }) =>
        formats.map(({ id, write }): SavedFile => {
          const name = `${origin}-in-${version}-${id}`;
          const target = path.join(
            folder,
            `${name.replace(/\./g, '_')}.${{ python: 'py', json: 'json', yaml: 'yaml' }[id]}`,
          );
          writeFileSync(target, write(pipeline, { has: { boxes: true, points: false } }).text);
          return { id: name, version, file: target, origin, how: promiseOf(origin, version) };
        }),
      );
    return [{ id: origin, version: origin.slice(-5), file, origin, how: 'same' }, ...made];
  });
}

export const savedProblems = (files: readonly SavedFile[], results: SavedResults): readonly string[] =>
  files.flatMap(({ id }) => (results[id]?.problems ?? ['was not run']).map((problem) => `saved/${id}: ${problem}`));

/** One row for all formats of a version. */
export function savedRows(fixtures: string, files: readonly SavedFile[], results: SavedResults): readonly SavedRow[] {
  const made = files.filter(({ id, origin }) => id !== origin && results[id]?.problems.length === 0);
  const rows = made.map(({ id, origin, version, how }): SavedRow => {
    const formats = made.filter((each) => each.origin === origin && each.version === version).length;
    const nodes = [...walk(read(fixtures, origin).nodes)].length;
    return { origin, nodes, version, how, formats, runs: results[id]!.runs, results: results[id]!.results };
  });
  return rows.filter(
    ({ origin, version }, index) => rows.findIndex((row) => row.origin === origin && row.version === version) === index,
  );
}
