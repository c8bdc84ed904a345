/** What was found, as text: always in the same order, and without anything that differs between machines. */
import { type Bar, bars, stepClasses } from './bars';
import type { CaseRow } from './cases';

export interface ReplayReport {
  readonly pipelines: number;
  readonly held: number;
  readonly steps: number;
  /** Steps by how the library was made to repeat them. */
  readonly pinned: number;
  readonly injected: number;
  readonly free: readonly { readonly transform: string; readonly count: number }[];
  readonly excluded: readonly string[];
  readonly misses: readonly { readonly id: string; readonly problems: readonly string[]; readonly first: string }[];
}

const percent = (share: number): string => {
  // Never rounded up to a hundred.
  const text = (Math.floor(share * 1e5) / 1e3).toFixed(3);
  return share === 1 ? '100' : text;
};

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const caseTable = (rows: readonly CaseRow[]): string =>
  table(
    ['case', 'class', 'equal %', 'mean', 'max', 'mask equal %', 'labels px', 'verdict'],
    rows.map((row) => [
      ...[row.name, row.class, percent(row.equal), row.mean.toFixed(4), String(row.most)],
      ...[percent(row.mask), row.labels.toFixed(4), row.problems.length === 0 ? 'holds' : 'FAILS'],
    ]),
  );

function barWords({ equal, near, reach, most, mean }: Bar): string {
  const words = [
    ...(equal > 0 ? [`at least ${equal * 100} % of values equal`] : []),
    ...(near < 1 ? [`at least ${near * 100} % within ${reach}`] : []),
    ...(most < 255 ? [`none off by more than ${most}`] : []),
    ...(mean < 255 ? [`off by at most ${mean} on average`] : []),
  ];
  return words.join(', ');
}

const failures = (rows: readonly CaseRow[]): string[] =>
  rows.flatMap(({ name, problems }) => problems.map((problem) => `- ${name}, ${problem}`));

/** The cases in words and as a table. */
export function caseText(rows: readonly CaseRow[], pictures: readonly string[]): string {
  const held = rows.filter(({ problems }) => problems.length === 0).length;
  const missed = failures(rows);
  return `${held} of ${rows.length} cases hold, each on ${pictures.join(', ')}, with mask and labels. Figures are the worst of the
pictures.

${caseTable(rows)}${missed.length > 0 ? `\n\n${missed.join('\n')}` : ''}`;
}

export function replayText(replay: ReplayReport): string {
  const free = replay.free.map(({ transform, count }) => `${transform} ${count}`).join(', ');
  const share = `${replay.held} of ${replay.pipelines} pipelines hold`;
  const misses = replay.misses.flatMap(({ id, problems, first }) => [
    `- ${id}: ${problems.join('; ')}`,
    `  - first diverging step: ${first}`,
  ]);
  return `${share} (99 % wanted). Of their ${replay.steps} steps that fired,

- ${replay.pinned} ran from the parameters that the page exports for the tile,
- ${replay.injected} with the page's draw put into the library's own object, as no parameter can pin it,
- ${replay.steps - replay.pinned - replay.injected} could only be held to their law${free ? ` (${free})` : ''}: mean, deviation and share of changed values of
  what they do to the picture, against 12 runs of the library. Their pixels are left out: the steps before them are compared
  up to there, those behind them go on from the page's picture.

${replay.excluded.length > 0 ? `Left out, as they only change the number format or are not the library's: ${replay.excluded.join(', ')}.\n\n` : ''}### Misses

${misses.length > 0 ? misses.join('\n') : 'None.'}`;
}

/** The whole report in Markdown. */
export function reportText(rows: readonly CaseRow[], replay: ReplayReport, pictures: readonly string[]): string {
  return `# Agreement with the library

Written by \`npm run parity\`: the page's own kernels (in a headless Chromium, on software WebGL) against Albumentations 2.0.8,
with the same numbers. Do not edit.

## Bars

${table(
  ['class', 'bar'],
  stepClasses.map((name) => [name, barWords(bars[name])]),
)}

\`field\` is a warp by positions that the library first computes in 32-bit floats, as blurred noise or sums over many
points: where its last bits fall across a 1/32 of a pixel, a value of pure noise is up to 8 levels off. \`exact\` is a step that moves or recolours whole values (point, table, flip, crop, pad, resize, reduction); masks must be
equal in 99.9 % of values, boxes and keypoints within 0.01 pixel (0.5 where a step bends straight lines).

A chain is held to the loosest class of its steps, with one level of reach for each step that is not exact: such a step
may leave a value one level beside the library's, and the next one starts from there. Interpolation and smoothing average
such differences away rather than add to them; the sum of all is what cannot be exceeded without one step being wrong.
A mask may differ in one value of a thousand for every warp.

## Cases

${caseText(rows, pictures)}

## Replay

${replayText(replay)}
`;
}
