// Opens the measuring page: the engine's own modules by Vite's server, its rivals as plain scripts beside them.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../process.mjs';
import { rivalFolder } from './rivals.mjs';

/** Lets WebAssembly have threads, and clocks their full resolution. */
const isolated = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };

/** @type {Readonly<Record<string, string>>} */
const types = { '.wasm': 'application/wasm', '.js': 'text/javascript', '.html': 'text/html; charset=utf-8' };

/**
 * Serves the files of a folder as they are: Vite would rewrite scripts, and put its own into pages.
 * @param {string} folder
 * @returns {import('vite').Connect.NextHandleFunction}
 */
const plainly = (folder) => async (request, response, next) => {
  const file = path.join(folder, decodeURIComponent(new URL(request.url ?? '/', 'http://here').pathname));
  const type = types[path.extname(file)];
  const found = type && file.startsWith(folder + path.sep) ? await stat(file).catch(() => null) : null;
  if (!type || !found?.isFile()) return next();
  response.writeHead(200, { ...isolated, 'Content-Type': type });
  createReadStream(file).pipe(response);
};

/** @type {import('vite').Plugin} */
const plainFiles = {
  name: 'plain-files',
  configureServer(server) {
    server.middlewares.use('/rivals', plainly(rivalFolder));
    server.middlewares.use('/scripts/bench/page', plainly(path.join(root, 'scripts/bench/page')));
  },
};

/** @typedef {import('./page/main').Bench} Bench */

/**
 * @param {import('playwright').Browser} browser
 * @returns {Promise<{ page: import('playwright').Page, close: () => Promise<void> }>}
 */
export async function openMeasuringPage(browser) {
  const { createServer } = await import('vite');
  const server = await createServer({
    ...{ root, configFile: false, appType: 'custom', logLevel: 'warn', plugins: [plainFiles] },
    // Files that change meanwhile must not reload the page.
    server: { port: 0, host: '127.0.0.1', headers: isolated, watch: null, hmr: false, ws: false },
    cacheDir: 'node_modules/.vite-bench',
    optimizeDeps: { entries: ['scripts/bench/page/*.html'] },
  });
  await server.listen();
  const address = server.httpServer?.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(`measuring page: ${error.message}`));
  await page.goto(`http://127.0.0.1:${port}/scripts/bench/page/index.html`);
  await page.waitForFunction(() => 'measuring' in window, undefined, { timeout: 120_000 });
  return {
    page,
    close: async () => {
      await page.close();
      await server.close();
    },
  };
}
