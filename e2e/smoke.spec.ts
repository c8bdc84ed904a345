import { expect, test } from './fixtures';

test.use({ serviceWorkers: 'allow' });

test('the page opens and complains about nothing', async ({ page }) => {
  await page.goto('./');
  await expect(page).toHaveTitle(/Augmentation Playground/);
  await expect(page.getByRole('main')).toBeVisible();
});
