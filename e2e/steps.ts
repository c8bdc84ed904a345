/** What the journeys do over and over: open the page, wait for a picture, drop a file, add a step. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { root } from '../scripts/process.mjs';
import { writeLink } from '../src/formats/link';
import { welcomeDocument } from '../src/state/welcome';

export const sample = (name: string): Buffer => readFileSync(path.join(root, 'public/samples', name));

export const pipelinePanel = (page: Page): Locator => page.getByRole('region', { name: 'Pipeline', exact: true });
export const imageCard = (page: Page): Locator => page.getByRole('region', { name: 'Image', exact: true });
export const tilePanel = (page: Page): Locator => page.getByRole('region', { name: 'Tile', exact: true });
export const gridPanel = (page: Page): Locator => page.getByRole('region', { name: 'Grid of results' });
export const fileMessages = (page: Page): Locator => page.getByRole('region', { name: 'Messages about files' });

/** The pipeline as text, beside the grid or as a sheet. */
export const codeView = (page: Page): Locator => page.getByRole('region', { name: 'Code view' });
export const codeText = (page: Page): Locator => codeView(page).getByRole('region', { name: 'Code', exact: true });

/** Opens the code view and chooses what it writes. */
export async function openCode(page: Page, target = 'Albumentations 2.0.8'): Promise<Locator> {
  await page.getByRole('button', { name: 'Export' }).click();
  await codeView(page).getByRole('combobox', { name: 'Write for' }).selectOption({ label: target });
  return codeView(page);
}

/** The one canvas of the grid. */
export const grid = (page: Page): Locator => gridPanel(page).locator('canvas:not([data-labels])');

/** The picture of the panel on the right while no tile is selected. */
export const original = (page: Page): Locator => tilePanel(page).locator('canvas:not([data-labels])').first();

/** A step's card, by its name; the `nth` of several. */
export const card = (page: Page, name: string, nth = 0): Locator =>
  pipelinePanel(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: `More for ${name}` }) })
    // The groups around it hold its menu too: the innermost is its own.
    .locator(
      `xpath=descendant-or-self::li[.//button[@aria-label="More for ${name}"]][not(.//li//button[@aria-label="More for ${name}"])]`,
    )
    .nth(nth);

export const stepNames = (page: Page): Locator => pipelinePanel(page).locator('li > div > button[aria-keyshortcuts]');

/** Opens the page as it comes, with its 25 tiles of 512 pixels, or at another address; waits until the grid shows its pictures. */
export async function visit(page: Page, address = './'): Promise<void> {
  await page.goto(address);
  await settled(grid(page));
}

/** The steps of a first visit on nine small pictures: in software a tenth of the time of what a visit shows by itself. */
const small = (() => {
  const { pipeline, seed } = welcomeDocument();
  return writeLink({ pipeline: { ...pipeline, workingSize: 128 }, seed, grid: { rows: 3, columns: 3 } });
})();

/** Opens the page for what does not depend on the size of its pictures: by a link, with the message about it out of the way. */
export async function open(page: Page): Promise<void> {
  await page.goto(`./${await small}`);
  await fileMessages(page)
    .locator('[data-notice=link]')
    .getByRole('button', { name: /^(Dismiss|닫기)$/ })
    .click();
  await settled(grid(page));
}

/** Asks more often than usual: pictures come within a fraction of a second, and most of a journey is waiting for them. */
export const often = { intervals: [20, 50, 100] };

/** Waits until a canvas shows the whole of the newest picture. */
export async function settled(canvas: Locator): Promise<void> {
  await expect(canvas).toBeVisible();
  await expect.poll(() => canvas.getAttribute('data-current'), { ...often, message: 'the newest picture' }).toBe('');
}

/** Waits until nothing on the page moves or fades any more. */
export async function still(page: Page): Promise<void> {
  await expect(page.locator('[data-entering], [data-exiting]')).toHaveCount(0);
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(({ playState, effect }) => playState !== 'running' || effect?.getTiming().iterations === Infinity),
  );
}

/** A number for what a canvas shows now, settled or not: equal pictures, equal numbers. */
export const glance = (canvas: Locator): Promise<string> =>
  canvas.evaluate((element: HTMLCanvasElement) => {
    const context = new OffscreenCanvas(element.width, element.height).getContext('2d');
    if (context === null) throw new Error('No canvas to read pixels with.');
    context.drawImage(element, 0, 0);
    const words = new Uint32Array(context.getImageData(0, 0, element.width, element.height).data.buffer);
    let hash = 0x811c9dc5;
    for (const word of words) hash = Math.imul(hash ^ word, 0x01000193) ^ (hash >>> 15);
    if (words.every((word) => word === words[0])) throw new Error('The canvas is empty.');
    return `${element.width}x${element.height}:${(hash >>> 0).toString(16)}`;
  });

/** The same once the picture is the newest, whole. */
export async function picture(canvas: Locator): Promise<string> {
  await settled(canvas);
  return glance(canvas);
}

/** Waits until a canvas shows this picture. */
export const becomes = (canvas: Locator, wanted: string): Promise<void> =>
  expect.poll(() => glance(canvas), often).toBe(wanted);

/** Waits until a canvas shows another picture than this, whole or not. */
export const changes = (canvas: Locator, before: string): Promise<void> =>
  expect.poll(() => glance(canvas), often).not.toBe(before);

/** Red, green and blue at a place of a canvas, given as parts of its width and height. */
export async function colorAt(canvas: Locator, x: number, y: number): Promise<readonly number[]> {
  await settled(canvas);
  return canvas.evaluate(
    (element: HTMLCanvasElement, at) => {
      const context = new OffscreenCanvas(1, 1).getContext('2d');
      context?.drawImage(element, -Math.floor(at.x * element.width), -Math.floor(at.y * element.height));
      return [...(context?.getImageData(0, 0, 1, 1).data ?? [])].slice(0, 3);
    },
    { x, y },
  );
}

/** Drops a file on the page, as from a file manager. */
export async function drop(page: Page, name: string, content: Buffer | string, type = ''): Promise<void> {
  const transfer = await page.evaluateHandle(
    ({ base64, name, type }) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], name, { type }));
      return data;
    },
    { base64: Buffer.from(content).toString('base64'), name, type },
  );
  await page.getByRole('main').dispatchEvent('dragenter', { dataTransfer: transfer });
  const target = page.getByRole('region', { name: /^(Drop to open|놓으면 열림)$/ });
  for (const event of ['dragenter', 'dragover', 'drop']) await target.dispatchEvent(event, { dataTransfer: transfer });
  await transfer.dispose();
}

/** The file of a pipeline whose only step compresses every picture as WebP. */
export const webpPreset = JSON.stringify({
  __version__: '2.0.8',
  transform: {
    ...{ __class_fullname__: 'Compose', p: 1 },
    transforms: [{ __class_fullname__: 'ImageCompression', p: 1, compression_type: 'webp', quality_range: [5, 40] }],
  },
});

/** Adds a step through the palette, by its name, at the end or where `Add inside …` says. */
export async function add(page: Page, name: string, inside?: string): Promise<void> {
  const opener = inside ? `Add inside ${inside}` : 'Add transform';
  await pipelinePanel(page).getByRole('button', { name: opener }).click();
  await page.getByRole('combobox', { name: 'Search transforms' }).fill(name);
  await page.getByRole('option', { name, exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Add a step' })).toBeHidden();
}

export async function clear(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Presets' }).click();
  await page.getByRole('menuitem', { name: 'Clear pipeline' }).click();
  await expect(stepNames(page)).toHaveCount(0);
}

/** Waits until everything so far would survive a reload. */
export async function saved(page: Page): Promise<void> {
  await expect(page.getByRole('region', { name: 'Status' }).getByText('saved', { exact: true })).toBeVisible();
}

/** Chooses a file in the dialog that the preset menu opens. */
export async function importFile(page: Page, file: string): Promise<void> {
  await page.getByRole('button', { name: 'Presets' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('menuitem', { name: 'Import file' }).click();
  await (await chooser).setFiles(file);
}
