import { expect, test } from 'vitest';
import { Pace } from './pace';

/** Cells painted turn by turn by a renderer that takes so many milliseconds a turn, and so many a cell. */
function run(perTurn: number, each: number, budget: number): number[] {
  const pace = new Pace();
  return Array.from({ length: 40 }, () => {
    const cells = pace.fitting(budget);
    pace.note(cells, perTurn + each * cells);
    return cells;
  });
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test('a few cells come first, then as many as fit', () => {
  const painted = run(0, 4, 40);
  expect(painted[0]).toBe(2);
  expect(mean(painted.slice(1))).toBeGreaterThan(9);
  expect(Math.max(...painted)).toBeLessThanOrEqual(20);
});

test('where a turn alone takes half of the time there is, cells come by the dozen all the same if they are cheap', () => {
  expect(mean(run(90, 5, 160))).toBeGreaterThan(10);
});

test('cells that are dear come one by one', () => {
  expect(run(5, 300, 160).slice(1)).toEqual(Array(39).fill(1));
});
