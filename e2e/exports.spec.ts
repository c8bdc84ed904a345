/** The pipeline as code for other libraries, and pipelines that come as code. */
import { readFileSync, writeFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { add, card, clear, drop, fileMessages, gridPanel, open, pipelinePanel, stepNames } from './steps';

async function openExport(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Export' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export the pipeline' });
  await expect(dialog).toBeVisible();
  return dialog;
}

const writeFor = (dialog: Locator, label: string) =>
  dialog.getByRole('combobox', { name: 'Write for' }).selectOption({ label });
const code = (dialog: Locator): Locator => dialog.getByRole('region', { name: 'Code' });

test('the export dialog writes for every library, says what is true, copies and downloads', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  await clear(page);
  await add(page, 'HorizontalFlip');
  await add(page, 'Rotate');
  await add(page, 'ZoomBlur');
  await card(page, 'Rotate').getByRole('spinbutton', { name: 'limit, high' }).fill('31');
  await page.keyboard.press('Enter');

  const requested: string[] = [];
  page.on('request', (request) => requested.push(request.url()));
  const dialog = await openExport(page);
  // Grammar and tables come with the first choice.
  await writeFor(dialog, 'Albumentations 2.0.8');
  await expect(code(dialog)).toContainText('A.Rotate(');
  expect(requested.filter((url) => url.endsWith('.js')).length).toBeGreaterThan(0);
  await expect(code(dialog)).toContainText('limit=(-90, 31)');
  await expect(dialog.getByText('4 exact')).toBeVisible();
  // Colours without a style attribute, which the policy forbids.
  await expect(code(dialog).locator('span').first()).toBeVisible();
  await expect(code(dialog).locator('[style]')).toHaveCount(0);

  for (const [label, word] of [
    ['Albumentations 1.3.1', 'always_apply=False'],
    ['torchvision v2', 'v2.RandomHorizontalFlip(p=0.5)'],
    ['TensorFlow / Keras 3', 'tf.image.flip_left_right'],
    ['imgaug 0.4.0', 'iaa.Fliplr(p=0.5)'],
    ['Kornia 0.8', 'K.RandomHorizontalFlip(p=0.5)'],
  ] as const)
    await test.step(label, async () => {
      await writeFor(dialog, label);
      await expect(code(dialog)).toContainText(word);
    });

  await test.step('badges of what cannot be written, in the list and in the code', async () => {
    const steps = dialog.getByRole('list', { name: 'How true each step is' });
    await expect(steps.getByRole('listitem').filter({ hasText: 'ZoomBlur' })).toContainText('left out');
    await expect(steps.getByRole('listitem').filter({ hasText: 'Rotate' })).toContainText(/approximate.*measured/);
    await expect(code(dialog)).toContainText('# Left out: ZoomBlur: has no such transform');
  });

  await test.step('copy and download', async () => {
    await dialog.getByRole('button', { name: 'Copy', exact: true }).click();
    await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('import kornia.augmentation as K');
    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Download augment.py' }).click();
    const file = test.info().outputPath('augment.py');
    await (await download).saveAs(file);
    expect(readFileSync(file, 'utf8')).toBe(copied);
  });

  await test.step('JSON and YAML, and the version without random steps', async () => {
    await writeFor(dialog, 'Albumentations 2.0.8');
    await dialog.getByRole('combobox', { name: 'Format' }).selectOption('YAML');
    await expect(code(dialog)).toContainText('__class_fullname__: Rotate');
    await dialog.getByRole('combobox', { name: 'Version' }).selectOption('Validation: without random steps');
    await expect(code(dialog)).not.toContainText('Rotate');
    await expect(code(dialog)).toContainText('LongestMaxSize');
  });

  await test.step('training loops', async () => {
    await writeFor(dialog, 'PyTorch Dataset with the preset file');
    await expect(code(dialog)).toContainText('class Pictures(Dataset)');
    await writeFor(dialog, 'tf.data with the preset file');
    await expect(code(dialog)).toContainText('tf.numpy_function');
  });
  await page.keyboard.press('Escape');
});

test('a tile is written as the fixed recipe that it is', async ({ page }) => {
  await open(page);
  await clear(page);
  await add(page, 'Rotate');
  await gridPanel(page).getByRole('button', { name: 'Tile 2', exact: true }).click();
  const dialog = await openExport(page);
  await writeFor(dialog, 'torchvision v2');
  await dialog.getByRole('combobox', { name: 'Version' }).selectOption('Exactly tile 2');
  const text = (await code(dialog).textContent()) ?? '';
  const [, low, high] = /degrees=\(([-.\d]+), ([-.\d]+)\)/.exec(text) ?? [];
  // It fired, or it is not there at all.
  if (low === undefined) expect(text).not.toContain('RandomRotation');
  else expect(low).toBe(high);
});

test('narrow: everything is within reach', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  const dialog = await openExport(page);
  await writeFor(dialog, 'torchvision v2');
  await expect(code(dialog)).toContainText('v2.Compose');
  const box = await dialog.boundingBox();
  expect(box!.x).toBeGreaterThanOrEqual(0);
  expect(box!.x + box!.width).toBeLessThanOrEqual(390);
  await dialog.getByRole('button', { name: 'Download augment.py' }).scrollIntoViewIfNeeded();
  await expect(dialog.getByRole('button', { name: 'Download augment.py' })).toBeInViewport();
  const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});

test('pipelines come as Python text of three libraries', async ({ page }) => {
  await open(page);
  await clear(page);
  await drop(
    page,
    'train.py',
    'import albumentations as A\nSIZE = 64\nt = A.Compose([A.RandomCrop(SIZE, SIZE), A.Frobnicate(p=0.2), A.Rotate(limit=30, value=9)])\n',
  );
  await expect(stepNames(page)).toHaveText(['RandomCrop', 'Frobnicate', 'Rotate']);
  await expect(fileMessages(page)).toContainText('train.py: opened, with changes');
  await expect(pipelinePanel(page).locator('li[data-off]')).toHaveCount(1);

  await drop(
    page,
    'tv.py',
    'from torchvision.transforms import v2\nv2.Compose([v2.RandomVerticalFlip(p=0.4), v2.ToTensor()])',
  );
  await expect(stepNames(page)).toHaveText(['VerticalFlip']);
  await drop(
    page,
    'ia.py',
    'from imgaug import augmenters as iaa\niaa.Sequential([iaa.Fliplr(0.5), iaa.GammaContrast((0.5, 2.0))])',
  );
  await expect(stepNames(page)).toHaveText(['HorizontalFlip', 'RandomGamma']);

  await drop(
    page,
    'evil.py',
    'import albumentations as A\nA.Compose([\n  A.Rotate(limit=[i for i in range(10**9)]),\n])',
  );
  await expect(fileMessages(page)).toContainText('evil.py: Python: line 3: a comprehension is not read here');
  await expect(stepNames(page)).toHaveText(['HorizontalFlip', 'RandomGamma']);
});

test('a file is compared with the pipeline in plain words', async ({ page }) => {
  await open(page);
  await clear(page);
  await add(page, 'Rotate');
  const file = test.info().outputPath('before.py');
  writeFileSync(
    file,
    'import albumentations as A\nA.Compose([A.Rotate(limit=(-90, 20), p=0.5), A.HorizontalFlip(p=1)])',
  );
  await page.getByRole('button', { name: 'Presets' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('menuitem', { name: 'Compare with a file' }).click();
  await (await chooser).setFiles(file);
  const dialog = page.getByRole('dialog', { name: 'What is different' });
  await expect(dialog.getByRole('listitem')).toContainText([
    'Resize first: original → 512 px',
    'HorizontalFlip: removed',
    'Rotate: limit: -90..20 → -90..90',
  ]);
  await page.keyboard.press('Escape');
  await expect(stepNames(page)).toHaveText(['Rotate']);
});

test('in Korean too', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: '한국어' }).click();
  await page.getByRole('button', { name: '내보내기', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: '내보낼 곳' }).selectOption({ label: 'Kornia 0.8' });
  await expect(dialog.getByRole('region', { name: '코드' })).toContainText('K.AugmentationSequential(');
  await expect(dialog.getByText(/^정확 \d+ · 근사 \d+/)).toBeVisible();
  await expect(dialog.getByRole('list', { name: '단계별 정확도' })).toContainText('측정값: 평균');
});
