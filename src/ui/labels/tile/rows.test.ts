import { expect, test } from 'vitest';
import { emptyLabels, type LabelSet } from '../../../pipeline/labels/model';
import type { MovedLabels } from '../../../pipeline/labels/move';
import { rowsOf, tallyOf } from './rows';

const labels: LabelSet = {
  ...emptyLabels,
  boxes: [
    { id: 'b1', label: 'cat', x1: 0, y1: 0, x2: 10, y2: 10 },
    { id: 'b2', label: 'eye', x1: 0, y1: 0, x2: 5, y2: 5 },
  ],
  polygons: [{ id: 'b1/0', label: 'cat', points: [] }],
  points: [{ id: 'p1', label: 'left_eye', x: 1, y: 1 }],
};

const box = { x1: 0, y1: 0, x2: 1, y2: 1 };

const moved: MovedLabels = {
  boxes: [
    { source: 'b1', label: 'cat', fate: { kind: 'kept', clipped: false, visible: 1, inflation: 1.2, ...box } },
    { source: 'b1', label: 'cat', fate: { kind: 'kept', clipped: true, visible: 0.4, inflation: 1, ...box } },
    { source: 'b2', label: 'eye', fate: { kind: 'dropped', step: 1, key: 'n2', why: 'hole' } },
  ],
  polygons: [{ source: 'b1/0', label: 'cat', fate: { kind: 'kept', clipped: false, visible: 1, points: [] } }],
  points: [
    {
      source: 'p1',
      label: 'right_eye',
      fate: { kind: 'kept', clipped: false, swapped: true, mirrored: true, x: 3, y: 1, angle: 0, scale: 0 },
    },
  ],
};

test('a row per object: copies are counted, outlines belong to their box, the lost come first', () => {
  const rows = rowsOf(labels, moved);
  expect(rows.map(({ id, state, copies }) => [id, state, copies])).toEqual([
    ['b2', 'dropped', 0],
    ['b1', 'clipped', 2],
    ['p1', 'kept', 1],
  ]);
  expect(rows[2]).toMatchObject({ label: 'left_eye', renamed: 'right_eye' });
  expect(tallyOf(rows)).toEqual({ kept: 1, clipped: 1, dropped: 1 });
});
