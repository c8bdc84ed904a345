/** Whole pipelines in other libraries: the presets of the gallery, and files that the library saved. */
import { libraries } from '../../src/formats/code';
import type { Library, LibraryId } from '../../src/formats/code/library';
import type { Grade } from '../../src/formats/code/verdict';
import { type Preset, pipelineOf, startingPresets } from '../../src/state/presets';
import type { ExportTask } from './exports';
import type { ExportResults } from './exports-report';
import type { SavedRow } from './saved';

/** What ran, kept in exports-whole.json. */
export interface Whole {
  /** How many files of each preset ran in each library. */
  readonly presets: { readonly [library in LibraryId]?: { readonly [preset: string]: number } };
  readonly saved: readonly SavedRow[];
}

/** Libraries that were not run keep their old counts. */
export function wholeOf(
  tasks: readonly ExportTask[],
  results: ExportResults,
  saved: readonly SavedRow[],
  old: Whole,
): Whole {
  const count = (library: LibraryId, preset: string): number =>
    tasks.filter((task) => task.library === library && task.gallery === preset && results[task.id]?.died === null)
      .length;
  const presets = libraries.map(({ id }) => {
    const ran = tasks.some((task) => task.library === id && task.gallery !== null && results[task.id]);
    const fresh = Object.fromEntries(startingPresets.map(({ name }) => [name, count(id, name)]));
    return [id, ran ? fresh : (old.presets[id] ?? {})];
  });
  return { presets: Object.fromEntries(presets), saved };
}

/** Every format, with labels and without. */
const expected = ({ formats }: Library): number => 2 * formats.length;

/** Presets of which not every file has run. */
export const unshown = ({ presets }: Whole): readonly string[] =>
  libraries.flatMap((library) =>
    startingPresets.flatMap(({ name }) => {
      const ran = presets[library.id]?.[name] ?? 0;
      return ran === expected(library) ? [] : [`${library.id}/${name}: ${ran} of ${expected(library)} files ran`];
    }),
  );

function presetCell(preset: Preset, library: Library, ran: number): string {
  const { badges } = library.formats[0].write(pipelineOf(preset, null));
  const marks: { readonly [grade in Grade]: string } = { exact: 'exact', approximate: '≈', none: '–' };
  const counts = (Object.keys(marks) as Grade[]).flatMap((grade) => {
    const count = badges.filter(({ verdict }) => verdict.grade === grade).length;
    return count === 0 ? [] : [`${count} ${marks[grade]}`];
  });
  return `${counts.join(', ')} (${ran} files ran)`;
}

/** One line of the table of presets. */
export const presetRow = (preset: Preset, { presets }: Whole): string =>
  `| ${[preset.title.en, ...libraries.map((library) => presetCell(preset, library, presets[library.id]?.[preset.name] ?? 0))].join(' | ')} |`;

const cameOut = ({ how, runs, results }: SavedRow): string =>
  ({
    same: `every picture and every box of ${runs} runs is that of the saved file`,
    alike: `the ${results} pictures that its choices allow, and their boxes, are those of the saved file`,
    contains: `all pictures and boxes of the saved file come up, and more: its SomeOf picks in random order`,
    runs: `${runs} runs; the notes of the import and the badges say what differs`,
  })[how];

const savedLine = (row: SavedRow): string =>
  `| ${row.origin} | ${row.nodes} | ${row.version} (${row.formats} formats) | ${cameOut(row)} |`;

export const wholeReport = (whole: Whole): string => `## Presets of the gallery

Every preset is written in every format, with boxes and keypoints and without, and every file is run in its library. The
counts are those of the badges of its steps and groups.

| preset | ${libraries.map(({ title }) => title).join(' | ')} |
|${' --- |'.repeat(libraries.length + 1)}
${startingPresets.map((preset) => presetRow(preset, whole)).join('\n')}

## Files that the library saved

\`A.save\` of both versions wrote a pipeline as people train detectors with, and one of which every number is fixed; both have
twenty steps, a OneOf within a SomeOf and bbox_params (\`e2e/parity/saved.py\`). The page reads them and writes them again; the
library runs both from one seed.

| saved by A.save | steps | written for | in the library |
| --- | --- | --- | --- |
${whole.saved.map(savedLine).join('\n')}
`;
