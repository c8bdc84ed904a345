/** The main job without a mouse. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import {
  becomes,
  card,
  changes,
  clear,
  codeText,
  codeView,
  grid,
  gridPanel,
  open,
  picture,
  stepNames,
  tilePanel,
} from './steps';

/** Presses Tab until `target` has the focus. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`Tab never reached ${target}.`);
}

/** Opens the palette, types, and takes the first hit. */
async function add(page: Page, words: string, name: string): Promise<void> {
  await page.keyboard.press('/');
  await expect(page.getByRole('combobox', { name: 'Search transforms' })).toBeFocused();
  await page.keyboard.type(words);
  await expect(page.getByRole('option').first()).toContainText(name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.locator(':focus')).toHaveText(name);
}

test('builds, tunes, inspects and exports a pipeline', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);

  await test.step('start from nothing', async () => {
    const presets = page.getByRole('button', { name: 'Presets' });
    await tabTo(page, presets);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menu')).toBeVisible();
    await page.keyboard.press('End');
    await expect(page.getByRole('menuitem', { name: 'Clear pipeline' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(stepNames(page)).toHaveCount(0);
    await expect(presets).toBeFocused();
  });
  const untouched = await picture(grid(page));

  await test.step('add steps; each new one has the focus', async () => {
    await add(page, 'rotate', 'Rotate');
    await add(page, 'oneof', 'OneOf');
    await add(page, 'gaussian noise', 'GaussNoise');
    await add(page, 'gaussianblur', 'GaussianBlur');
    await add(page, 'hue', 'HueSaturationValue');
    expect(await picture(grid(page))).not.toBe(untouched);
  });

  await test.step('nest and reorder', async () => {
    const title = (name: string) => card(page, name).getByRole('button', { name, exact: true });
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await expect(title('GaussNoise')).toBeFocused();
    await page.keyboard.press('Alt+ArrowRight');
    await expect(title('GaussNoise')).toBeFocused();
    const inside = page.getByRole('list', { name: 'OneOf' });
    await expect(inside.getByRole('listitem')).toHaveCount(1);
    await page.keyboard.press('ArrowDown');
    await expect(title('GaussianBlur')).toBeFocused();
    await page.keyboard.press('Alt+ArrowRight');
    await expect(inside.getByRole('listitem')).toHaveCount(2);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Alt+ArrowUp');
    await expect(stepNames(page)).toHaveText(['Rotate', 'HueSaturationValue', 'OneOf', 'GaussNoise', 'GaussianBlur']);
    await page.keyboard.press('Alt+ArrowDown');
    await expect(stepNames(page)).toHaveText(['Rotate', 'OneOf', 'GaussNoise', 'GaussianBlur', 'HueSaturationValue']);
    await expect(title('HueSaturationValue')).toBeFocused();
    await expect(page.getByRole('status').filter({ hasText: 'HueSaturationValue moved to place 3 of 3' })).toHaveCount(
      1,
    );
  });

  await test.step('a slider and a number field', async () => {
    const rotate = card(page, 'Rotate');
    const slider = rotate.getByRole('slider', { name: 'limit, low' });
    const field = rotate.getByRole('spinbutton', { name: 'limit, low' });
    const before = await picture(grid(page));
    await tabTo(page, slider, 'Shift+Tab');
    for (const _ of [1, 2, 3]) await page.keyboard.press('ArrowRight');
    await expect(field).toHaveAttribute('aria-valuenow', '-87');
    await page.keyboard.press('PageUp');
    await changes(grid(page), before);
    await tabTo(page, field);
    await page.keyboard.type('-12');
    await page.keyboard.press('Enter');
    await expect(field).toHaveAttribute('aria-valuenow', '-12');
    await page.keyboard.press('ArrowUp');
    await expect(field).toHaveAttribute('aria-valuenow', '-11');
    // Escape takes back what is being typed.
    await page.keyboard.type('77');
    await page.keyboard.press('Escape');
    await expect(field).toHaveAttribute('aria-valuenow', '-11');
    await tabTo(page, rotate.getByRole('spinbutton', { name: 'Probability of Rotate' }), 'Shift+Tab');
    await page.keyboard.type('1');
    await page.keyboard.press('Enter');
    await expect(rotate.getByRole('slider', { name: 'Probability of Rotate' })).toHaveAttribute('aria-valuenow', '1');
  });

  await test.step('switch off and on, undo and redo', async () => {
    const on = await picture(grid(page));
    await tabTo(page, card(page, 'Rotate').getByRole('button', { name: 'Switch Rotate off' }));
    await page.keyboard.press('Enter');
    const back = card(page, 'Rotate').getByRole('button', { name: 'Switch Rotate on' });
    await expect(back).toBeFocused();
    await changes(grid(page), on);
    await page.keyboard.press('Control+z');
    await expect(back).toBeHidden();
    await becomes(grid(page), on);
    await page.keyboard.press('Control+Shift+z');
    await expect(back).toBeVisible();
    await page.keyboard.press('Control+z');
    await becomes(grid(page), on);
  });

  await test.step('walk the grid and look at a tile', async () => {
    const tile = (number: number) => gridPanel(page).getByRole('button', { name: `Tile ${number}`, exact: true });
    await tabTo(page, gridPanel(page).getByRole('button', { name: 'Original image, untouched' }));
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(key);
    await expect(tile(5)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(tile(5)).toHaveAttribute('aria-pressed', 'true');
    await expect(tilePanel(page).getByRole('heading', { name: 'Tile 5' })).toBeVisible();
    const divider = tilePanel(page).getByRole('slider');
    await tabTo(page, divider);
    await page.keyboard.press('End');
    await expect(divider).toHaveAttribute('aria-valuenow', '100');
    await tabTo(page, tilePanel(page).getByRole('button', { name: 'Next tile' }));
    await page.keyboard.press('Enter');
    await expect(tilePanel(page).getByRole('heading', { name: 'Tile 6' })).toBeVisible();
  });

  await test.step('export and copy', async () => {
    const button = page.getByRole('button', { name: 'Export' });
    await tabTo(page, button);
    await page.keyboard.press('Enter');
    const code = codeView(page);
    await expect(code).toBeFocused();
    const target = code.getByRole('combobox', { name: 'Write for' });
    await tabTo(page, target);
    await page.keyboard.type('Preset');
    await expect(codeText(page)).toContainText('"playground"');
    await tabTo(page, code.getByRole('button', { name: 'Copy' }));
    await page.keyboard.press('Enter');
    await expect(code.getByRole('button', { name: 'Copied' })).toBeVisible();
    const preset = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
    const names = preset.transform.transforms.map((node: { __class_fullname__: string }) => node.__class_fullname__);
    expect(names).toEqual(expect.arrayContaining(['Rotate', 'OneOf', 'HueSaturationValue']));
    expect(preset.transform.transforms.find((node: { limit?: number[] }) => node.limit)?.limit[0]).toBe(-11);
  });

  await test.step('the width of the code view, and back to the tile', async () => {
    const handle = page.getByRole('separator', { name: 'Width of the code view' });
    const width = async () => (await codeView(page).boundingBox())?.width ?? 0;
    const before = await width();
    await page.getByRole('tab', { name: 'Code' }).focus();
    await page.keyboard.press('Shift+Tab');
    await expect(handle).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(width).toBe(before + 24);
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowLeft');
    await expect(page.getByRole('tab', { name: 'Tile' })).toBeFocused();
    await expect(tilePanel(page)).toBeVisible();
  });
});

test('what is typed while the palette is on its way is typed into it', async ({ page }) => {
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route(/\/Palette-[\w-]+\.js$/, async (route) => {
    await arrived;
    await route.continue();
  });
  await open(page);
  const seed = page.getByRole('spinbutton', { name: 'Seed' });
  const now = await seed.getAttribute('aria-valuenow');
  await page.keyboard.press('/');
  await page.keyboard.type('rotate');
  await page.keyboard.press('Enter');
  arrive();
  const search = page.getByRole('combobox', { name: 'Search transforms' });
  await expect(search).toHaveValue('rotate');
  await expect(search).toBeFocused();
  await page.keyboard.type('90');
  await expect(page.getByRole('option').first()).toContainText('RandomRotate90');
  await page.keyboard.press('Escape');
  await expect(search).toHaveCount(0);
  await expect(seed).toHaveAttribute('aria-valuenow', now ?? '');
  await page.keyboard.press('r');
  await expect(seed).not.toHaveAttribute('aria-valuenow', now ?? '');
});

test('on a narrow page the palette over the sheet takes what is typed, and gives the focus to the new step', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await page.getByRole('button', { name: /^Pipeline/ }).click();
  await page.getByRole('button', { name: 'Add transform' }).click();
  await page.keyboard.type('solar');
  const search = page.getByRole('combobox', { name: 'Search transforms' });
  await expect(search).toHaveValue('solar');
  await expect(search).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(search).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Solarize', exact: true })).toBeFocused();
});

test('keys that mean something leave typing alone', async ({ page }) => {
  await open(page);
  await clear(page);
  const seed = page.getByRole('spinbutton', { name: 'Seed' });
  const now = await seed.getAttribute('aria-valuenow');
  await page.keyboard.press('/');
  const search = page.getByRole('combobox', { name: 'Search transforms' });
  await page.keyboard.type('r/r');
  await expect(search).toHaveValue('r/r');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Escape');
  await expect(seed).toHaveAttribute('aria-valuenow', now ?? '');
  await expect(stepNames(page)).toHaveCount(0);
  await page.keyboard.press('r');
  await expect(seed).not.toHaveAttribute('aria-valuenow', now ?? '');
});
