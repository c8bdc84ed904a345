/** From what Python found to the figures behind the badges, and to docs/exports.md. */
import { libraries } from '../../src/formats/code';
import type { Library, LibraryId } from '../../src/formats/code/library';
import type { Measured, Measurements } from '../../src/formats/code/measured';
import type { Verdict } from '../../src/formats/code/verdict';
import { others } from '../../src/formats/testing/values';
import { emptyPipeline } from '../../src/pipeline/model';
import type { Transform } from '../../src/transforms/define';
import { transforms } from '../../src/transforms/index';
import { defaultsOf, type Params } from '../../src/transforms/params';
import type { ExportTask } from './exports';
import { type Whole, wholeReport } from './exports-whole';

/** What exports.py found for one task. */
export interface ExportResult {
  readonly kind: 'pixels' | 'law' | 'runs';
  readonly died: string | null;
  readonly measure: { readonly mean?: number } | null;
  readonly problems: readonly string[];
}
export type ExportResults = { readonly [id: string]: ExportResult };

/** What a library refuses for the small test picture, as its verdict says. */
const refusals: readonly RegExp[] = [
  // Crops and pads that are larger than the picture.
  /^albumentations1\/RandomSizedCrop-clamped$/,
  /^(?:torchvision|tensorflow)\/Pad-far-/,
];

/** Whether the library is known to refuse a file for the small test picture. */
export const refused = (id: string): boolean => refusals.some((known) => known.test(id));

/** What fails: a file that does not run, or one called exact that is not. */
export const failures = (tasks: readonly ExportTask[], results: ExportResults): readonly string[] =>
  tasks.flatMap(({ id, grade, transform }) => {
    const result = results[id];
    if (!result) return [];
    if (result.died !== null) return refused(id) ? [] : [`${id}: ${result.died}`];
    return grade === 'exact' && transform !== null ? result.problems.map((problem) => `${id}: ${problem}`) : [];
  });

const nothing: Measured = { exact: 0, approximate: 0, off: null };

/** The row with what came of one more task. */
function counted(row: Measured, { grade }: ExportTask, result: ExportResult | undefined): Measured {
  if (!result) return row;
  const { kind, measure, problems, died } = result;
  // Without a measure there was nothing to compare an exact one with.
  if (died !== null || kind === 'runs' || (grade === 'exact' && measure === null)) return row;
  if (grade === 'exact') return { ...row, exact: row.exact + (problems.length === 0 ? 1 : 0) };
  const mean = kind === 'pixels' ? (measure?.mean ?? null) : null;
  const off = mean === null ? row.off : Math.max(row.off ?? 0, Number(mean.toFixed(2)));
  return { ...row, approximate: row.approximate + 1, off };
}

/** Figures per library and transform; those of which not every file was run keep their old ones. */
export function measure(tasks: readonly ExportTask[], results: ExportResults, old: Measurements): Measurements {
  const found = libraries.map(({ id }): [LibraryId, { [transform: string]: Measured }] => {
    const rows: { [transform: string]: Measured } = {};
    const own = tasks.filter(({ library, transform }) => library === id && transform !== null);
    for (const name of new Set(own.map(({ transform }) => transform!))) {
      const files = own.filter(({ transform }) => transform === name);
      const before = old[id]?.[name];
      const complete = files.every((task) => results[task.id]);
      const row = files.reduce((sum, task) => counted(sum, task, results[task.id]), nothing);
      if (!complete && before) rows[name] = before;
      else if (row.exact + row.approximate > 0) rows[name] = row;
    }
    return [id, Object.fromEntries(Object.entries(rows).sort(([a], [b]) => (a < b ? -1 : 1)))];
  });
  return Object.fromEntries(found);
}

/** What is said of the transform with these parameters. */
export function verdictOf({ name }: Transform, library: Library, params: Params): Verdict {
  const node = { kind: 'transform', key: 'n1', transform: name, p: 1, enabled: true, params } as const;
  return library.formats[0].write({ ...emptyPipeline, workingSize: null, nodes: [node] }).badges[0]!.verdict;
}

/** Every value of every parameter that may lead to another badge, one at a time. */
export const changes = ({ params }: Transform): readonly Params[] =>
  Object.entries(params).flatMap(([name, spec]) => others(spec).map((value) => ({ [name]: value })));

/** Badges that claim something which no file has shown. */
export const untested = (measured: Measurements): readonly string[] =>
  libraries.flatMap((library) =>
    transforms.flatMap((transform) => {
      const defaults = defaultsOf(transform.params);
      const said = [{}, ...changes(transform)].map(
        (changed) => verdictOf(transform, library, { ...defaults, ...changed }).grade,
      );
      const shown = measured[library.id]?.[transform.name];
      return [...new Set(said)].flatMap((grade) =>
        grade === 'none' || (shown?.[grade] ?? 0) > 0
          ? []
          : [`${library.id}/${transform.name}: a badge says ${grade}, which nothing has shown`],
      );
    }),
  );

function cell(transform: Transform, library: Library, measured: Measured | undefined): string {
  const { grade, why } = verdictOf(transform, library, defaultsOf(transform.params));
  if (grade === 'none') return why.en === 'has no such transform' ? '–' : `– ${why.en}`;
  if (grade === 'exact')
    return measured && measured.exact > 0 ? `exact (${measured.exact})` : 'exact, **not measured**';
  const off = measured?.off == null ? '' : `, off by ${measured.off}`;
  const counted = measured && measured.approximate > 0 ? ` (${measured.approximate}${off})` : ' (**not measured**)';
  return `≈ ${why.en}${counted}`;
}

/** One line of the table. */
export const rowOf = (transform: Transform, measured: Measurements): string =>
  `| ${[transform.name, ...libraries.map((library) => cell(transform, library, measured[library.id]?.[transform.name]))].join(' | ')} |`;

export const report = (measured: Measurements, whole: Whole): string => `# What other libraries make of a pipeline

Written by \`npm run parity -- exports\` (\`--heavy\` for torchvision, TensorFlow and Kornia). Do not edit.

Every cell is the badge of the transform with its default parameters; other parameters may get another one, which the
code view shows. *exact (n)*: n generated files were run in the library with fixed numbers, or many times over where
the draws cannot be fixed, and held the bars of parity.md against Albumentations 2.0.8, to which the page's own pictures are
held; transforms of other libraries are held against the page's own tiles. *≈*: runs, and differs as said; in brackets the cases that ran and the levels (of 255) that the worst of them is off on
average. *–*: cannot be written, and is left out of the file with a comment.

| transform | ${libraries.map(({ title, version }) => (title.includes(version) ? title : `${title} (${version})`)).join(' | ')} |
|${' --- |'.repeat(libraries.length + 1)}
${transforms.map((transform) => rowOf(transform, measured)).join('\n')}

${wholeReport(whole)}`;
