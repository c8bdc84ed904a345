import { expect, test } from './fixtures';
import { grid, gridPanel, open, picture } from './steps';

test('the grid turns to further draws of the seed, and back to the very same pictures', async ({ page }) => {
  await open(page);
  const tile = (number: number) => gridPanel(page).getByRole('button', { name: `Tile ${number}`, exact: true });
  const before = await picture(grid(page));
  await tile(2).focus();
  await page.keyboard.press('PageDown');
  // Eight tiles beside the original: the focus stays in its place.
  await expect(tile(10)).toBeFocused();
  expect(await picture(grid(page))).not.toBe(before);
  await page.getByRole('button', { name: 'Earlier draws' }).click();
  await expect(tile(2)).toBeVisible();
  expect(await picture(grid(page))).toBe(before);
  await expect(page.getByRole('button', { name: 'Earlier draws' })).toBeDisabled();
});
