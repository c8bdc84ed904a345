// Reads how many tests passed and failed from the JSON reports of the test runners.

/**
 * @typedef {object} Count
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/**
 * Vitest's report. A file that does not load, and an error outside any test, are failures too: they appear under no test.
 * @param {any} report The parsed JSON, or undefined when none was written.
 * @param {boolean} ok Whether the runner itself was content.
 * @returns {Count}
 */
export function countVitest(report, ok) {
  const count = { passed: 0, failed: 0, skipped: 0 };
  for (const file of report?.testResults ?? []) {
    const failed = file.assertionResults.filter((/** @type {any} */ test) => test.status === 'failed').length;
    const passed = file.assertionResults.filter((/** @type {any} */ test) => test.status === 'passed').length;
    count.passed += passed;
    count.failed += failed === 0 && file.status === 'failed' ? 1 : failed;
    count.skipped += file.assertionResults.length - passed - failed;
  }
  return settle(count, ok);
}

/**
 * Playwright's report.
 * @param {any} report
 * @param {boolean} ok
 * @returns {Count}
 */
export function countPlaywright(report, ok) {
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report?.stats ?? {};
  return settle({ passed: expected + flaky, failed: unexpected, skipped }, ok);
}

/**
 * The last line of the form "3 passed, 0 failed" of what a script said, or undefined.
 * @param {string} output
 */
export function lastScore(output) {
  const [, passed, failed] = [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1) ?? [];
  return passed === undefined ? undefined : { passed: Number(passed), failed: Number(failed) };
}

/** A runner that ran nothing, or ended badly without naming a test, has failed. @param {Count} count @param {boolean} ok */
function settle(count, ok) {
  const silent = count.failed === 0 && (!ok || count.passed === 0);
  return silent ? { ...count, failed: 1 } : count;
}
