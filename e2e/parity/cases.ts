/** The golden cases, on pictures as large as people use. */
import type { Json } from '../../src/math/text';
import { barsOf, nameOf } from './bars';
import type { Picture } from './pictures';
import { type Job, type Rendered, type Result, sceneOf, startOf, type Task } from './tasks';

/** Name to the library's own dictionaries, as cases.py wrote them. */
export type Cases = { readonly [name: string]: readonly Json[] };

const idOf = (name: string, { name: picture }: Picture): string => `cases/${name}/${picture}`;

const preset = (transforms: readonly Json[]): string =>
  JSON.stringify({ __version__: '2.0.8', transform: { __class_fullname__: 'Compose', p: 1, transforms } });

/** Pictures of one case follow each other: its programs are still there. */
export const caseJobs = (cases: Cases, pictures: readonly Picture[]): readonly Job[] =>
  Object.entries(cases).flatMap(([name, nodes]) =>
    pictures.map((picture) => ({ id: idOf(name, picture), preset: preset(nodes), picture, size: 'original' as const })),
  );

export const caseTasks = (cases: Cases, rendered: ReadonlyMap<string, Rendered>): readonly Task[] =>
  Object.entries(cases).flatMap(([name, transforms]) =>
    [...rendered.values()].flatMap((done) => {
      if (done.job.id !== idOf(name, done.job.picture) || done.tile?.recipe.steps.length !== transforms.length) return [];
      const bars = barsOf(done.tile.recipe.steps);
      return [
        { id: done.job.id, start: startOf(done.job.picture), end: sceneOf(done), transforms, draws: {}, bars, law: false },
      ];
    }),
  );

/** One line of the table: the worst of all pictures. */
export interface CaseRow {
  readonly name: string;
  readonly class: string;
  readonly equal: number;
  readonly mean: number;
  readonly most: number;
  readonly mask: number;
  readonly labels: number;
  /** With the picture that shows it. */
  readonly problems: readonly string[];
  readonly pictures: number;
}

export function caseRows(
  cases: Cases,
  pictures: readonly Picture[],
  rendered: ReadonlyMap<string, Rendered>,
  results: ReadonlyMap<string, Result>,
): readonly CaseRow[] {
  return Object.entries(cases).map(([name, nodes]) => {
    const ids = pictures.map((picture) => idOf(name, picture));
    const found = ids.map((id) => results.get(id));
    const problems = pictures.flatMap((picture, index) =>
      problemsOf(rendered.get(ids[index]!), nodes.length, found[index]).map((problem) => `${picture.name}: ${problem}`),
    );
    const steps = ids.map((id) => rendered.get(id)?.tile?.recipe.steps).find((each) => each !== undefined) ?? [];
    const images = found.flatMap((result) => result?.image ?? []);
    return {
      name,
      class: nameOf(steps),
      equal: Math.min(1, ...images.map(({ equal }) => equal)),
      mean: Math.max(0, ...images.map(({ mean }) => mean)),
      most: Math.max(0, ...images.map(({ most }) => most)),
      mask: Math.min(1, ...found.flatMap((result) => result?.mask?.equal ?? [])),
      labels: Math.max(0, ...found.flatMap((result) => result?.labels ?? [])),
      problems,
      pictures: pictures.length,
    };
  });
}

function problemsOf(done: Rendered | undefined, nodes: number, result: Result | undefined): readonly string[] {
  if (done?.tile === undefined) return ['the page did not render it'];
  const ran = done.tile.recipe.steps.length;
  if (ran !== nodes) return [`the page ran ${ran} of ${nodes} transforms`];
  return result?.problems ?? ['the library gave no answer'];
}
