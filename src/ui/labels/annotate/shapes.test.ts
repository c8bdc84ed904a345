import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BoxLabel } from '../../../pipeline/labels/model';
import {
  boundsOf,
  boxBetween,
  boxHandles,
  handleAt,
  isInPolygon,
  moved,
  resized,
  type Shape,
  shapeAt,
  stretched,
  vertexAdded,
  vertexRemoved,
} from './shapes';

const size = { width: 120, height: 80 };
const box = (x1: number, y1: number, x2: number, y2: number, id = 'b'): BoxLabel => ({
  id,
  label: 'cat',
  x1,
  y1,
  x2,
  y2,
});
const coordinate = fc.double({ min: -50, max: 200, noNaN: true });
const place = fc.tuple(coordinate, coordinate);

const isTidy = ({ x1, y1, x2, y2 }: { x1: number; y1: number; x2: number; y2: number }) =>
  x1 >= 0 && y1 >= 0 && x2 <= size.width && y2 <= size.height && x2 - x1 >= 1 && y2 - y1 >= 1;

describe('drawing boxes', () => {
  test('stays inside the picture, in whole pixels, never empty', () => {
    fc.assert(
      fc.property(place, place, (a, b) => {
        const drawn = boxBetween(a, b, size);
        expect(isTidy(drawn)).toBe(true);
        for (const edge of Object.values(drawn)) expect(Number.isInteger(edge)).toBe(true);
      }),
    );
  });

  test('a handle moves its own edges and no others', () => {
    const from = box(20, 10, 60, 50);
    for (const handle of boxHandles) {
      const [x, y] = handleAt(from, handle);
      const to = resized(from, handle, [x + 7, y + 3], size);
      expect(to).toEqual({
        x1: handle.x === 'x1' ? 27 : 20,
        x2: handle.x === 'x2' ? 67 : 60,
        y1: handle.y === 'y1' ? 13 : 10,
        y2: handle.y === 'y2' ? 53 : 50,
      });
    }
  });

  test('a handle dragged over the other side turns the box inside out, not invalid', () => {
    fc.assert(
      fc.property(fc.constantFrom(...boxHandles), place, (handle, to) => {
        expect(isTidy(resized(box(20, 10, 60, 50), handle, to, size))).toBe(true);
      }),
    );
    expect(resized(box(20, 10, 60, 50), { x: 'x1', y: null }, [90, 0], size)).toEqual({
      x1: 60,
      x2: 90,
      y1: 10,
      y2: 50,
    });
  });
});

describe('moving', () => {
  test('keeps size and stays in the picture', () => {
    fc.assert(
      fc.property(place, (by) => {
        const to = boundsOf(moved({ kind: 'box', label: box(20, 10, 60, 50) }, by, size));
        expect(to.x2 - to.x1).toBeCloseTo(40, 9);
        expect(to.y2 - to.y1).toBeCloseTo(40, 9);
        expect(to.x1).toBeGreaterThanOrEqual(-1e-9);
        expect(to.y2).toBeLessThanOrEqual(80 + 1e-9);
      }),
    );
  });

  test('an imported label that reaches outside does not jump', () => {
    const outside: Shape = { kind: 'box', label: box(-30, 10, 20, 50) };
    expect(boundsOf(moved(outside, [-5, 0], size)).x1).toBe(-30);
    expect(boundsOf(moved(outside, [5, 0], size)).x1).toBe(-25);
  });

  test('a keypoint stops at the last pixel', () => {
    const shape: Shape = { kind: 'point', label: { id: 'p', label: 'nose', x: 100, y: 70 } };
    expect(moved(shape, [500, 500], size).label).toMatchObject({ x: 119, y: 79 });
  });
});

describe('polygons', () => {
  const triangle = [
    [0, 0],
    [10, 0],
    [0, 10],
  ] as const;

  test('gain a corner on a side and keep at least three', () => {
    expect(vertexAdded(triangle, 2)).toEqual([...triangle, [0, 5]]);
    expect(vertexRemoved(vertexAdded(triangle, 0), 1)).toEqual(triangle);
    expect(vertexRemoved(triangle, 1)).toEqual(triangle);
  });

  test('stretch with their bounds', () => {
    const from = { x1: 0, y1: 0, x2: 10, y2: 10 };
    expect(stretched(triangle, from, { x1: 5, y1: 5, x2: 25, y2: 10 })).toEqual([
      [5, 5],
      [25, 5],
      [5, 10],
    ]);
  });

  test('know their inside', () => {
    expect(isInPolygon([2, 2], triangle)).toBe(true);
    expect(isInPolygon([8, 8], triangle)).toBe(false);
  });
});

test('a press means the nearest point, else the smallest shape', () => {
  const large: Shape = { kind: 'box', label: box(0, 0, 100, 80, 'large') };
  const small: Shape = { kind: 'box', label: box(10, 10, 40, 40, 'small') };
  const point: Shape = { kind: 'point', label: { id: 'point', label: 'nose', x: 20, y: 20 } };
  const shapes = [point, small, large];
  expect(shapeAt(shapes, [21, 22], 6)?.label.id).toBe('point');
  expect(shapeAt(shapes, [35, 35], 6)?.label.id).toBe('small');
  expect(shapeAt(shapes, [90, 70], 6)?.label.id).toBe('large');
  expect(shapeAt(shapes, [118, 78], 6)).toBeNull();
});
