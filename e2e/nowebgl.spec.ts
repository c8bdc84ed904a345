/** Without WebGL 2 the page says so plainly, and everything that needs no picture works. */
import { chromium } from '@playwright/test';
import { expect, test } from './fixtures';
import { add, card, clear, fileMessages, imageCard, importFile, open, openCode, stepNames } from './steps';

test('no WebGL anywhere: a plain word, and a working editor', async ({ launchOptions, baseURL }) => {
  const args = [
    ...(launchOptions.args ?? []).filter((arg) => !/swiftshader/.test(arg)),
    '--disable-3d-apis',
    '--disable-gpu',
    '--disable-software-rasterizer',
  ];
  const browser = await chromium.launch({ ...launchOptions, args });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...(baseURL && { baseURL }) });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto('./');
    const alert = page.getByRole('alert');
    await expect(alert.getByRole('heading', { name: 'This browser cannot draw the grid' })).toBeVisible();
    await expect(alert).toContainText('WebGL 2');
    await expect(alert.getByRole('button', { name: 'Reload the page' })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Status' })).toContainText('no renderer');

    await expect(imageCard(page)).toContainText('cat.png');
    await clear(page);
    await add(page, 'Rotate');
    await add(page, 'OneOf');
    await add(page, 'GaussNoise', 'OneOf');
    await card(page, 'Rotate').getByRole('spinbutton', { name: 'limit, high' }).fill('12');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Redo' }).click();
    await expect(card(page, 'Rotate').getByRole('spinbutton', { name: 'limit, high' })).toHaveAttribute(
      'aria-valuenow',
      '12',
    );

    const code = await openCode(page, 'Preset of this page');
    const download = page.waitForEvent('download');
    await code.getByRole('button', { name: 'Download' }).click();
    const preset = test.info().outputPath('preset.json');
    await (await download).saveAs(preset);
    await clear(page);
    await importFile(page, preset);
    await expect(stepNames(page)).toHaveText(['Rotate', 'OneOf', 'GaussNoise']);
    await expect(fileMessages(page)).toContainText('preset.json: opened');
    expect(errors).toEqual([]);
  } finally {
    await browser.close();
  }
});

test('no WebGL in workers: the page’s own thread draws', async ({ page }) => {
  // As in browsers that have no OffscreenCanvas.
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'OffscreenCanvas', { value: undefined });
  });
  await open(page);
  await expect(page.getByRole('region', { name: 'Status' })).toContainText('9 tiles');
  const fact = page.getByRole('region', { name: 'Status' }).getByRole('note').filter({ hasText: 'SwiftShader' });
  await expect(fact).toHaveAttribute('aria-description', /on the page’s thread/);
});
