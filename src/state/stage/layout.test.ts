import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gridLayout, heightOf } from './layout';

test('a wide area keeps the columns asked for and never overflows', () => {
  for (const columns of [1, 3, 5, 10])
    for (const aspect of [0.5, 1, 1.5]) {
      const layout = gridLayout(760, 740, { rows: columns, columns }, aspect);
      expect(layout).toMatchObject({ rows: columns, columns });
      expect(columns * layout.cell.width + (columns - 1) * layout.gap).toBeLessThanOrEqual(760);
      expect(columns * layout.cell.height + (columns - 1) * layout.gap).toBeLessThanOrEqual(740);
    }
});

test('a phone sets cells too narrow to tell apart in fewer columns, and loses none', () => {
  const layout = gridLayout(366, 4000, { rows: 10, columns: 10 }, 1);
  expect(layout.cell.width).toBeGreaterThanOrEqual(64);
  expect(layout.columns * layout.rows).toBeGreaterThanOrEqual(100);
});

test('a phone leaves a grid that fits as it is', () => {
  expect(gridLayout(366, 600, { rows: 5, columns: 5 }, 1)).toMatchObject({ rows: 5, columns: 5 });
});

test('an area that is only as tall as its cells lays them out alike, and is no taller than before', () => {
  const side = fc.integer({ min: 1, max: 10 });
  const sizes = fc.tuple(fc.integer({ min: 120, max: 2000 }), fc.integer({ min: 120, max: 2000 }));
  fc.assert(
    fc.property(
      sizes,
      side,
      side,
      fc.double({ min: 0.2, max: 5, noNaN: true }),
      ([width, height], rows, columns, aspect) => {
        const layout = gridLayout(width, height, { rows, columns }, aspect);
        const least = heightOf(layout, aspect);
        // Where not even a pixel is left for a cell, it takes one all the same.
        fc.pre(layout.cell.width > 1);
        expect(gridLayout(width, least, { rows, columns }, aspect)).toEqual(layout);
        expect(least).toBeLessThanOrEqual(height);
      },
    ),
  );
});
