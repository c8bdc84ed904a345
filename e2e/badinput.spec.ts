/** Whatever is dropped: a message where it belongs, and what was on the page stays. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { encode } from 'fast-png';
import { root } from '../scripts/process.mjs';
import { expect, test } from './fixtures';
import {
  becomes,
  card,
  colorAt,
  drop,
  fileMessages,
  grid,
  imageCard,
  often,
  open,
  original,
  picture,
  sample,
  saved,
  settled,
  stepNames,
} from './steps';

const data = (name: string): Buffer => readFileSync(path.join(root, 'e2e/fixtures-data', name));

/** A PNG that claims a size it has no pixels for. */
function claiming(width: number, height: number): Buffer {
  const png = Buffer.from(encode({ width: 1, height: 1, data: new Uint8Array(3), channels: 3 }));
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return png;
}

function crc32(bytes: Buffer): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';

/** What the page showed before, and must still show. */
interface Shown {
  readonly grid: string;
  readonly steps: readonly string[];
  readonly image: string | null;
}

async function shown(page: Page): Promise<Shown> {
  const name = imageCard(page).getByRole('button', { name: /drop, paste or browse/ });
  return {
    grid: await picture(grid(page)),
    steps: await stepNames(page).allTextContents(),
    image: await name.textContent(),
  };
}

/** Waits for the message, checks that nothing else changed, and dismisses it. */
async function refused(page: Page, place: Locator, message: RegExp, before: Shown): Promise<void> {
  const alert = place.getByRole('alert');
  await expect(alert).toContainText(message);
  expect(await shown(page)).toEqual(before);
  await alert.getByRole('button', { name: 'Dismiss' }).click();
  await expect(alert).toBeHidden();
}

test('pictures that cannot be opened', async ({ page }) => {
  await open(page);
  const before = await shown(page);
  const cat = sample('cat.png');
  const bad: readonly (readonly [string, Buffer | string, string, RegExp])[] = [
    [
      'letter.png',
      'Dear reader, this is no picture at all.',
      'image/png',
      /letter\.png.*not a picture that can be opened/,
    ],
    ['nothing.png', '', 'image/png', /nothing\.png.*empty/],
    ['half.png', cat.subarray(0, cat.length >> 1), 'image/png', /half\.png.*cut off/],
    ['huge.png', claiming(30_000, 30_000), 'image/png', /huge\.png.*30000 × 30000 pixels are too many/],
    ['none.png', claiming(0, 10), 'image/png', /none\.png.*no pixels/],
    ['drawing.svg', svg, 'image/svg+xml', /drawing\.svg.*SVG is not opened/],
    ['broken.jpg', Buffer.concat([data('turned.jpg').subarray(0, 420), Buffer.alloc(40)]), 'image/jpeg', /broken\.jpg/],
    ['scan.tiff', Buffer.from('49492a0008000000', 'hex'), 'image/tiff', /scan\.tiff.*TIFF/],
  ];
  for (const [name, content, type, message] of bad)
    await test.step(name, async () => {
      await drop(page, name, content, type);
      await refused(page, imageCard(page), message, before);
    });
  await test.step('neither a picture nor a preset', async () => {
    await drop(page, 'song.mp3', 'ID3', 'audio/mpeg');
    await refused(page, imageCard(page), /Nothing here that can be opened/, before);
  });
});

test('pictures that are opened, with a remark', async ({ page }) => {
  await open(page);
  const notice = imageCard(page).locator('[data-notice=image]');
  const near = (color: readonly number[], wanted: readonly number[], most: number) => {
    for (const [channel, level] of wanted.entries())
      expect(Math.abs((color[channel] ?? -1) - level)).toBeLessThanOrEqual(most);
  };
  const opened = async (name: string, content: Buffer, size: string) => {
    await drop(page, name, content);
    await expect(imageCard(page)).toContainText(name);
    await expect(imageCard(page)).toContainText(size);
    await settled(original(page));
  };

  await test.step('a moving GIF shows its first frame', async () => {
    await opened('animated.gif', data('animated.gif'), '60 × 40');
    await expect(notice).toContainText(/moves: only the first of 2 frames is used/);
    near(await colorAt(original(page), 0.25, 0.5), [20, 180, 60], 3);
    near(await colorAt(original(page), 0.75, 0.5), [30, 60, 210], 3);
  });

  await test.step('16 bits become 8', async () => {
    const levels = new Uint16Array(24 * 16 * 3).fill(0x8080);
    const png = Buffer.from(encode({ width: 24, height: 16, data: levels, channels: 3, depth: 16 }));
    await opened('deep.png', png, '24 × 16');
    await expect(notice).toContainText('16 bits per channel were reduced to 8');
    near(await colorAt(original(page), 0.5, 0.5), [128, 128, 128], 1);
  });

  await test.step('a photograph taken sideways stands upright', async () => {
    await opened('turned.jpg', data('turned.jpg'), '40 × 60');
    await expect(notice).toContainText('Turned upright');
    near(await colorAt(original(page), 0.5, 0.2), [220, 30, 40], 8);
    near(await colorAt(original(page), 0.5, 0.8), [30, 60, 210], 8);
  });

  await test.step('CMYK becomes RGB', async () => {
    await opened('cmyk.jpg', data('cmyk.jpg'), '60 × 40');
    await expect(notice).toContainText('CMYK colours were converted');
    const [left, right] = [await colorAt(original(page), 0.25, 0.5), await colorAt(original(page), 0.75, 0.5)];
    // Converters differ, but red stays red and green green.
    expect(left[0]! - left[1]!).toBeGreaterThan(80);
    expect(right[1]! - right[0]!).toBeGreaterThan(60);
  });

  await test.step('the remark goes with its picture', async () => {
    await drop(page, 'again.png', sample('cat.png'));
    await expect(imageCard(page)).toContainText('again.png');
    await expect(notice).toBeHidden();
  });
});

const compose = (...transforms: unknown[]) => ({
  __version__: '2.0.8',
  transform: { __class_fullname__: 'Compose', p: 1, transforms },
});
const flip = { __class_fullname__: 'HorizontalFlip', p: 1 };

test('presets that cannot be read', async ({ page }) => {
  await open(page);
  const before = await shown(page);
  const bad: readonly (readonly [string, string, RegExp])[] = [
    ['broken.json', '{"transform": {"__class_fullname__": "Compose", ', /broken\.json.*ends too early/],
    ['comma.json', '{"transform": [1 2]}', /comma\.json.*line 1, column \d+/],
    ['huge.json', JSON.stringify({ ...compose(flip), note: 'x'.repeat(1_100_000) }), /huge\.json.*larger than 1 MB/],
    ['deep.json', `${'['.repeat(5000)}${']'.repeat(5000)}`, /deep\.json.*nested deeper/],
    [
      'number.json',
      '{"transform": {"__class_fullname__": "Rotate", "p": NaN}}',
      /number\.json.*NaN and Infinity are not JSON/,
    ],
    ['types.json', '{"transform": 5}', /types\.json/],
    ['list.json', '[1, 2, 3]', /list\.json/],
    ['empty.json', '', /empty\.json.*empty/],
    [
      'many.json',
      JSON.stringify(compose(...Array.from({ length: 300 }, () => flip))),
      /many\.json.*more than 200 steps/,
    ],
    ['other.json', '{"hello": "world"}', /other\.json.*no pipeline in it/],
    ['text.yaml', 'a: [1, 2', /text\.yaml/],
  ];
  for (const [name, content, message] of bad)
    await test.step(name, async () => {
      await drop(page, name, content, 'application/json');
      await refused(page, fileMessages(page), message, before);
    });
});

test('presets that are read as far as they make sense', async ({ page }) => {
  await open(page);
  const message = fileMessages(page).locator('[data-notice=file]');
  const undo = page.getByRole('button', { name: 'Undo' });
  const before = await shown(page);

  await test.step('an unknown transform stays, switched off', async () => {
    const mystery = { __class_fullname__: 'MyOwnTransform', p: 1, strength: [1, 2] };
    await drop(page, 'unknown.json', JSON.stringify(compose(flip, mystery)));
    await expect(stepNames(page)).toHaveText(['HorizontalFlip', 'MyOwnTransform']);
    await expect(message).toContainText('unknown.json: opened, with changes');
    await message.getByText('1 detail').click();
    await expect(message).toContainText(/MyOwnTransform: unknown/);
    await expect(card(page, 'MyOwnTransform')).toContainText('does not know this transform');
    await undo.click();
    await expect.poll(() => shown(page), often).toEqual(before);
  });

  await test.step('wrong types become the defaults, each with a word about it', async () => {
    const wrong = { __class_fullname__: 'Rotate', p: 'often', limit: 'far', border_mode: 99, fill: [1, 2] };
    await drop(page, 'wrong.json', JSON.stringify(compose(wrong)));
    await expect(stepNames(page)).toHaveText(['Rotate']);
    await message.getByText(/\d details/).click();
    for (const name of ['limit', 'border_mode', 'fill', 'p'])
      await expect(message).toContainText(new RegExp(`\\b${name}\\b`));
    const limit = card(page, 'Rotate').getByRole('spinbutton', { name: 'limit, high' });
    await expect(limit).toHaveAttribute('aria-valuenow', '90');
    await undo.click();
    await expect.poll(() => shown(page), often).toEqual(before);
  });

  await test.step('__proto__ reaches nothing', async () => {
    const text = JSON.stringify(compose(flip)).replace('"p":1', '"__proto__":{"polluted":1,"enabled":false},"p":1');
    await drop(page, 'proto.json', text.replace('{"__version__"', '{"__proto__":{"polluted":1},"__version__"'));
    await expect(message).toContainText('proto.json');
    expect(await page.evaluate(() => 'polluted' in {})).toBe(false);
    const steps = await stepNames(page).allTextContents();
    expect([before.steps, ['HorizontalFlip']]).toContainEqual(steps);
    if (steps.length === 1)
      await expect(
        card(page, 'HorizontalFlip').getByRole('button', { name: 'Switch HorizontalFlip off' }),
      ).toBeVisible();
  });
});

test('pasted text that cannot be read is answered in the dialog, which stays', async ({ page }) => {
  await open(page);
  const before = await shown(page);
  await page.getByRole('button', { name: 'Presets' }).click();
  await page.getByRole('menuitem', { name: 'Paste code' }).click();
  const dialog = page.getByRole('dialog', { name: 'Paste a pipeline' });
  const field = dialog.getByRole('textbox', { name: 'Code or JSON' });
  await field.fill('{"transform": {');
  await dialog.getByRole('button', { name: 'Import' }).click();
  await expect(dialog.getByRole('alert')).toContainText(/ends too early/);
  await expect(field).toHaveValue('{"transform": {');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(await shown(page)).toEqual(before);
  await page.getByRole('button', { name: 'Presets' }).click();
  await page.getByRole('menuitem', { name: 'Paste code' }).click();
  await field.fill(JSON.stringify(compose(flip)));
  await dialog.getByRole('button', { name: 'Import' }).click();
  await expect(stepNames(page)).toHaveText(['HorizontalFlip']);
  // Code that leaves something open is taken as far as it says, and the rest is told.
  await page.getByRole('button', { name: 'Presets' }).click();
  await page.getByRole('menuitem', { name: 'Paste code' }).click();
  await field.fill('SIDE = args.side\nA.Compose([A.Resize(SIDE, int(90 * 1.1)), A.VerticalFlip(p=1)])');
  await dialog.getByRole('button', { name: 'Import' }).click();
  await expect(stepNames(page)).toHaveText(['Resize', 'VerticalFlip']);
  await expect(
    page.getByText('line 1: Resize, height: "args.side" is not known here; its default stays'),
  ).toBeVisible();
});

test('links that are cut off, damaged or of another kind', async ({ page }) => {
  await open(page);
  const before = await shown(page);
  await page.getByRole('button', { name: 'Share' }).click();
  const field = page.getByRole('textbox', { name: 'Link' });
  await expect(field).toHaveValue(/#p1=.{20}/);
  const link = await field.inputValue();
  await page.keyboard.press('Escape');
  await saved(page);

  const hash = link.slice(link.indexOf('#'));
  const bad: readonly (readonly [string, RegExp])[] = [
    [hash.slice(0, hash.length / 2), /cut off or damaged/],
    [`${hash.slice(0, 40)}AAAA${hash.slice(44)}`, /damaged|link/],
    ['#p1=', /cut off or damaged/],
    ['#p1=%00<b>', /cut off or damaged/],
    ['#p9=AAAA', /another version/],
    [`#p1=${'A'.repeat(300_000)}`, /too long/],
  ];
  for (const [part, message] of bad)
    await test.step(part.slice(0, 24), async () => {
      await page.evaluate((to) => {
        location.hash = to;
      }, part);
      await refused(page, fileMessages(page), message, before);
    });
  await test.step('at the start, the last session is shown beside the message', async () => {
    await page.goto(`./${hash.slice(0, hash.length / 3)}`);
    await page.reload();
    await expect(fileMessages(page).getByRole('alert')).toContainText(/cut off or damaged/);
    await settled(grid(page));
    await becomes(grid(page), before.grid);
    expect(await stepNames(page).allTextContents()).toEqual(before.steps);
  });
});
