// What the report says it compared.
import { findChromium } from '../chromium.mjs';
import { run } from '../process.mjs';
import { runPython } from './library.mjs';

/** @returns {Promise<Record<string, string>>} */
export async function versions() {
  const { ok, output } = await runPython('versions.py', []);
  if (!ok) throw new Error(output.trim());
  const browser = await run(await findChromium(), ['--version', '--no-sandbox'], { limit: 30_000 });
  const chromium = /(?:Chromium|Chrom\w* for Testing|Chrome) ([\d.]+)/.exec(browser.output)?.[1];
  return { ...JSON.parse(output), ...(chromium && { Chromium: chromium }) };
}
