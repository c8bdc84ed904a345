import { describe, expect, test } from 'vitest';
import reportText from '../../docs/exports.md?raw';
import type { ExportTask } from '../../e2e/parity/exports';
import { type ExportResults, failures, measure, report, rowOf, untested } from '../../e2e/parity/exports-report';
import { presetRow, unshown, type Whole, wholeOf } from '../../e2e/parity/exports-whole';
import ran from '../../e2e/parity/exports-whole.json';
import { libraries } from '../../src/formats/code';
import { measurements } from '../../src/formats/code/measured';
import { pipelineOf, startingPresets } from '../../src/state/presets';
import { transforms } from '../../src/transforms/index';

const whole = ran as Whole;

test('docs/exports.md says what the code says', () => {
  const lines = new Set(reportText.split('\n'));
  const known = transforms.filter(({ name }) => reportText.includes(`\n| ${name} |`));
  expect(known.length).toBeGreaterThan(50);
  for (const transform of known) expect(lines).toContain(rowOf(transform, measurements));
  expect(reportText.split('\n| ')[0]).toBe(report(measurements, whole).split('\n| ')[0]);
  for (const preset of startingPresets.filter(({ title }) => reportText.includes(`\n| ${title.en} |`)))
    expect(lines).toContain(presetRow(preset, whole));
});

test('every starting preset is written for every library', () => {
  for (const preset of startingPresets)
    for (const { formats } of libraries)
      for (const format of formats) {
        const { text, badges } = format.write(pipelineOf(preset, 256), { has: { boxes: true, points: true } });
        expect(text.length).toBeGreaterThan(200);
        expect(badges.length).toBeGreaterThan(preset.nodes.length);
      }
});

describe('what counts', () => {
  const task = (id: string, grade: ExportTask['grade'], transform: string | null = 'Rotate') =>
    ({ id, library: 'imgaug', transform, grade, gallery: transform === null ? 'elastic' : null }) as ExportTask;
  const done = (problems: string[] = [], more: object = {}) =>
    ({ kind: 'pixels', died: null, measure: { mean: 0.5 }, problems, ...more }) as ExportResults[string];
  const tasks = [task('a', 'exact'), task('b', 'exact'), task('c', 'approximate'), task('d', 'exact', null)];

  test('an exact badge is shown by a file that holds the bars, and fails by one that does not', () => {
    const results = { a: done(), b: done(['off by 3']), c: done(['far off']), d: done() };
    expect(measure(tasks, results, {}).imgaug).toEqual({ Rotate: { exact: 1, approximate: 1, off: 0.5 } });
    expect(failures(tasks, results)).toEqual(['b: off by 3']);
  });

  test('what died or had nothing to be compared with shows nothing', () => {
    const results = { a: done([], { died: 'ValueError' }), b: done([], { measure: null }), d: done() };
    expect(measure(tasks, results, {}).imgaug).toEqual({});
    expect(failures(tasks, results)).toEqual(['a: ValueError']);
  });

  test('what was not run keeps its figures', () => {
    const old = { imgaug: { Rotate: { exact: 4, approximate: 0, off: null } } };
    expect(measure(tasks, {}, old).imgaug).toEqual(old.imgaug);
    expect(measure(tasks, { a: done() }, old).imgaug).toEqual(old.imgaug);
    expect(measure(tasks, { a: done(), b: done(), c: done() }, old).imgaug!.Rotate!.exact).toBe(2);
  });

  test('a badge that nothing has shown fails, and so does a preset of which not every file ran', () => {
    const imgaug = { ...measurements.imgaug };
    delete imgaug.HorizontalFlip;
    expect(untested({ ...measurements, imgaug })).toContain(
      'imgaug/HorizontalFlip: a badge says exact, which nothing has shown',
    );
    const short = { ...whole, presets: { ...whole.presets, kornia: { ...whole.presets.kornia, elastic: 1 } } };
    expect(unshown(short)).toContain('kornia/elastic: 1 of 2 files ran');
    expect(wholeOf(tasks, { d: done() }, [], whole).presets.imgaug!.elastic).toBe(1);
  });
});

test('no badge is untested, and every preset runs everywhere', () => {
  expect(untested(measurements)).toEqual([]);
  expect(unshown(whole)).toEqual([]);
});
