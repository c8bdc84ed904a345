/** Cases and replay put together, so that one browser and one Python do for both. Node drives it: scripts/parity.mjs. */

import { libraryTransforms } from '../../src/transforms/index';
import { type Case, type CaseRow, caseJobs, caseRows, caseTasks } from './cases';
import { type Picture, writePictures } from './pictures';
import { eligible } from './random-pipelines';
import {
  causeOf,
  firstDiverging,
  type Replayed,
  replayProblems,
  replays,
  replayTasks,
  spreadOf,
  stepTasks,
  withSteps,
} from './replay';
import { caseText, type ReplayReport, replayText } from './report';
import type { Job, Rendered, Result, Task } from './tasks';

export { casesOf } from './cases';
export { reportText } from './report';

type ById<T> = ReadonlyMap<string, T>;

export interface Work {
  readonly cases: readonly Case[];
  /** For the cases. */
  readonly pictures: readonly Picture[];
  readonly injectable: ReadonlySet<string>;
  readonly replayed: readonly Replayed[];
  readonly jobs: readonly Job[];
}

/** What there is to render. `pipelines` is how many random ones to replay. */
export function prepare(options: {
  readonly folder: string;
  readonly samples: string;
  readonly cases: readonly Case[];
  readonly pipelines: number;
  /** Transforms that inject.py can give a draw. */
  readonly injectable: readonly string[];
}): Work {
  const all = writePictures(options.folder, options.samples);
  const injectable = new Set(options.injectable);
  const replayed = replays(all, options.pipelines, injectable);
  // A second photo takes twice the time of the others together and shows nothing that they do not.
  const pictures = all.filter(({ name }) => name !== 'astronaut');
  const jobs = [...caseJobs(options.cases, pictures), ...replayed.map(({ job }) => job)];
  return { cases: options.cases, pictures, injectable, replayed, jobs };
}

/** What there is to ask the library. */
export const tasksOf = ({ cases, pictures, injectable, replayed }: Work, rendered: ById<Rendered>): readonly Task[] => [
  ...caseTasks(cases, pictures, rendered, injectable),
  ...replayed.flatMap((each) => {
    const done = rendered.get(each.id);
    return done?.tile ? replayTasks(each, done) : [];
  }),
];

export const missed = ({ replayed }: Work, rendered: ById<Rendered>, results: ById<Result>): readonly Replayed[] =>
  replayed.filter((each) => replayProblems(each, rendered.get(each.id), results).length > 0);

/** The misses once more, step by step. */
export const stepJobs = (misses: readonly Replayed[]): readonly Job[] => misses.map(withSteps);
export const stepTasksOf = (misses: readonly Replayed[], rendered: ById<Rendered>): readonly Task[] =>
  misses.flatMap((each) => {
    const done = rendered.get(each.id);
    return done?.tile ? stepTasks(each, done) : [];
  });

/** The misses for spread.py: how far the library is from itself. Steps that are held to a law have no such bar. */
export const spreadTasksOf = (misses: readonly Replayed[], rendered: ById<Rendered>): readonly Task[] =>
  misses.flatMap((each) => {
    const done = rendered.get(each.id);
    return done?.tile ? replayTasks(each, done).filter(({ law }) => law === null) : [];
  });

export interface Conclusion {
  readonly rows: readonly CaseRow[];
  readonly replay: ReplayReport;
  /** Names and sizes of the cases' pictures. */
  readonly pictures: readonly string[];
  /** For the terminal. */
  readonly caseText: string;
  readonly replayText: string;
}

export function conclude(work: Work, rendered: ById<Rendered>, results: ById<Result>): Conclusion {
  const rows = caseRows(work.cases, work.pictures, rendered, results);
  const replay = replayReport(work, rendered, results);
  const pictures = work.pictures.map(({ name, width, height }) => `${name} (${width}x${height})`);
  return { rows, replay, pictures, caseText: caseText(rows, pictures), replayText: replayText(replay) };
}

function replayReport({ replayed }: Work, rendered: ById<Rendered>, results: ById<Result>): ReplayReport {
  const handled = replayed.flatMap(({ recipe, handling }) =>
    recipe.steps.map(({ transform }, index) => ({ transform, ...handling[index]! })),
  );
  const free = new Map<string, number>();
  for (const { transform } of handled.filter((each) => each.free)) free.set(transform, (free.get(transform) ?? 0) + 1);
  const misses = replayed.flatMap((each) => {
    const problems = replayProblems(each, rendered.get(each.id), results);
    return problems.length === 0
      ? []
      : [
          {
            id: each.id,
            problems,
            first: firstDiverging(each, results),
            why: causeOf(each, rendered.get(each.id), results),
          },
        ];
  });
  return {
    pipelines: replayed.length,
    held: replayed.length - misses.length,
    steps: handled.length,
    pinned: handled.filter((each) => !each.free && !each.injected).length,
    injected: handled.filter((each) => !each.free && each.injected).length,
    free: [...free]
      .map(([transform, count]) => ({ transform, count }))
      .sort((a, b) => (a.transform < b.transform ? -1 : 1)),
    excluded: libraryTransforms.filter((each) => !eligible.includes(each)).map(({ name }) => name),
    misses,
    spread: replayed.flatMap((each) => spreadOf(each, rendered.get(each.id), results)),
  };
}
