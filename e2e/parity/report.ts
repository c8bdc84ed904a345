/** What was found, as text: always in the same order. */
import { type Bar, bars, stepClasses } from './bars';
import type { CaseRow } from './cases';
import { coverage } from './coverage';
import classes from './golden/figures/classes.json';
import type { ComparedLabel, LabelReport } from './label-check';
import type { Spread } from './replay';

export interface ReplayReport {
  readonly pipelines: number;
  readonly held: number;
  readonly steps: number;
  /** Steps by how the library was made to repeat them. */
  readonly pinned: number;
  readonly injected: number;
  readonly free: readonly { readonly transform: string; readonly count: number }[];
  readonly excluded: readonly string[];
  readonly misses: readonly Miss[];
  readonly spread: readonly Spread[];
}

interface Miss {
  readonly id: string;
  readonly problems: readonly string[];
  readonly first: string;
  /** Where it is known. */
  readonly why: string | null;
}

/** How many checks of a part held, and what the part has to say about them. */
export interface PartScore {
  readonly passed: number;
  readonly failed: number;
  readonly notes: readonly string[];
}

export interface Findings {
  readonly versions: { readonly [name: string]: string };
  /** By part. */
  readonly scores: { readonly [part: string]: PartScore };
  readonly labels: LabelReport;
  readonly rows: readonly CaseRow[];
  readonly pictures: readonly string[];
  readonly replay: ReplayReport;
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

type Figures = Pick<CaseRow, 'equal' | 'mean' | 'most' | 'mask' | 'labels'> & { readonly holds: boolean };

const figureHead = ['equal %', 'mean', 'max', 'mask equal %', 'labels px', 'verdict'];
const figureCells = ({ equal, mean, most, mask, labels, holds }: Figures): readonly string[] => [
  ...[percent(equal), mean.toFixed(4), String(most), percent(mask), labels.toFixed(4), holds ? 'holds' : 'FAILS'],
];

const caseTable = (rows: readonly CaseRow[]): string =>
  table(
    ['case', 'class', ...figureHead],
    rows.map((row) => [row.name, row.class, ...figureCells({ ...row, holds: row.problems.length === 0 })]),
  );

/** The worst of every transform's cases. */
function transformTable(rows: readonly CaseRow[]): string {
  const names = [...new Set(rows.map(({ transform }) => transform ?? chains))].sort();
  return table(
    ['transform', 'cases', 'class', ...figureHead],
    names.map((name) => {
      const own = rows.filter(({ transform }) => (transform ?? chains) === name);
      const classes = [...new Set(own.map((row) => row.class))].join(', ');
      return [name, String(own.length), classes, ...figureCells(worst(own))];
    }),
  );
}

const chains = 'chains of several';

const worst = (rows: readonly CaseRow[]): Figures => ({
  equal: Math.min(...rows.map(({ equal }) => equal)),
  mean: Math.max(...rows.map(({ mean }) => mean)),
  most: Math.max(...rows.map(({ most }) => most)),
  mask: Math.min(...rows.map(({ mask }) => mask)),
  labels: Math.max(...rows.map(({ labels }) => labels)),
  holds: rows.every(({ problems }) => problems.length === 0),
});

function barWords({ equal, near, reach, most, mean }: Bar): string {
  const words = [
    ...(equal > 0 ? [`at least ${equal * 100} % of values equal`] : []),
    ...(near > 0 && near < 1 ? [`at least ${near * 100} % within ${reach}`] : []),
    ...(most < 255 ? [`none off by more than ${most}`] : []),
    ...(mean < 255 ? [`off by at most ${mean} on average`] : []),
  ];
  return words.join(', ');
}

const failures = (rows: readonly CaseRow[]): string[] =>
  rows.flatMap(({ name, problems }) => problems.map((problem) => `- ${name}, ${problem}`));

function caseSummary(rows: readonly CaseRow[], pictures: readonly string[]): string {
  const held = rows.filter(({ problems }) => problems.length === 0).length;
  const missed = failures(rows);
  return `${held} of ${rows.length} cases hold, each on ${pictures.join(' and ')}, with mask and labels. Figures are the worst of the
pictures.${missed.length > 0 ? `\n\n${missed.join('\n')}` : ''}`;
}

/** The cases for the terminal: all of them would bury the rest. */
export const caseText = (rows: readonly CaseRow[], pictures: readonly string[]): string =>
  `${caseSummary(rows, pictures)}\n\n${transformTable(rows)}`;

const missLines = ({ id, problems, first, why }: Miss): readonly string[] => [
  `- ${id}: ${problems.join('; ')}`,
  `  - first diverging step: ${first}`,
  ...(why === null ? [] : [`  - cause: ${why}`]),
];

const spreadLines = ({ id, steps, parts }: Spread): string =>
  parts
    .map(({ here, own }) => {
      const near = `within ${own.reach}: ${percent(here.near)} %, library ${percent(own.near)} %`;
      const mean = `mean: ${here.mean.toFixed(3)}, library ${own.mean.toFixed(3)}`;
      return `- ${id} (${steps}): equal: ${percent(here.equal)} %, library ${percent(own.equal)} %; ${near}; ${mean}`;
    })
    .join('\n');

export function replayText(replay: ReplayReport): string {
  const free = replay.free.map(({ transform, count }) => `${transform} ${count}`).join(', ');
  const share = `${replay.held} of ${replay.pipelines} pipelines hold`;
  const misses = replay.misses.flatMap(missLines);
  const spread = replay.spread.map(spreadLines);
  return `${share} (99 % wanted). Of their ${replay.steps} steps that fired,

- ${replay.pinned} ran from the parameters that the page exports for the tile,
- ${replay.injected} with the page's draw put into the library's own object, as no parameter can pin it,
- ${replay.steps - replay.pinned - replay.injected} could only be held to their law${free ? ` (${free})` : ''}: mean, deviation and share of changed values of
  what they do to the picture, against 12 runs of the library. Their pixels are left out: the steps before them are compared
  up to there, those behind them go on from the page's picture.

${replay.excluded.length > 0 ? `Left out, as they only change the number format or are not the library's: ${replay.excluded.join(', ')}.\n\n` : ''}### Misses

${misses.length > 0 ? misses.join('\n') : 'None.'}

### Held to the library's own spread

Where the library gives another picture on another processor (OpenCV's primitives told to use other instruction sets), a
pipeline holds if the page is no farther off than the library is from itself: ThinPlateSpline solves large systems of equations
in 32-bit floats, and the last bit of a logarithm moves pixels by a tenth of a pixel.

${spread.length > 0 ? spread.join('\n') : 'None needed that.'}`;
}

const labelMiss = ({ scene, kind, id, off, allowed, why }: ComparedLabel): string => {
  const what = `${kind === 'boxes' ? 'box' : 'keypoint'} ${id}`;
  const far = Number.isFinite(off) ? `${off.toFixed(3)} px off, ${allowed} allowed` : 'only here or only there';
  return `- scene ${scene}: ${what} ${far}${why === null ? '' : `: ${why}`}`;
};

/** Labels moved by random geometry with random settings. */
export function labelText(labels: LabelReport): string {
  const { scenes, refused, rows, misses } = labels;
  const why = [...new Set(refused.map((text) => text.replace(/ for bbox.*/, '')))].join('; ');
  return `${labels.labels - misses.length} of ${labels.labels} boxes and keypoints are kept or dropped as in the library and lie where it has
them: within 0.01 px, or within 0.5 px where a transform moves them by a table of pixels. They went through ${scenes} chains of 1 to
5 transforms in every box format, with random limits, clipping and filtering.${
    refused.length > 0
      ? ` The library refuses ${refused.length} of the chains
(${why}): it raises for the whole picture where a single box has become a line on the edge; the page drops that box.`
      : ''
  }

${table(
  ['transform', 'chains', 'labels', 'boxes px', 'keypoints px', 'missed'],
  rows.map((row) => [
    ...[row.transform, String(row.scenes), String(row.labels)],
    ...[row.boxes.toFixed(4), row.points.toFixed(4), String(row.missed)],
  ]),
)}

### Missed labels

${misses.length > 0 ? misses.map(labelMiss).join('\n') : 'None.'}`;
}

/** What each part checks, in the order they run. */
const parts: { readonly [part: string]: string } = {
  selftest: 'wrong pictures and labels are found out by the comparison itself',
  presets: 'the library loads, repeats and runs what the page exports: every transform and parameter, every group',
  figures: 'what the unit and kernel tests are held against is what the library gives',
  labels: 'boxes and keypoints, where they go and which are dropped',
  cases: 'pictures, masks and labels of every transform with fixed numbers',
  replay: 'the recipe of one tile of random pipelines',
};

const scoreTable = (scores: Findings['scores']): string =>
  table(
    ['part', 'what', 'passed', 'failed'],
    Object.entries(parts).flatMap(([part, what]) => {
      const score = scores[part];
      return score ? [[part, what, String(score.passed), String(score.failed)]] : [];
    }),
  );

/** The whole report in Markdown. */
export function reportText({ versions, scores, labels, rows, pictures, replay }: Findings): string {
  const notes = Object.entries(scores).flatMap(([part, score]) => score.notes.map((note) => `- ${part}: ${note}`));
  return `# Agreement with the library

Written by \`npm run parity\`: the page's own kernels (in a headless Chromium, on software WebGL) against Albumentations 2.0.8,
with the same numbers. Do not edit.

${scoreTable(scores)}
${notes.length > 0 ? `\n${notes.join('\n')}\n` : ''}
Versions: ${Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ')}.

## Bars

${table(
  ['class', 'bar'],
  stepClasses.map((name) => [name, barWords(bars[name])]),
)}

\`field\` is a warp by positions from smoothed noise (ElasticTransform), which the page smooths wide at every few pixels and
interpolates in between, a ten-thousandth of a pixel beside the library; or from a system solved in 32-bit floats
(ThinPlateSpline): there the library is 99.5 % equal to itself on pure noise, 99.7 % within 1, where OpenCV may not use Intel's
primitives. \`float mean\`: the
library finds the mean of all pixels by adding them up in 32-bit floats and is up to 0.06 levels beside it. \`noise through HSV\`:
a last bit of a number in a field may put a hue two degrees further. \`exact\` is a step that moves or recolours whole values (point, table, flip, crop, pad, resize, reduction); masks must be
equal in 99.9 % of values, boxes and keypoints within 0.01 pixel (0.5 where a step bends straight lines).

A chain is held to the loosest class of its steps, with one level of reach for each step that is not exact: such a step
may leave a value one level beside the library's, and the next one starts from there. Interpolation and smoothing average
such differences away rather than add to them; the sum of all is what cannot be exceeded without one step being wrong.
A mask may differ in one value of a thousand for every warp.

## Cases

${caseSummary(rows, pictures)}

${transformTable(rows)}

## Replay

${replayText(replay)}

## Labels

${labelText(labels)}

## Every transform of the library

${table(
  ['transform', 'verdict'],
  coverage(classes, rows).map(([name, verdict]) => [name, verdict]),
)}

## All cases

${caseTable(rows)}
`;
}
