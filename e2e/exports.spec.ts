/** The pipeline as code for other libraries, and pipelines that come as code. */
import { readFileSync, writeFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import {
  add,
  card,
  clear,
  codeText,
  codeView,
  drop,
  fileMessages,
  gridPanel,
  open,
  openCode,
  pipelinePanel,
  saved,
  stepNames,
} from './steps';

const choose = (page: Page, what: string, label: string) =>
  codeView(page).getByRole('combobox', { name: what }).selectOption({ label });

test('the code view writes for every library, says what is true, copies and downloads', async ({ page, context }) => {
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
  // Grammar and tables come when it is first opened.
  const view = await openCode(page);
  await expect(codeText(page)).toContainText('A.Rotate(');
  expect(requested.filter((url) => url.endsWith('.js')).length).toBeGreaterThan(0);
  await expect(codeText(page)).toContainText('limit=(-90, 31)');
  await expect(view.getByText('4 exact')).toBeVisible();
  // Colours without a style attribute, which the policy forbids.
  await expect(codeText(page).locator('span').first()).toBeVisible();
  await expect(codeText(page).locator('[style]')).toHaveCount(0);

  for (const [label, word] of [
    ['Albumentations 1.3.1', 'always_apply=False'],
    ['torchvision v2', 'v2.RandomHorizontalFlip(p=0.5)'],
    ['TensorFlow / Keras 3', 'tf.image.flip_left_right'],
    ['imgaug 0.4.0', 'iaa.Fliplr(p=0.5)'],
    ['Kornia 0.8', 'K.RandomHorizontalFlip(p=0.5)'],
  ] as const)
    await test.step(label, async () => {
      await choose(page, 'Write for', label);
      await expect(codeText(page)).toContainText(word);
    });

  await test.step('badges of what cannot be written, in the list and in the code', async () => {
    const steps = view.getByRole('list', { name: 'How true each step is' });
    await expect(steps.getByRole('listitem').filter({ hasText: 'ZoomBlur' })).toContainText('left out');
    await expect(steps.getByRole('listitem').filter({ hasText: 'Rotate' })).toContainText(/approximate.*measured/);
    await expect(codeText(page)).toContainText('# Left out: ZoomBlur: has no such transform');
  });

  await test.step('copy and download', async () => {
    await view.getByRole('button', { name: 'Copy', exact: true }).click();
    await expect(view.getByRole('button', { name: 'Copied' })).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('import kornia.augmentation as K');
    const download = page.waitForEvent('download');
    await view.getByRole('button', { name: 'Download augment.py' }).click();
    const file = test.info().outputPath('augment.py');
    await (await download).saveAs(file);
    expect(readFileSync(file, 'utf8')).toBe(copied);
  });

  await test.step('JSON and YAML, and the version without random steps', async () => {
    await choose(page, 'Write for', 'Albumentations 2.0.8');
    await choose(page, 'Format', 'YAML');
    await expect(codeText(page)).toContainText('__class_fullname__: Rotate');
    await choose(page, 'Version', 'Validation: without random steps');
    await expect(codeText(page)).not.toContainText('Rotate');
    await expect(codeText(page)).toContainText('LongestMaxSize');
  });

  await test.step('training loops', async () => {
    await choose(page, 'Write for', 'PyTorch Dataset with the preset file');
    await expect(codeText(page)).toContainText('class Pictures(Dataset)');
    await choose(page, 'Write for', 'tf.data with the preset file');
    await expect(codeText(page)).toContainText('tf.numpy_function');
  });
});

test('the code follows the sliders, and is there again after a reload', async ({ page }) => {
  await open(page);
  await clear(page);
  await add(page, 'GaussNoise');
  await add(page, 'Rotate');
  await openCode(page);
  await expect(gridPanel(page)).toBeVisible();

  const rotate = codeText(page).locator('span', { hasText: 'A.Rotate(' }).first();
  await test.step('the lines of the selected step are in view', async () => {
    await card(page, 'GaussNoise').getByRole('button', { name: 'GaussNoise', exact: true }).click();
    await expect(codeText(page).locator('[data-selected]').first()).toContainText('A.GaussNoise(');
    const high = card(page, 'Rotate').getByRole('slider', { name: 'limit, high' });
    await high.focus();
    await expect(codeText(page).locator('[data-selected]').first()).toContainText('A.Rotate(');
    await expect(rotate).toBeInViewport();
  });

  await test.step('every key of a slider is seen at once, and only its line is another', async () => {
    // Marked and selected by hand: neither may be lost while the text changes.
    await codeText(page).evaluate((element) => {
      const lines = [...element.querySelectorAll('pre > *')];
      for (const line of lines) (line as HTMLElement).dataset.kept = '';
      element.scrollTop = 150;
      getSelection()?.setBaseAndExtent(lines[1]!, 0, lines[4]!, 0);
    });
    const selection = await page.evaluate(() => String(getSelection()));
    const top = await codeText(page).evaluate((element) => element.scrollTop);
    for (const value of ['89', '88', '87']) {
      await page.keyboard.press('ArrowLeft');
      await expect(codeText(page)).toContainText(`limit=(-90, ${value})`);
    }
    await expect(codeText(page).locator('[data-changed]')).toHaveText(/limit=\(-90, 87\)/);
    await expect(codeText(page).locator('pre > :not([data-kept])')).toHaveCount(0);
    expect(await page.evaluate(() => String(getSelection()))).toBe(selection);
    expect(selection).toContain('pip install');
    expect(await codeText(page).evaluate((element) => element.scrollTop)).toBe(top);
  });

  await test.step('undo knows sliders only', async () => {
    await choose(page, 'Write for', 'imgaug 0.4.0');
    await expect(codeText(page)).toContainText('rotate=(-87.0, 90.0)');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(codeText(page)).toContainText('rotate=(-88.0, 90.0)');
  });

  await test.step('after a reload', async () => {
    await saved(page);
    await page.reload();
    await expect(codeView(page).getByRole('combobox', { name: 'Write for' })).toHaveValue('4');
    await expect(codeText(page)).toContainText('rotate=(-88.0, 90.0)');
  });
});

test('a tile is written as the fixed recipe that it is', async ({ page }) => {
  await open(page);
  await clear(page);
  await add(page, 'Rotate');
  await gridPanel(page).getByRole('button', { name: 'Tile 2', exact: true }).click();
  await openCode(page, 'torchvision v2');
  await choose(page, 'Version', 'Exactly tile 2');
  const text = (await codeText(page).textContent()) ?? '';
  const [, low, high] = /degrees=\(([-.\d]+), ([-.\d]+)\)/.exec(text) ?? [];
  // It fired, or it is not there at all.
  if (low === undefined) expect(text).not.toContain('RandomRotation');
  else expect(low).toBe(high);
});

test('narrow: everything is within reach', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  const view = await openCode(page, 'torchvision v2');
  await expect(codeText(page)).toContainText('v2.Compose');
  const box = await view.boundingBox();
  expect(box!.x).toBeGreaterThanOrEqual(0);
  expect(box!.x + box!.width).toBeLessThanOrEqual(390);
  await view.getByRole('button', { name: 'Download augment.py' }).scrollIntoViewIfNeeded();
  await expect(view.getByRole('button', { name: 'Download augment.py' })).toBeInViewport();
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
  await expect(fileMessages(page)).toContainText('line 3: Rotate, limit: a comprehension is not read here');
  await expect(stepNames(page)).toHaveText(['Rotate']);

  await drop(page, 'broken.py', 'import albumentations as A\nA.Compose([\n  A.VerticalFlip(p=,,),\n])');
  await expect(fileMessages(page)).toContainText('broken.py: Python: line 3: not valid Python');
  await expect(stepNames(page)).toHaveText(['Rotate']);
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
    'Resize first: original → 128 px',
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
  const view = page.getByRole('region', { name: '코드 보기' });
  await view.getByRole('combobox', { name: '내보낼 곳' }).selectOption({ label: 'Kornia 0.8' });
  await expect(view.getByRole('region', { name: '코드', exact: true })).toContainText('K.AugmentationSequential(');
  await expect(view.getByText(/^정확 \d+ · 근사 \d+/)).toBeVisible();
  await expect(view.getByRole('list', { name: '단계별 정확도' })).toContainText('측정값: 평균');
});
