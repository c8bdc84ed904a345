import { expect, test } from 'vitest';
import reportText from '../../docs/exports.md?raw';
import { report, rowOf } from '../../e2e/parity/exports-report';
import { presetRow, type Whole } from '../../e2e/parity/exports-whole';
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
  expect(reportText).not.toContain('not measured');
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
