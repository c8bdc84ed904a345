import { expect, test } from 'vitest';
import { percent } from './percent';

test('shares are whole, unless that would say all or nothing', () => {
  expect([0, 0.004, 0.5, 0.125, 0.9996, 1].map((share) => percent(share, 'en'))).toEqual([
    '0 %',
    '0.4 %',
    '50 %',
    '13 %',
    '99.9 %',
    '100 %',
  ]);
  expect(percent(0.25, 'ko')).toBe('25%');
});
