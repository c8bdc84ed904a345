/** A second visit needs no network: the service worker kept every file of the first. */
import { expect, test } from './fixtures';
import { drop, grid, often, open, picture, saved, stepNames, tilePanel, webpPreset } from './steps';

test.use({ serviceWorkers: 'allow' });

test('the page opens without a network, and draws the same picture', async ({ page, context }) => {
  await open(page);
  const made = await picture(grid(page));
  const steps = await stepNames(page).allTextContents();
  await saved(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await context.setOffline(true);
  try {
    await page.reload();
    await expect(stepNames(page)).toHaveText(steps);
    await expect.poll(() => picture(grid(page)), often).toBe(made);
    // A part that had not been loaded by the first visit.
    await tilePanel(page).getByRole('button', { name: 'Annotate…' }).click();
    await expect(page.getByRole('application', { name: 'Picture to annotate' })).toBeVisible();
    await page.keyboard.press('Escape');
    // A codec that no picture had needed yet.
    await drop(page, 'webp.json', webpPreset, 'application/json');
    await expect(stepNames(page)).toHaveText(['ImageCompression']);
    await expect.poll(() => picture(grid(page)), often).not.toBe(made);
  } finally {
    await context.setOffline(false);
  }
});
