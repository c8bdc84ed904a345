import { describe, expect, test } from 'vitest';
import { insertNode, newTransformNode } from '../../../pipeline/edit';
import { audit } from '../../../pipeline/labels/audit';
import { emptyLabels, type LabelSet } from '../../../pipeline/labels/model';
import { emptyPipeline, type Pipeline } from '../../../pipeline/model';
import type { Params } from '../../../transforms/params';
import { auditCsv, auditRows, lossesOf, sideWarnings, stepNames, summaryOf } from './auditing';

const labels: LabelSet = {
  ...emptyLabels,
  boxes: [
    { id: 'b1', label: 'cat', x1: 10, y1: 10, x2: 60, y2: 60 },
    { id: 'b2', label: 'far, "corner"', x1: 0, y1: 0, x2: 8, y2: 8 },
  ],
  polygons: [
    {
      id: 'b1/0',
      label: 'cat',
      points: [
        [20, 20],
        [50, 20],
        [30, 50],
      ],
    },
  ],
  points: [
    { id: 'p1', label: 'left_eye', x: 40, y: 40 },
    { id: 'p2', label: 'right_eye', x: 60, y: 40 },
  ],
};

function pipelineOf(...steps: readonly (readonly [string, number, Params])[]): Pipeline {
  let pipeline: Pipeline = { ...emptyPipeline, workingSize: null };
  for (const [name, p, params] of steps) {
    const node = newTransformNode(pipeline, name);
    pipeline = insertNode(
      pipeline,
      { ...node, p, params: { ...node.params, ...params } },
      null,
      Number.POSITIVE_INFINITY,
    );
  }
  return pipeline;
}

const pipeline = pipelineOf(
  ['HorizontalFlip', 0.5, {}],
  ['Rotate', 1, { limit: [-45, 45] }],
  ['RandomCrop', 1, { height: 60, width: 60 }],
);
const source = { width: 100, height: 100 };
const words = { workingSize: 'Resize', notIn: 'before' };

const finished = (draws: number) => audit(pipeline, null, 7, labels, source, draws);

describe('the figures of an audit', () => {
  test('has a row per class, and none for the outlines of boxes', () => {
    const rows = auditRows(finished(40), labels);
    expect(rows.map(({ name, kind }) => [name, kind])).toEqual([
      ['cat', 'boxes'],
      ['far, "corner"', 'boxes'],
      ['left_eye', 'points'],
      ['right_eye', 'points'],
    ]);
    for (const { labels: count, tally } of rows) {
      expect(count).toBe(1);
      expect(tally.kept + tally.dropped).toBe(40);
      expect([...tally.lostBy.values()].reduce((sum, lost) => sum + lost, 0)).toBe(tally.dropped);
    }
  });

  test('names who lost most', () => {
    const rows = auditRows(finished(40), labels);
    const summary = summaryOf(rows);
    expect(summary.worstClass?.name).toBe('far, "corner"');
    expect(summary.worstStep?.key).toBe(lossesOf(rows)[0]?.key);
    expect(summary.kept).toBeGreaterThan(0);
    expect(summary.kept).toBeLessThan(1);
  });

  test('warns of sides that a flip confuses, until they are declared a pair', () => {
    const [warning] = sideWarnings(finished(40));
    expect(warning?.pair).toEqual(['left_eye', 'right_eye']);
    expect(warning?.share).toBeGreaterThan(0.2);
    const declared = { ...pipeline, labels: { ...pipeline.labels, flipPairs: [['left_eye', 'right_eye']] as const } };
    expect(sideWarnings(audit(declared, null, 7, labels, source, 40))).toEqual([]);
  });
});

test('steps of one kind are told apart', () => {
  const names = stepNames(pipelineOf(['Rotate', 1, {}], ['HorizontalFlip', 1, {}], ['Rotate', 1, {}]), words);
  expect([...names.values()]).toEqual(['before', 'Resize', 'Rotate 1', 'HorizontalFlip', 'Rotate 2']);
});

test('the table survives commas and quotes', () => {
  const rows = auditRows(finished(10), labels);
  const lines = auditCsv(rows, 10, stepNames(pipeline, words)).split('\n');
  expect(lines).toHaveLength(rows.length + 1);
  expect(lines[0]).toMatch(/^class,kind,labels,draws,kept,clipped,dropped,inflation,visible,dropped by /);
  expect(lines[2]).toMatch(/^"far, ""corner""",boxes,1,10,/);
});
