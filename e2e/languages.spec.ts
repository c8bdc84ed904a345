/** Korean is complete, and the page is usable by everybody: light, dark, wide, narrow, whatever is open. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { groupKinds } from '../src/pipeline/model';
import { transforms } from '../src/transforms/index';
import { expect, test } from './fixtures';
import { codeText, codeView, open, openCode, sample, still, visit } from './steps';

/** What the labels of the sample pictures are called: the user's own words stay as they are. */
const { categories } = JSON.parse(sample('annotations.coco.json').toString()) as {
  readonly categories: readonly { readonly name: string; readonly keypoints?: readonly string[] }[];
};
const labelNames = categories
  .flatMap(({ name, keypoints = [] }) => [name, ...keypoints])
  .flatMap((name) => [name, ...name.split(' ')]);

/** Names of the library, of formats and of keys, which are the same in every language. */
const names = new Set([
  ...transforms.flatMap(({ name, params }) => [
    ...name.split('.'),
    ...Object.keys(params),
    // Long names may break at their underscores.
    ...Object.keys(params).flatMap((key) => key.split('_')),
  ]),
  ...groupKinds,
  ...labelNames,
  ...'Augmentation Playground Albumentations torchvision TensorFlow Keras imgaug Kornia PyTorch Dataset data SwiftShader English View in cat png px ms JSON PNG YAML Python'.split(
    ' ',
  ),
  ...'Alt Ctrl Del Esc Enter ANGLE Google Vulkan Device Subzero x0000C0DE driver COCO YOLO VOC replace seed limit preset json cv2 imread EXIF PIL Lab WebGL augment docs exports'.split(
    ' ',
  ),
]);

/** Everything that is shown, read out or explained, each text once. */
const textsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found = new Set<string>();
    const keep = (text: string | null | undefined) => text?.trim() && found.add(text.trim());
    for (const element of document.querySelectorAll('body *')) {
      if (element.closest('[lang]:not(html), textarea, pre, script, noscript, [aria-hidden=true] kbd')) continue;
      for (const name of [
        'aria-label',
        'aria-description',
        'aria-valuetext',
        'title',
        'placeholder',
        'data-tip',
        'alt',
      ])
        keep(element.getAttribute(name));
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) keep(node.textContent);
    }
    return [...found];
  });

/** English words in a text that are no names. */
const english = (text: string): string[] =>
  (text.match(/[A-Za-z][A-Za-z0-9_]{2,}/g) ?? []).filter((word) => !names.has(word));

const expectKorean = async (page: Page, where: string) => {
  const left = (await textsOf(page)).flatMap((text) =>
    english(text).length > 0 ? [`${text} (${english(text)})`] : [],
  );
  expect(left, `English left in ${where}`).toEqual([]);
};

/** Ways to see more of the page, by the names of a language. */
const words = {
  en: {
    presets: 'Presets',
    exports: 'Export',
    share: 'Share',
    theme: 'Theme',
    paste: 'Paste code or JSON…',
    add: 'Add transform',
    more: 'More for OneOf',
    tile: 'Tile 7',
    image: 'Another image',
  },
  ko: {
    presets: '프리셋',
    exports: '내보내기',
    share: '공유',
    theme: '테마',
    paste: '코드·JSON 붙여넣기…',
    add: '변환 추가',
    more: 'OneOf 더보기',
    tile: '타일 7',
    image: '다른 이미지',
  },
} as const;

/** Opens one thing after another and has each looked at. */
async function tour(page: Page, language: keyof typeof words, look: (where: string) => Promise<void>): Promise<void> {
  const w = words[language];
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await look('the page');
  const popups: readonly (readonly [string, () => Promise<void>])[] = [
    ['the palette', () => page.getByRole('button', { name: w.add }).first().click()],
    ['the share popover', () => button(w.share).click()],
    ['the preset menu', () => button(w.presets).click()],
    ['the theme menu', () => button(w.theme).click()],
    ['the images', () => button(w.image).click()],
    ['a step’s menu', () => button(w.more).click()],
    [
      'the paste dialog',
      async () => {
        await button(w.presets).click();
        await page.getByRole('menuitem', { name: w.paste }).click();
      },
    ],
  ];
  for (const [where, show] of popups)
    await test.step(where, async () => {
      await show();
      await expect(page.locator('[role=dialog], [role=menu]').first()).toBeVisible();
      await look(where);
      while ((await page.locator('[role=dialog], [role=menu]').count()) > 0) {
        await page.keyboard.press('Escape');
        await expect(page.locator('[data-exiting]')).toHaveCount(0);
      }
    });
  await test.step('the code', async () => {
    await button(w.exports).click();
    await expect(page.locator('section pre span').first()).toBeVisible();
    await look('the code');
    await page.getByRole('tab').first().click();
  });
  await test.step('a tile', async () => {
    await button(w.tile).click();
    await expect(
      page
        .getByRole('list')
        .filter({ has: page.locator('canvas') })
        .first(),
    ).toBeVisible();
    await look('a tile');
  });
}

test('in Korean nothing stays English but the library’s names', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: '한국어' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
  await tour(page, 'ko', (where) => expectKorean(page, where));
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('button', { name: 'Export' })).toBeVisible();
});

test.describe('a visitor from Korea', () => {
  test.use({ locale: 'ko-KR' });
  test('is greeted in Korean', async ({ page }) => {
    await page.goto('./');
    await expect(page.getByRole('button', { name: '내보내기' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
  });
});

/** What axe can find wrong with colours; everything else is the same in both schemes. */
const aboutColours = ['color-contrast', 'link-in-text-block'];

/** The serious and critical findings of axe. There are no frames here, which the other mode opens a page of its own for. */
async function findings(builder: AxeBuilder): Promise<string[]> {
  const { violations } = await builder.setLegacyMode().analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`));
}

/** In the dark, and in the light what that may change. */
async function expectAccessible(page: Page, where: string): Promise<void> {
  await still(page);
  expect(await findings(new AxeBuilder({ page })), `${where}, dark`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
  await still(page);
  expect(await findings(new AxeBuilder({ page }).withRules(aboutColours)), `${where}, light`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
}

test.describe('in dark and light colours', () => {
  test.use({ colorScheme: 'dark' });

  test('axe finds nothing serious, whatever is open', async ({ page }) => {
    await open(page);
    await tour(page, 'en', (where) => expectAccessible(page, where));
  });

  test('nor on a phone, which never scrolls sideways', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await visit(page);
    const look = async (where: string) => {
      await expectAccessible(page, `${where} at 390 px`);
      const wide = await page.evaluate(() => {
        const scrolled = [...document.querySelectorAll('body, body *')].filter(
          (element) =>
            element.scrollWidth > element.clientWidth + 1 &&
            /auto|scroll/.test(getComputedStyle(element).overflowX) &&
            !element.matches('textarea, pre, :has(> pre), input'),
        );
        return {
          page: document.documentElement.scrollWidth,
          scrolled: scrolled.map((element) => `${element.tagName} ${element.className}`),
        };
      });
      expect(wide, where).toEqual({ page: 390, scrolled: [] });
    };
    await look('the grid');
    for (const name of ['Pipeline', 'Tile'] as const)
      await test.step(`the sheet ${name}`, async () => {
        await page.getByRole('navigation').getByRole('button', { name }).click();
        const sheet = page.getByRole('dialog', { name });
        await expect(sheet).toBeVisible();
        await look(`the sheet ${name}`);
        await page.keyboard.press('Escape');
        await expect(sheet).toBeHidden();
      });
    await test.step('the sheet of the code', async () => {
      await openCode(page, 'torchvision v2');
      await expect(codeText(page)).toContainText('v2.Compose');
      await look('the sheet of the code');
      await page.keyboard.press('Escape');
      await expect(codeView(page)).toBeHidden();
    });
    await test.step('a tile opens its sheet', async () => {
      await page.getByRole('button', { name: 'Tile 5', exact: true }).click();
      await expect(page.getByRole('dialog', { name: 'Tile' }).getByRole('heading', { name: 'Tile 5' })).toBeVisible();
      await look('tile 5');
    });
  });
});
