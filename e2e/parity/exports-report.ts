/** From what Python found to the figures behind the badges, and to docs/exports.md. */
import { libraries } from '../../src/formats/code';
import type { LibraryId } from '../../src/formats/code/library';
import type { Measured, Measurements } from '../../src/formats/code/measured';
import type { Verdict } from '../../src/formats/code/verdict';
import { emptyPipeline } from '../../src/pipeline/model';
import type { Transform } from '../../src/transforms/define';
import { transforms } from '../../src/transforms/index';
import { defaultsOf } from '../../src/transforms/params';
import type { ExportTask } from './exports';

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

/** Not installed beside the library: what needs it is not measured. */
const absent = /No module named 'torch'/;

/** What fails: a file that does not run, or one called exact that is not. */
export const failures = (tasks: readonly ExportTask[], results: ExportResults): readonly string[] =>
  tasks.flatMap(({ id, grade, transform }) => {
    const result = results[id];
    if (!result) return [];
    if (result.died !== null)
      return absent.test(result.died) || refusals.some((known) => known.test(id)) ? [] : [`${id}: ${result.died}`];
    return grade === 'exact' && transform !== null ? result.problems.map((problem) => `${id}: ${problem}`) : [];
  });

/** Figures per library and transform; libraries that were not run keep their old ones. */
export function measure(tasks: readonly ExportTask[], results: ExportResults, old: Measurements): Measurements {
  const ran = new Set(tasks.filter(({ id }) => results[id]).map(({ library }) => library));
  const found = [...ran].map((library): [LibraryId, { [transform: string]: Measured }] => {
    const rows: { [transform: string]: Measured } = {};
    for (const { id, transform, grade } of tasks.filter((task) => task.library === library)) {
      const result = results[id];
      if (transform === null || !result || result.died !== null || result.kind === 'runs') continue;
      const row = rows[transform] ?? { exact: 0, approximate: 0, off: null };
      const mean = result.kind === 'pixels' ? (result.measure?.mean ?? null) : null;
      const worst = mean === null ? row.off : Math.max(row.off ?? 0, Number(mean.toFixed(2)));
      // Without a measure there was nothing in the reference to compare with.
      if (grade === 'exact' && result.measure === null) continue;
      rows[transform] =
        grade === 'exact'
          ? { ...row, exact: row.exact + (result.problems.length === 0 ? 1 : 0) }
          : { ...row, approximate: row.approximate + 1, off: worst };
    }
    return [library, Object.fromEntries(Object.entries(rows).sort(([a], [b]) => (a < b ? -1 : 1)))];
  });
  return { ...old, ...Object.fromEntries(found) };
}

function verdictOf(transform: Transform, library: (typeof libraries)[number]): Verdict {
  const node = { kind: 'transform', key: 'n1', transform: transform.name, p: 1, enabled: true } as const;
  const nodes = [{ ...node, params: defaultsOf(transform.params) }];
  return library.formats[0].write({ ...emptyPipeline, workingSize: null, nodes }).badges[0]!.verdict;
}

function cell(transform: Transform, library: (typeof libraries)[number], measured: Measured | undefined): string {
  const { grade, why } = verdictOf(transform, library);
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

export const report = (measured: Measurements): string => `# What other libraries make of a pipeline

Written by \`npm run parity -- exports\` (\`--heavy\` for torchvision, TensorFlow and Kornia). Do not edit.

Every cell is the badge of the transform with its default parameters; other parameters may get another one, which the
export dialog shows. *exact (n)*: n generated files were run in the library with fixed numbers, or many times over where
the draws cannot be fixed, and held the bars of parity.md against Albumentations 2.0.8, to which the page's own pictures are
held. *≈*: runs, and differs as said; in brackets the cases that ran and the levels (of 255) that the worst of them is off on
average. *–*: cannot be written, and is left out of the file with a comment.

| transform | ${libraries.map(({ title, version }) => (title.includes(version) ? title : `${title} (${version})`)).join(' | ')} |
|${' --- |'.repeat(libraries.length + 1)}
${transforms.map((transform) => rowOf(transform, measured)).join('\n')}
`;
