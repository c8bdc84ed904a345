/** Pipelines of twenty steps, groups counted, as `A.save` of both versions writes them (e2e/parity/saved.py). */
import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { type Node, walk } from '../../pipeline/model';
import { libraries } from '../code';
import { readAny } from '../import';

const read = (name: string) => {
  const file = new URL(`../../../e2e/parity/saved/${name}.json`, import.meta.url);
  const result = readAny(readFileSync(file, 'utf8'), `${name}.json`);
  if (!result.ok) throw new Error(result.error.en);
  return { ...result, texts: result.notes.map(({ en }) => en) };
};
const all = (nodes: readonly Node[]) => [...walk(nodes)].map(({ node }) => node);

describe.each(['detection-1.3.1', 'detection-2.0.8', 'pinned-1.3.1', 'pinned-2.0.8'])('%s', (name) => {
  const { pipeline, notes } = read(name);

  it('is read whole, with its boxes', () => {
    const nodes = all(pipeline.nodes);
    expect(nodes).toHaveLength(20);
    expect(nodes.filter(({ kind }) => kind === 'unknown')).toEqual([]);
    const some = nodes.find((node) => node.kind === 'group' && /SomeOf|RandomOrder/.test(node.group));
    expect(some).toMatchObject({ n: 2, replace: false, children: [{ group: 'OneOf' }, { group: 'OneOf' }, {}] });
    expect(pipeline.labels.boxes).toMatchObject({ format: 'pascal_voc', min_area: 16, min_visibility: 0.1 });
    for (const { en, ko } of notes) expect([en, ko].every((text) => text.length > 5)).toBe(true);
  });

  it('is written as a file that reads the same', () => {
    for (const { id, formats } of libraries.filter((library) => library.id.startsWith('albumentations')))
      for (const format of formats.filter((each) => each.id !== 'python')) {
        const { text } = format.write(pipeline, { has: { boxes: true, points: false } });
        const again = readAny(text, format.file);
        if (!again.ok) throw new Error(again.error.en);
        expect(again.pipeline.labels).toEqual(pipeline.labels);
        // 2.0.8 as its own; 1.3.1 of its own files, as it has no SomeOf in order.
        if (id === 'albumentations' || name.endsWith('1.3.1'))
          expect(all(again.pipeline.nodes).map(shape)).toEqual(all(pipeline.nodes).map(shape));
      }
  });
});

const shape = (node: Node) => [
  node.kind === 'group' ? node.group : node.kind === 'transform' && node.transform,
  node.p,
];

test('what became of the arguments of 1.3.1 is listed', () => {
  expect(read('detection-1.3.1').texts).toEqual([
    'bbox_params: label_fields: the export will call them "labels"',
    'PadIfNeeded: value → fill, mask_value → fill_mask',
    'ShiftScaleRotate: value → fill, mask_value → fill_mask',
    'ShiftScaleRotate: 1.3 scales both axes alike; 2.0.8 draws a scale per axis',
    'SomeOf: 1.3 runs what it picks for certain and in random order: its steps get p = 1',
    'GaussNoise: var_limit → std_range (√ ÷ 255), mean → mean_range (÷ 255)',
    'ISONoise: a few pixels jump far, where all moved a little; hues hardly stray',
    'ImageCompression: quality_lower, quality_upper → quality_range, compression_type → name',
    'MotionBlur: 1.3 joins two random cells of its kernel, 2.0.8 draws an angle and a direction',
  ]);
  expect(read('pinned-1.3.1').texts).toContain('Solarize: threshold → threshold_range (÷ 255)');
  for (const name of ['detection-2.0.8', 'pinned-2.0.8'])
    expect(read(name).texts).toEqual(['bbox_params: label_fields: the export will call them "labels"']);
});
