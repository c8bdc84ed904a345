import { expect, test } from './fixtures';
import { grid, gridPanel, open, picture } from './steps';

test('the grid turns to further draws of the seed, and back to the very same pictures', async ({ page }) => {
  await open(page);
  const results = gridPanel(page);
  const before = await picture(grid(page));
  const last = Number(
    (await results
      .getByRole('button', { name: /^Tile \d+$/ })
      .last()
      .textContent()) ?? 0,
  );
  const original = results.getByRole('button', { name: 'Original image, untouched' });
  await original.focus();
  await page.keyboard.press('PageDown');
  await expect(results.getByRole('button', { name: `Tile ${last + 1}`, exact: true })).toBeVisible();
  await expect(original).toBeFocused();
  expect(await picture(grid(page))).not.toBe(before);
  await page.getByRole('button', { name: 'Earlier draws' }).click();
  await expect(results.getByRole('button', { name: 'Tile 1', exact: true })).toBeVisible();
  expect(await picture(grid(page))).toBe(before);
  await expect(page.getByRole('button', { name: 'Earlier draws' })).toBeDisabled();
});
