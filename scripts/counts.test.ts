import { describe, expect, it } from 'vitest';
import { countPlaywright, countVitest, lastScore } from './counts.mjs';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((test) => ({ status: test })),
});

describe('countVitest', () => {
  it('adds up the tests of all files', () => {
    const report = { testResults: [file('passed', 'passed', 'skipped', 'passed'), file('failed', 'failed', 'passed')] };
    expect(countVitest(report, false)).toEqual({ passed: 3, failed: 1, skipped: 1 });
  });

  it('counts a file that did not load', () => {
    const report = { testResults: [file('failed'), file('passed', 'passed')] };
    expect(countVitest(report, false)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it('counts an error outside any test', () => {
    expect(countVitest({ testResults: [file('passed', 'passed')] }, false).failed).toBe(1);
  });

  it.each([
    ['no report', undefined],
    ['no files', { testResults: [] }],
    ['only skipped tests', { testResults: [file('passed', 'skipped')] }],
  ])('fails on %s', (_, report) => {
    expect(countVitest(report, true).failed).toBe(1);
  });
});

describe('countPlaywright', () => {
  it('reads the totals', () => {
    const report = { stats: { expected: 4, unexpected: 2, flaky: 1, skipped: 3 } };
    expect(countPlaywright(report, false)).toEqual({ passed: 5, failed: 2, skipped: 3 });
  });

  it('fails when nothing ran, or when the runner failed by itself', () => {
    expect(countPlaywright({ stats: { expected: 0 } }, true).failed).toBe(1);
    expect(countPlaywright({ stats: { expected: 3 } }, false).failed).toBe(1);
    expect(countPlaywright(undefined, true).failed).toBe(1);
  });
});

describe('lastScore', () => {
  it('reads the last line of that form', () => {
    expect(lastScore('3 passed, 0 failed\nnoise\n12 passed, 1 failed\n')).toEqual({ passed: 12, failed: 1 });
  });

  it('knows when there is none', () => {
    expect(lastScore('✓ cases     3 passed, 0 failed\nKilled')).toBeUndefined();
  });
});
