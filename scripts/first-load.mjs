// What a first visit loads before there is a picture: one count for the journey that limits it and the benchmark that tells it.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { dist } from './build.mjs';

/** Bytes of script before the first tile's picture is on the page, gzipped as a server would send them. */
export const firstLoadBudget = 300_000;

/**
 * Runs in the page before anything else: marks the moments at which the first tile's picture is on the page ("first tile"),
 * and at which every tile has its own ("whole grid").
 */
export function markPictures() {
  const { transferFromImageBitmap } = ImageBitmapRenderingContext.prototype;
  const once = (/** @type {string} */ name) => {
    if (performance.getEntriesByName(name).length === 0) performance.mark(name);
  };
  ImageBitmapRenderingContext.prototype.transferFromImageBitmap = function (bitmap) {
    transferFromImageBitmap.call(this, bitmap);
    const { canvas } = this;
    if (!(canvas instanceof HTMLCanvasElement) || !canvas.closest('[aria-label="Grid of results"]')) return;
    once('first tile');
    // Told by the page itself, of the canvas.
    const whole = () => 'current' in canvas.dataset && once('whole grid');
    new MutationObserver(whole).observe(canvas, { attributeFilter: ['data-current'] });
  };
}

/**
 * Notes what a page and its workers ask for from now on; what the service worker fetches to keep it is not theirs.
 * @param {import('playwright').Page} page
 */
export function watchRequests(page) {
  /** @type {import('playwright').Request[]} */
  const requests = [];
  page.on('request', (request) => {
    if (request.serviceWorker() === null) requests.push(request);
  });
  return {
    /** Files of the built page that were asked for before a moment of `markPictures`. @param {'first tile' | 'whole grid'} mark */
    async before(mark) {
      await page.waitForFunction((name) => performance.getEntriesByName(name).length > 0, mark, { timeout: 120_000 });
      const moment = await page.evaluate(
        (name) => performance.timeOrigin + (performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN),
        mark,
      );
      // When a request was sent is known once it is answered; more may come meanwhile, and tell nothing yet.
      const asked = [...requests];
      await Promise.all(asked.map((request) => request.response()));
      const early = asked.filter((request) => request.timing().startTime < moment);
      return new Set(early.map((request) => new URL(request.url()).pathname.slice(1)));
    },
  };
}

/** Size of a file of the built page as a server would send it. @param {string} file Below `dist`. */
export const gzipped = (file) => gzipSync(readFileSync(path.join(dist, file)), { level: 9 }).length;

/** What the scripts among some files come to. @param {Iterable<string>} files Below `dist`. */
export const bytesOfScript = (files) =>
  [...files].filter((file) => file.endsWith('.js')).reduce((sum, file) => sum + gzipped(file), 0);
