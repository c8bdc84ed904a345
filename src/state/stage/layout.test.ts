import { expect, test } from 'vitest';
import { gridLayout } from './layout';

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
