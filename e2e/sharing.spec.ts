/** What is made here opens elsewhere, and whatever is done is undone. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import {
  add,
  becomes,
  card,
  grid,
  gridPanel,
  imageCard,
  often,
  open,
  picture,
  pipelinePanel,
  stepNames,
  visit,
} from './steps';

/** Everything that undo restores, as one text. */
async function state(page: Page): Promise<string> {
  const list = pipelinePanel(page).getByRole('list', { name: 'Pipeline', exact: true });
  const steps = (await list.count()) > 0 ? await list.ariaSnapshot() : 'no steps';
  const value = (name: string) => page.getByRole('spinbutton', { name }).getAttribute('aria-valuenow');
  const off = await pipelinePanel(page).locator('li[data-off]').count();
  const size = page.getByRole('switch', { name: 'Resize first' });
  const longest = (await size.isChecked()) ? await value('Longest side in pixels') : 'original';
  return [
    steps.replace(/ \[(active|selected)\]/g, ''),
    `off ${off}`,
    `size ${longest}`,
    `seed ${await value('Seed')}`,
    `cells ${await gridPanel(page).locator('[data-cell]').count()}`,
    `image ${await imageCard(page)
      .getByText(/\.(png|gif)/)
      .textContent()}`,
    await picture(grid(page)),
  ].join('\n');
}

/** Chooses a grid in the table that lies behind the usual sizes. */
async function chooseGrid(page: Page, size: string): Promise<void> {
  await gridPanel(page)
    .getByRole('button', { name: /^Custom size/ })
    .click();
  await page.getByRole('button', { name: size, exact: true }).click();
}

test('a link opens the same pipeline, seed, grid and picture elsewhere', async ({
  page,
  browser,
  baseURL,
  problems,
}) => {
  await open(page);
  await add(page, 'CoarseDropout');
  await chooseGrid(page, '2 rows, 3 columns');
  await page.getByRole('spinbutton', { name: 'Seed' }).fill('4242');
  await page.keyboard.press('Enter');
  await expect(gridPanel(page).locator('[data-cell]')).toHaveCount(6);
  const steps = await stepNames(page).allTextContents();
  const made = await picture(grid(page));

  await page.getByRole('button', { name: 'Share' }).click();
  const field = page.getByRole('textbox', { name: 'Link' });
  await expect(field).toHaveValue(/#p1=.{20}/);
  const link = await field.inputValue();
  expect(link.startsWith(baseURL ?? '')).toBe(true);
  // What follows the # is never sent to the server.
  expect(new URL(link).search).toBe('');

  const elsewhere = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  elsewhere.on('weberror', (error) => problems.push(`elsewhere: ${error.error().message}`));
  const other = await elsewhere.newPage();
  try {
    await visit(other, link);
    await expect(stepNames(other)).toHaveText(steps);
    await expect(other.getByRole('spinbutton', { name: 'Seed' })).toHaveAttribute('aria-valuenow', '4242');
    await expect(gridPanel(other).locator('[data-cell]')).toHaveCount(6);
    await becomes(grid(other), made);
    // The address is clean again, so that a reload keeps later edits.
    expect(new URL(other.url()).hash).toBe('');
    await other.getByRole('button', { name: 'Undo' }).click();
    await expect(stepNames(other)).not.toHaveText(steps);
  } finally {
    await elsewhere.close();
  }
});

test('undo and redo go through every kind of edit, one step each', async ({ page }) => {
  await open(page);
  const panel = pipelinePanel(page);
  const menu = async (name: string, ...items: readonly string[]) => {
    await card(page, name)
      .getByRole('button', { name: `More for ${name}` })
      .click();
    // The keys that do the same stand behind the words.
    for (const item of items)
      await page
        .getByRole('menuitem', { name: new RegExp(`^${item}( |$)`) })
        .first()
        .click();
    await expect(page.getByRole('menu')).toHaveCount(0);
  };
  const type = async (name: string, text: string, on = page.locator('body')) => {
    await on.getByRole('spinbutton', { name, exact: true }).fill(text);
    await page.keyboard.press('Enter');
  };
  const title = (name: string) => card(page, name).getByRole('button', { name, exact: true });

  const edits: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['add a transform', () => add(page, 'ToGray')],
    ['add a group', () => add(page, 'SomeOf')],
    ['add inside', () => add(page, 'InvertImg', 'SomeOf')],
    ['a probability', () => type('Probability of Rotate', '0.35')],
    ['a limit', () => type('limit, high', '77', card(page, 'Rotate'))],
    ['a choice', () => card(page, 'ToGray').getByRole('combobox', { name: 'method' }).selectOption('average')],
    ['a flag', () => card(page, 'GaussNoise').getByRole('switch', { name: 'per_channel' }).click({ force: true })],
    ['how many run', () => type('How many steps run', '2', card(page, 'SomeOf'))],
    ['switch off', () => panel.getByRole('button', { name: 'Switch HueSaturationValue off' }).click()],
    ['move', () => title('ToGray').press('Alt+ArrowUp')],
    [
      'nest',
      () =>
        title('ToGray')
          .press('Alt+ArrowDown')
          .then(() => title('HueSaturationValue').press('Alt+ArrowUp')),
    ],
    ['duplicate', () => menu('InvertImg', 'Duplicate')],
    ['wrap', () => menu('ToGray', 'Wrap in group', 'Sequential')],
    ['ungroup', () => menu('Sequential', 'Ungroup')],
    ['reset', () => menu('Rotate', 'Reset to defaults')],
    ['delete', () => menu('GaussianBlur', 'Delete')],
    ['working size', () => type('Longest side in pixels', '160')],
    ['seed', () => type('Seed', '99')],
    ['reroll', () => page.getByRole('button', { name: 'Reroll' }).click()],
    ['grid', () => chooseGrid(page, '2 rows, 2 columns')],
    [
      'image',
      async () => {
        await page.getByRole('button', { name: 'Another image' }).click();
        await page.getByRole('button', { name: 'Sample: Astronaut' }).click();
        await expect(imageCard(page)).toContainText('astronaut.png');
      },
    ],
    ['original size', () => page.getByRole('switch', { name: 'Resize first' }).click({ force: true })],
    [
      'clear',
      () =>
        page
          .getByRole('button', { name: 'Presets' })
          .click()
          .then(() => page.getByRole('menuitem', { name: 'Clear pipeline' }).click()),
    ],
  ];

  const states = [await state(page)];
  for (const [name, make] of edits)
    await test.step(name, async () => {
      await make();
      await expect.poll(() => state(page), { ...often, message: `${name} changes something` }).not.toBe(states.at(-1));
      states.push(await state(page));
    });

  const steps = async (button: 'Undo' | 'Redo', wanted: readonly string[]) => {
    for (const [i, text] of wanted.entries()) {
      await page.getByRole('button', { name: button }).click();
      await expect.poll(() => state(page), { ...often, message: `${button} ${i + 1}` }).toBe(text);
    }
  };
  // "nest" is two edits.
  const at = edits.findIndex(([name]) => name === 'nest');
  await test.step('undo all', async () => {
    await steps('Undo', states.slice(at + 1, -1).reverse());
    await page.getByRole('button', { name: 'Undo' }).click();
    await steps('Undo', states.slice(0, at + 1).reverse());
    // What was there before the link that this journey started with.
    await page.getByRole('button', { name: 'Undo' }).click();
  });
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
  await test.step('redo all', async () => {
    for (let i = 0; i <= edits.length; i++) await page.getByRole('button', { name: 'Redo' }).click();
    await steps('Redo', [states.at(-1)!]);
  });
  await expect(page.getByRole('button', { name: 'Redo' })).toBeDisabled();
});
