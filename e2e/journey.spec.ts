/** The main job with the mouse: a picture, a pipeline, a live grid, a look at one tile, and a file that brings it all back. */
import { readFileSync } from 'node:fs';
import { expect, test } from './fixtures';
import {
  add,
  becomes,
  card,
  changes,
  clear,
  drop,
  grid,
  gridPanel,
  imageCard,
  importFile,
  open,
  openCode,
  original,
  picture,
  sample,
  saved,
  settled,
  stepNames,
  tilePanel,
  visit,
} from './steps';

const built = ['Rotate', 'OneOf', 'GaussNoise', 'GaussianBlur', 'HueSaturationValue'];

test.use({ serviceWorkers: 'allow' });

test('from a dropped picture to an exported preset, and back', async ({ page }) => {
  await visit(page);
  const tiles = gridPanel(page).getByRole('button', { name: /^Tile \d+$/ });
  const status = page.getByRole('region', { name: 'Status' });
  await expect(tiles).toHaveCount(24);
  await expect(status).toContainText('25 tiles');
  const welcome = await picture(grid(page));

  await test.step('drop a picture and build a pipeline', async () => {
    await drop(page, 'my cat.png', sample('cat.png'), 'image/png');
    await expect(imageCard(page)).toContainText('my cat.png');
    await expect(imageCard(page)).toContainText('451 × 300');
    // Few and small from here on: what follows is drawn some thirty times.
    await page.getByRole('button', { name: '3×3' }).click();
    await expect(tiles).toHaveCount(8);
    await page.getByRole('spinbutton', { name: 'Longest side in pixels' }).fill('192');
    await page.keyboard.press('Enter');
    await clear(page);
    const untouched = await picture(grid(page));
    expect(untouched).not.toBe(welcome);
    await add(page, 'Rotate');
    await add(page, 'OneOf');
    await add(page, 'GaussNoise', 'OneOf');
    await add(page, 'GaussianBlur', 'OneOf');
    await add(page, 'HueSaturationValue');
    await expect(stepNames(page)).toHaveText(built);
    expect(await picture(grid(page))).not.toBe(untouched);
  });

  await test.step('drag a slider: the grid follows while the button is down', async () => {
    const before = await picture(grid(page));
    const thumb = card(page, 'Rotate').getByRole('slider', { name: 'limit, high' });
    const box = await thumb.boundingBox();
    if (box === null) throw new Error('The slider is not on the page.');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    const seen = new Set([before]);
    for (const distance of [-8, -16, -24]) {
      await page.mouse.move(x + distance, y, { steps: 3 });
      await changes(grid(page), [...seen].at(-1)!);
      seen.add(await picture(grid(page)));
    }
    expect(seen.size).toBe(4);
    const during = await picture(grid(page));
    await page.mouse.up();
    expect(await picture(grid(page))).toBe(during);
    await expect(status).toContainText('9 tiles');
    await expect(status).toContainText(/[1-9]\d* passes/);

    await page.getByRole('button', { name: 'Undo' }).click();
    await becomes(grid(page), before);
    await page.getByRole('button', { name: 'Redo' }).click();
    await becomes(grid(page), during);
  });

  await test.step('look at a tile: what fired, step by step, and the wipe', async () => {
    await card(page, 'Rotate').getByRole('spinbutton', { name: 'Probability of Rotate' }).fill('1');
    await page.keyboard.press('Enter');
    await gridPanel(page).getByRole('button', { name: 'Tile 7', exact: true }).click();
    const panel = tilePanel(page);
    await expect(panel.getByRole('heading', { name: 'Tile 7' })).toBeVisible();
    await expect(panel.getByText(/^\d of 4 fired$/)).toBeVisible();
    const rows = panel.getByRole('list').getByRole('listitem');
    await expect(rows.filter({ hasText: 'Rotate' })).toContainText('°');
    for (const name of ['OneOf', 'HueSaturationValue'])
      await expect(rows.filter({ hasText: name }).first()).toBeVisible();

    const preview = panel.getByRole('img', { name: 'Original and result of tile 7' });
    const result = await picture(preview);
    await rows.filter({ hasText: 'Rotate' }).getByRole('button').click();
    await expect(panel.getByText('after Rotate').first()).toBeVisible();
    const rotated = await picture(preview);
    await rows.filter({ hasText: 'Rotate' }).getByRole('button').click();
    expect(await picture(preview)).toBe(result);
    expect(rotated).not.toBe(await picture(panel.locator('canvas[aria-hidden]:not([data-labels])').first()));

    const divider = panel.getByRole('slider', { name: 'Divider between original and result' });
    await expect(divider).toHaveAttribute('aria-valuenow', '50');
    const area = await preview.boundingBox();
    if (area === null) throw new Error('The preview is not on the page.');
    await page.mouse.move(area.x + area.width / 2, area.y + area.height / 2);
    await page.mouse.down();
    await page.mouse.move(area.x + area.width * 0.2, area.y + area.height / 2, { steps: 4 });
    await page.mouse.up();
    await expect(divider).toHaveAttribute('aria-valuenow', '20');
    await gridPanel(page).getByRole('button', { name: 'Tile 7', exact: true }).click();
    await settled(original(page));
  });

  await test.step('export, reload, clear and import: the same picture each time', async () => {
    const made = await picture(grid(page));
    const code = await openCode(page, 'Preset of this page');
    const download = page.waitForEvent('download');
    await code.getByRole('button', { name: 'Download' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('preset.json');
    const preset = test.info().outputPath('preset.json');
    await file.saveAs(preset);
    const json = JSON.parse(readFileSync(preset, 'utf8'));
    expect(json.transform.transforms.at(-1).__class_fullname__).toBe('HueSaturationValue');
    expect(json.playground).toMatchObject({ version: 1, seed: 7, grid: [3, 3] });
    // The grid has its own width again: its pictures are compared below.
    await page.getByRole('tab', { name: 'Tile' }).click();

    await saved(page);
    await page.reload();
    await expect(stepNames(page)).toHaveText(built);
    await expect(imageCard(page)).toContainText('my cat.png');
    await settled(grid(page));
    await becomes(grid(page), made);

    await clear(page);
    expect(await picture(grid(page))).not.toBe(made);
    await importFile(page, preset);
    await expect(stepNames(page)).toHaveText(built);
    await becomes(grid(page), made);
  });
});

test('a tile downloads as it is: the picture’s own size, three channels', async ({ page }) => {
  await open(page);
  await page.getByRole('switch', { name: 'Resize first' }).click({ force: true });
  await gridPanel(page).getByRole('button', { name: 'Tile 3', exact: true }).click();
  const download = page.waitForEvent('download');
  await tilePanel(page).getByRole('button', { name: 'PNG' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('cat-003.png');
  const bytes = readFileSync(await file.path());
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20), bytes[24], bytes[25]]).toEqual([451, 300, 8, 2]);
});
