/** What a first visit loads before there is a picture stays small: everything else comes afterwards. */
import { bytesOfScript, firstLoadBudget, gzipped, markPictures, watchRequests } from '../scripts/first-load.mjs';
import { expect, test } from './fixtures';

test.use({ serviceWorkers: 'allow' });

test('a first visit loads little script before the grid shows, and the rest afterwards', async ({ page }) => {
  const { before } = watchRequests(page);
  await page.addInitScript(markPictures);
  await page.goto('');
  const first = await before('first tile');
  const scripts = [...first].filter((file) => file.endsWith('.js'));
  const list = scripts.map((file) => `${gzipped(file)} ${file}`).join('\n');
  // The engine's own thread fetches too: without what it runs there would be no picture.
  for (const part of ['/gpu-', '/renderer-']) expect(list).toContain(part);
  expect(bytesOfScript(first), list).toBeLessThanOrEqual(firstLoadBudget);

  // The palette is there before it is asked for.
  expect(list).not.toContain('/Palette-');
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
