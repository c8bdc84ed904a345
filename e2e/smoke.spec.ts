import { expect, test } from './fixtures';

test('the page opens and complains about nothing', async ({ page }) => {
  await page.goto('./');
  await expect(page).toHaveTitle(/Augmentation Playground/);
  await expect(page.getByRole('main')).toBeVisible();
});

test('the page can reach no other server', async ({ page, problems }) => {
  await page.goto('./');
  const outcome = await page.evaluate(async () => {
    const blocked = new Promise<string>((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), {
        once: true,
      });
    });
    const sent = await fetch('https://example.com/').then(
      () => 'sent',
      () => 'not sent',
    );
    return { sent, directive: await blocked };
  });
  expect(outcome).toEqual({ sent: 'not sent', directive: 'connect-src' });
  // The attempt above is reported, and nothing else is.
  expect(problems.splice(0).filter((problem) => !problem.includes('https://example.com/'))).toEqual([]);
});
