import { expect, test } from 'vitest';
import { centredLabel, closed, handleMoved, handlesOf, placed } from './edits';
import type { Draft } from './useAnnotator';

const size = { width: 100, height: 60 };

test('two corners make a box, in any order', () => {
  const first = placed('box', null, [40.4, 30], size);
  expect(first).toEqual({ draft: { kind: 'box', from: [40, 30] } });
  const second = placed('box', { kind: 'box', from: [40, 30] }, [10, 200], size);
  expect(second).toEqual({ done: { kind: 'box', x1: 10, y1: 30, x2: 40, y2: 60 } });
});

test('a polygon needs three corners, and a double press is one', () => {
  let draft: Draft | null = null;
  for (const at of [
    [1, 1],
    [9, 1],
    [9, 1],
  ] as const) {
    const next = placed('polygon', draft, at, size);
    if ('draft' in next) draft = next.draft;
  }
  expect(closed(draft)).toBeNull();
  const third = placed('polygon', draft, [5, 8], size);
  if ('draft' in third) draft = third.draft;
  expect(closed(draft)).toEqual({
    kind: 'polygon',
    points: [
      [1, 1],
      [9, 1],
      [5, 8],
    ],
  });
});

test('a point names the pixel under the pointer, never one outside', () => {
  expect(placed('point', null, [12.9, 7.2], size)).toEqual({ done: { kind: 'point', x: 12, y: 7 } });
  expect(placed('point', null, [400, -3], size)).toEqual({ done: { kind: 'point', x: 99, y: 0 } });
});

test('handles move what they hold', () => {
  const box = { kind: 'box', label: { id: 'b', label: '', x1: 10, y1: 10, x2: 30, y2: 20 } } as const;
  expect(handlesOf(box)).toHaveLength(8);
  expect(handleMoved(box, 3, [50, 99], size).label).toMatchObject({ x1: 10, y1: 10, x2: 50, y2: 20 });
  const polygon = {
    kind: 'polygon',
    label: {
      id: 'p',
      label: '',
      points: [
        [0, 0],
        [5, 0],
        [0, 5],
      ],
    },
  } as const;
  expect(handleMoved(polygon, 1, [8, 2], size).label).toMatchObject({
    points: [
      [0, 0],
      [8, 2],
      [0, 5],
    ],
  });
});

test('a label added without drawing lies in the middle', () => {
  expect(centredLabel('box', size)).toEqual({ kind: 'box', x1: 38, y1: 23, x2: 63, y2: 38 });
  expect(centredLabel('point', size)).toEqual({ kind: 'point', x: 50, y: 30 });
});
