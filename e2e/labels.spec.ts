/** Labels: read from files, drawn by hand, moved with every tile, and told what becomes of them. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import {
  add,
  clear,
  drop,
  glance,
  grid,
  gridPanel,
  imageCard,
  open,
  pipelinePanel,
  sample,
  settled,
  tilePanel,
} from './steps';

const overlay = (page: Page): Locator => gridPanel(page).locator('canvas[data-labels]');
const labelsButton = (page: Page): Locator => gridPanel(page).getByRole('button', { name: /^Labels/ });

async function panel(page: Page): Promise<Locator> {
  await gridPanel(page)
    .getByRole('button', { name: /^(Label options|Labels)$/ })
    .last()
    .click();
  return page.getByRole('dialog').filter({ has: page.getByRole('button', { name: 'Audit…' }) });
}

async function always(page: Page, name: string): Promise<void> {
  await pipelinePanel(page)
    .getByRole('spinbutton', { name: `Probability of ${name}` })
    .fill('1');
  await page.keyboard.press('Enter');
}

test('labels follow the geometry of every tile, and the audit names the step that drops them', async ({ page }) => {
  await open(page);
  await drop(page, 'cat.png', sample('cat.png'), 'image/png');
  await expect(labelsButton(page)).toHaveText('Labels');
  await drop(page, 'annotations.coco.json', sample('annotations.coco.json'), 'application/json');
  await expect(labelsButton(page)).toHaveText('Labels11');
  await expect(page.getByText('Labels: 4 boxes, 4 polygons, 3 keypoints.')).toBeVisible();
  await clear(page);

  const drawn = async (): Promise<string> => {
    await settled(grid(page));
    await expect(overlay(page)).toHaveAttribute('data-drawn');
    return glance(overlay(page));
  };
  const seen = new Set([await drawn()]);
  for (const name of ['Perspective', 'ElasticTransform', 'RandomResizedCrop'])
    await test.step(`${name} moves them`, async () => {
      await add(page, name);
      await always(page, name);
      const moved = await drawn();
      expect(seen).not.toContain(moved);
      seen.add(moved);
    });
  await expect(gridPanel(page).getByRole('button', { name: /^Tile \d+$/ })).toHaveCount(8);

  await test.step('a tile says what became of each', async () => {
    await gridPanel(page).getByRole('button', { name: 'Tile 7', exact: true }).click();
    const fates = tilePanel(page).getByRole('region', { name: 'Labels' });
    await expect(fates.getByRole('listitem')).toHaveCount(7);
    await expect(fates).toContainText(/\d kept/);
  });

  await test.step('the audit', async () => {
    await (await panel(page)).getByRole('button', { name: 'Audit…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Label audit' });
    const eyes = dialog.getByRole('row', { name: /Box eye/ });
    await expect(eyes).toContainText('RandomResizedCrop');
    await expect(dialog.getByText(/Most losses, .* are the doing of RandomResizedCrop/)).toBeVisible();
    await expect(eyes.getByRole('cell').nth(3)).not.toHaveText('0 %');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });
});

test('a box, a polygon and a point drawn with the keyboard', async ({ page }) => {
  await open(page);
  await drop(page, 'bare.png', sample('coffee.png'), 'image/png');
  await expect(imageCard(page)).toContainText('bare.png');
  await expect(labelsButton(page)).toHaveText('Labels');
  const before = await overlay(page).count();
  await (await panel(page)).getByRole('button', { name: 'Annotate…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Annotate' });
  const board = dialog.getByRole('application', { name: 'Picture to annotate' });
  await board.focus();
  const keys = async (...names: readonly string[]) => {
    for (const name of names) await page.keyboard.press(name);
  };
  const labels = dialog.getByRole('option');
  await keys('b', 'Space', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowDown', 'Space');
  await expect(labels).toHaveCount(1);
  await keys('p', 'Space', 'Shift+ArrowRight', 'Space', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Space', 'Enter');
  await expect(labels).toHaveCount(2);
  await keys('k', 'Shift+ArrowUp', 'Space');
  await expect(labels).toHaveCount(3);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(dialog).toBeHidden();
  await expect(labelsButton(page)).toHaveText('Labels3');
  expect(before).toBeLessThanOrEqual(1);
  await expect(overlay(page)).toBeVisible();

  await page.reload();
  await expect(labelsButton(page)).toHaveText('Labels3');
});

test('label files that do not fit are answered record by record, and what is there stays', async ({ page }) => {
  await open(page);
  await drop(page, 'annotations.coco.json', sample('annotations.coco.json'), 'application/json');
  await expect(labelsButton(page)).toHaveText('Labels11');
  const image = { id: 1, file_name: 'cat.png', width: 451, height: 300 };
  const boxes = [
    [10, 10, 50, 50],
    [440, 290, 60, 60],
    [20, 20, 0, 10],
    [Number.NaN, 1, 2, 3],
  ].map((bbox, i) => ({ id: i + 1, image_id: 1, category_id: 1, bbox }));
  const odd = JSON.stringify({ images: [image], categories: [{ id: 1, name: 'thing' }], annotations: boxes });
  await drop(page, 'odd.json', odd, 'application/json');
  await expect(labelsButton(page)).toHaveText(/Labels[12]/);
  const notice = page.getByRole('region', { name: /Messages about/ }).or(imageCard(page));
  await expect(notice.first()).toContainText(/odd\.json.*3/s);

  const shown = await labelsButton(page).textContent();
  await drop(page, 'entities.xml', '<!DOCTYPE a [<!ENTITY x "y">]><annotation>&x;</annotation>', 'text/xml');
  await expect(page.getByText(/entities\.xml/).first()).toBeVisible();
  await expect(labelsButton(page)).toHaveText(shown ?? '');
});
