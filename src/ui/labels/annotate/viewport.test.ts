import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitted, toArea, toPicture, zoomed } from './viewport';

const picture = { width: 400, height: 300 };
const area = { width: 800, height: 500 };

test('the whole picture fits, centred', () => {
  const view = fitted(picture, area, 10);
  expect(view.scale).toBeCloseTo(480 / 300);
  expect(toArea(view, [200, 150])).toEqual([400, 250]);
});

test('zooming keeps what is under the pointer', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1, max: 3, noNaN: true }),
      fc.integer({ min: 100, max: 700 }),
      fc.integer({ min: 60, max: 440 }),
      (factor, x, y) => {
        const view = fitted(picture, area, 10);
        const before = toPicture(view, [x, y]);
        const after = toPicture(zoomed(view, factor, x, y, picture, area), [x, y]);
        // Unless the picture would leave the area altogether.
        if (before[0] < 0 || before[0] > 400 || before[1] < 0 || before[1] > 300) return;
        expect(after[0]).toBeCloseTo(before[0], 6);
        expect(after[1]).toBeCloseTo(before[1], 6);
      },
    ),
  );
});

test('a pixel never grows beyond measure, nor the picture below half of the area', () => {
  const view = fitted(picture, area, 10);
  expect(zoomed(view, 1e6, 0, 0, picture, area).scale).toBe(40);
  expect(zoomed(view, 1e-6, 0, 0, picture, area).scale).toBeCloseTo(500 / 300 / 2);
});
