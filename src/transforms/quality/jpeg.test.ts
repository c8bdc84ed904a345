import { describe, expect, test } from 'vitest';
import { stepsAt } from './jpeg';

describe('stepsAt', () => {
  test('is the standard tables at a quality of 50', () => {
    const steps = stepsAt(50);
    expect(steps).toHaveLength(64);
    expect([steps[0], steps[7], steps[9], steps[63]]).toEqual([
      [16, 17],
      [61, 99],
      [12, 21],
      [99, 99],
    ]);
  });

  test('never leaves a byte', () => {
    for (let quality = 1; quality <= 100; quality++)
      for (const step of stepsAt(quality).flat()) {
        expect(Number.isInteger(step)).toBe(true);
        expect(step).toBeGreaterThanOrEqual(1);
        expect(step).toBeLessThanOrEqual(255);
      }
    expect(stepsAt(1)[0]).toEqual([255, 255]);
    expect(stepsAt(100).flat()).toEqual(Array(128).fill(1));
  });

  test('rounds as the library does', () => {
    // Read from the quantisation tables of files that OpenCV wrote.
    expect(stepsAt(37).slice(0, 8)).toEqual([
      [22, 23],
      [15, 24],
      [14, 32],
      [22, 63],
      [32, 134],
      [54, 134],
      [69, 134],
      [82, 134],
    ]);
  });
});
