/** What a first visit loads before there is a picture stays small: everything else comes afterwards. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../scripts/process.mjs';
import { expect, test } from './fixtures';

/** Bytes of script, gzipped as a server would send them. */
const budget = 300_000;

const assets = path.join(root, 'dist/assets');

/** A script and all that it imports before it runs. */
function withImports(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  const code = readFileSync(path.join(assets, file), 'utf8');
  for (const [, imported] of code.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g))
    if (imported) withImports(imported, found);
  return found;
}

test('a first visit loads little script before the grid shows, and the rest afterwards', async ({ page }) => {
  await page.addInitScript(() => {
    const { transferFromImageBitmap } = ImageBitmapRenderingContext.prototype;
    ImageBitmapRenderingContext.prototype.transferFromImageBitmap = function (bitmap) {
      const shown = this.canvas instanceof HTMLCanvasElement && this.canvas.closest('[aria-label="Grid of results"]');
      if (shown && performance.getEntriesByName('first grid').length === 0) performance.mark('first grid');
      transferFromImageBitmap.call(this, bitmap);
    };
  });
  await page.goto('');
  await page.waitForFunction(() => performance.getEntriesByName('first grid').length > 0);
  const scripts = await page.evaluate(() => {
    const [shown] = performance.getEntriesByName('first grid');
    const fetched = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js'));
    const names = (from: PerformanceEntryList) => from.map(({ name }) => name.slice(name.lastIndexOf('/') + 1));
    return {
      before: names(fetched.filter(({ startTime }) => startTime < (shown?.startTime ?? Number.POSITIVE_INFINITY))),
    };
  });
  // What a worker fetches is not among the page's own resources.
  const engine = readdirSync(assets).find((file) => /^gpu-.*\.js$/.test(file));
  expect(engine).toBeDefined();
  const first = new Set([...scripts.before, ...withImports(engine ?? '')].flatMap((file) => [...withImports(file)]));
  const bytes = [...first].map((file) => gzipSync(readFileSync(path.join(assets, file)), { level: 9 }).length);
  const sum = bytes.reduce((total, size) => total + size, 0);
  expect(sum, [...first].map((file, at) => `${bytes[at]} ${file}`).join('\n')).toBeLessThanOrEqual(budget);

  // The palette is there before it is asked for.
  await expect
    .poll(() =>
      page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .map(({ name }) => name)
          .join('\n'),
      ),
    )
    .toContain('/Palette-');
});
