import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { onStep, typed, written } from './numbers';

describe('numbers', () => {
  test('are read however they are typed', () => {
    expect(typed('12')).toBe(12);
    expect(typed(' −30° ')).toBe(-30);
    expect(typed('1,5 ×')).toBe(1.5);
    expect(typed('.25')).toBe(0.25);
    expect(typed('1e-3')).toBe(0.001);
    expect(typed('')).toBeNull();
    expect(typed('wide')).toBeNull();
  });

  test('what is written is read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), fc.constantFrom('', '°', '×', '%'), (value, unit) => {
        expect(typed(written(value, unit))).toBe(value);
      }),
    );
    expect(written(0.1 + 0.2)).toBe('0.3');
    expect(written(-0.05, '°')).toBe('−0.05°');
  });

  test('snap to their step without a binary tail', () => {
    expect(onStep(0.30000000000000004, 0.1)).toBe(0.3);
    expect(onStep(-44.7, 1)).toBe(-45);
    expect(onStep(0.0012, 0.0005)).toBe(0.001);
    fc.assert(
      fc.property(
        fc.double({ min: -1000, max: 1000, noNaN: true }),
        fc.constantFrom(1, 0.5, 0.1, 0.05, 0.01, 0.001),
        (value, step) => {
          expect(Math.abs(onStep(value, step) - value)).toBeLessThanOrEqual(step / 2 + 1e-9);
          expect(String(onStep(value, step)).length).toBeLessThanOrEqual(9);
        },
      ),
    );
  });
});
