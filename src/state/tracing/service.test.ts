import { expect, test } from 'vitest';
import { insertNode, newTransformNode } from '../../pipeline/edit';
import { type Audit, audit } from '../../pipeline/labels/audit';
import { emptyLabels, type LabelSet } from '../../pipeline/labels/model';
import { traceLabels } from '../../pipeline/labels/move';
import { packLabels, unpackMoved } from '../../pipeline/labels/packed';
import { emptyPipeline, type Pipeline } from '../../pipeline/model';
import { sampleRecipe } from '../../pipeline/sample';
import { createTracing } from './service';

const source = { width: 100, height: 80 };

/** Boxes with and without outlines, outlines alone, pairs of keypoints, and some of each that get lost. */
const labels: LabelSet = {
  ...emptyLabels,
  boxes: Array.from({ length: 30 }, (_, i) => ({
    id: `b${i}`,
    label: `class ${i % 3}`,
    ...{ x1: 3 * i, y1: 2 * i, x2: 3 * i + 8 + (i % 5), y2: 2 * i + 9.5 },
  })),
  polygons: Array.from({ length: 12 }, (_, i) => ({
    id: i % 2 ? `b${i}/0` : `p${i}`,
    label: `class ${i % 3}`,
    points: Array.from({ length: 3 + (i % 4) }, (_, k) => [5 * i + 9 * Math.sin(k), 6 * i + 7 * Math.cos(k)] as const),
  })),
  points: Array.from({ length: 20 }, (_, i) => ({ id: `k${i}`, label: i % 2 ? 'left' : 'right', x: 5 * i, y: 4 * i })),
};

function pipelineOf(...names: readonly string[]): Pipeline {
  const added = names.reduce<Pipeline>(
    (pipeline, name) =>
      insertNode(pipeline, { ...newTransformNode(pipeline, name), p: 0.8 }, null, Number.POSITIVE_INFINITY),
    { ...emptyPipeline, workingSize: 64 },
  );
  return { ...added, labels: { ...added.labels, flipPairs: [['left', 'right']] } };
}

const pipelines = [
  pipelineOf(),
  pipelineOf('HorizontalFlip', 'Affine', 'CoarseDropout'),
  pipelineOf('ShiftScaleRotate', 'GridDistortion', 'HorizontalFlip'),
  pipelineOf('RandomResizedCrop', 'ElasticTransform', 'Perspective'),
];

test('labels that travelled between threads are those that did not', async () => {
  const tracing = createTracing();
  await tracing.know(structuredClone(packLabels(labels)));
  let lost = 0;
  for (const pipeline of pipelines)
    for (let tile = 1; tile <= 4; tile++) {
      const recipe = sampleRecipe(pipeline, null, 7, tile, source, labels.boxes);
      const there = structuredClone(await tracing.trace(structuredClone(recipe), pipeline.labels));
      const expected = traceLabels(recipe, labels, pipeline.labels);
      expect(unpackMoved(there, labels, recipe, pipeline.labels)).toEqual(expected);
      lost += expected.boxes.filter(({ fate }) => fate.kind === 'dropped').length;
    }
  expect(lost).toBeGreaterThan(0);
});

const pipeline = pipelines[1]!;
const task = { pipeline, solo: null, seed: 7, source, mask: null, draws: 60 };

test('an audit away from the page comes to the same', async () => {
  const tracing = createTracing();
  await tracing.know(packLabels(labels));
  const reports: [Audit, number][] = [];
  await tracing.audit(task, (...report) => reports.push(report));
  expect(reports.at(-1)).toEqual([audit(pipeline, null, 7, labels, source, 60), 60]);
});

test('a newer audit ends the one before, and it can be ended', async () => {
  const tracing = createTracing();
  await tracing.know(packLabels(labels));
  const ends: string[] = [];
  const long = { ...task, draws: 1e6 };
  const first = tracing.audit(long, () => {});
  const second = tracing.audit(long, () => {});
  await first;
  ends.push('first');
  await tracing.endAudit();
  await second;
  ends.push('second');
  expect(ends).toEqual(['first', 'second']);
});
