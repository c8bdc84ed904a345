// What a person feels on the built page: how soon there is a picture, and how the page answers a hand.
import { dist } from '../build.mjs';
import { bytesOfScript, markPictures, watchRequests } from '../first-load.mjs';
import { serve } from '../serve.mjs';
import { chunksOf } from './chunks.mjs';
import { measureDrag, watch } from './drag.mjs';

/** @typedef {import('playwright').Browser} Browser */
/** @typedef {import('playwright').BrowserContext} BrowserContext */
/** @typedef {import('playwright').Page} Page */

export const view = { viewport: { width: 1440, height: 900 } };
export const limit = 120_000;

/** Waits for the newest picture, whole. @param {Page} page */
export const settled = (page) => page.waitForFunction(current, undefined, { timeout: limit });
/** Runs in the page. */
const current = () => document.querySelector('[aria-label="Grid of results"] canvas[data-current]') !== null;

/** One visit, on the page's own clock. @param {BrowserContext} context @param {string} url */
async function visit(context, url) {
  const page = await context.newPage();
  const { before } = watchRequests(page);
  await page.addInitScript(watch);
  await page.addInitScript(markPictures);
  await page.goto(`${url}index.html`);
  await settled(page);
  const files = { first: await before('first tile'), whole: await before('whole grid') };
  const times = await page.evaluate(() => {
    const at = (/** @type {string} */ name) => performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN;
    return { firstPaint: at('first-contentful-paint'), firstGrid: at('first tile'), wholeGrid: at('whole grid') };
  });
  return { page, files, times };
}

/** First visit, second visit, and one without a network. @param {Browser} browser @param {string} url */
async function visits(browser, url) {
  const context = await browser.newContext(view);
  try {
    const cold = await visit(context, url);
    const kept = async () => (await navigator.serviceWorker.getRegistration())?.active != null;
    await cold.page.waitForFunction(kept, undefined, { timeout: limit });
    await cold.page.close();
    const warm = await visit(context, url);
    await warm.page.close();
    await context.setOffline(true);
    const offline = await visit(context, url).then(
      ({ times }) => times,
      (/** @type {Error} */ error) => String(error.message.split('\n')[0]),
    );
    return { cold: cold.times, warm: warm.times, offline, files: cold.files };
  } finally {
    await context.close();
  }
}

/**
 * Runs in the page: waits until the grid is whole and new. Where it looks, in every frame, it counts those in which the grid is
 * empty: reading the canvas holds the page up by itself, so that times and tasks are taken without.
 * @param {boolean} look
 */
async function watchGrid(look) {
  const canvas = /** @type {HTMLCanvasElement} */ (document.querySelector('[aria-label="Grid of results"] canvas'));
  const context = new OffscreenCanvas(16, 16).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser has no Canvas 2D.');
  const start = performance.now();
  const before = window.bench.bitmaps.length;
  let blank = 0;
  // The change itself may take a moment to arrive.
  while (window.bench.bitmaps.length === before || !canvas.hasAttribute('data-current')) {
    await new Promise(requestAnimationFrame);
    if (!look) continue;
    context.clearRect(0, 0, 16, 16);
    context.drawImage(canvas, 0, 0, 16, 16);
    if (context.getImageData(0, 0, 16, 16).data.every((value) => value === 0)) blank += 1;
  }
  return { blank, time: (window.bench.bitmaps.at(-1) ?? start) - start };
}

/** Switches steps off and on: structures of passes that were never compiled, and ones that were. @param {Page} page */
async function changeStructure(page) {
  /** @param {string} name @param {'off' | 'on'} verb @param {boolean} look */
  const change = async (name, verb, look) => {
    const watching = page.evaluate(watchGrid, look);
    await page.getByRole('button', { name: `Switch ${name} ${verb}`, exact: true }).click();
    return watching;
  };
  const [one, other] = ['HueSaturationValue', 'Rotate'];
  const start = await page.evaluate(() => performance.now());
  const toPicture = [];
  for (const name of [one, other]) {
    toPicture.push((await change(name, 'off', false)).time);
    toPicture.push((await change(name, 'on', false)).time);
  }
  const tasks = await page.evaluate((from) => window.bench.tasks.filter((task) => task.start >= from), start);
  let blank = (await change(one, 'off', true)).blank;
  blank += (await change(other, 'off', true)).blank;
  return { toPicture, blank, longest: Math.max(0, ...tasks.map((task) => task.duration)) };
}

/** The welcome pipeline, as a first visit finds it. @param {Browser} browser @param {string} url @param {number} steps */
async function welcome(browser, url, steps) {
  const context = await browser.newContext(view);
  try {
    const { page } = await visit(context, url);
    const drag = await measureDrag(page, page.getByRole('slider').nth(1), steps);
    return { welcome: drag, structure: await changeStructure(page) };
  } finally {
    await context.close();
  }
}

/** A hundred tiles of the six steps. @param {Browser} browser @param {string} url @param {string} preset @param {number} steps */
async function hundred(browser, url, preset, steps) {
  const context = await browser.newContext(view);
  try {
    const { page } = await visit(context, url);
    await page.getByRole('button', { name: 'Presets' }).click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('menuitem', { name: 'Import file' }).click();
    const file = { name: 'six.json', mimeType: 'application/json', buffer: Buffer.from(preset) };
    await (await chooser).setFiles(file);
    await page.getByRole('group', { name: 'Affine' }).waitFor({ timeout: limit });
    await settled(page);
    const slider = page.getByRole('group', { name: 'Affine' }).getByRole('slider').first();
    await slider.scrollIntoViewIfNeeded();
    return await measureDrag(page, slider, steps);
  } finally {
    await context.close();
  }
}

/**
 * @param {Browser} browser
 * @param {{ preset: string, steps: number, say: (line: string) => void }} options `preset`: a hundred tiles.
 */
export async function measurePage(browser, { preset, steps, say }) {
  const server = await serve(dist);
  try {
    say('visits');
    const { files, ...times } = await visits(browser, server.url);
    const chunks = chunksOf(files.first);
    say('a hand on a slider');
    const first = await welcome(browser, server.url, steps);
    say('the same with a hundred tiles');
    const many = await hundred(browser, server.url, preset, steps);
    const script = { scriptBytes: bytesOfScript(files.first), wholeScriptBytes: bytesOfScript(files.whole) };
    return { chunks, page: { ...times, ...script, ...first, hundred: many } };
  } finally {
    server.close();
  }
}
