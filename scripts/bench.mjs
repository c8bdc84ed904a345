// `npm run bench`: measures what a person feels on the built page, in a headless Chromium on this machine. It shows; it
// does not judge: machines differ, and a busy one tells little.
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { ensureInstalled } from './install.mjs';

const options = parseArgs({ options: { json: { type: 'string' }, steps: { type: 'string', default: '120' } } }).values;

await ensureInstalled();
const { chromium } = await import('playwright');
const { chromiumArgs, findChromium } = await import('./chromium.mjs');
const { dist, ensureBuilt } = await import('./build.mjs');
const { serve } = await import('./serve.mjs');
const { measureDrag, rendererName, watch } = await import('./bench/drag.mjs');

await ensureBuilt();
const server = await serve(dist);
const executablePath = await findChromium();
const browser = await chromium.launch({ args: chromiumArgs, ...(executablePath && { executablePath }) });
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(watch);
  const start = performance.now();
  await page.goto(`${server.url}index.html`);
  await page.waitForFunction(() => window.bench.bitmaps.length > 0);
  const firstGrid = performance.now() - start;
  const drag = await measureDrag(page, Number(options.steps));
  const rows = {
    'first grid, cold (ms)': Math.round(firstGrid),
    'slider steps': drag.steps,
    'frames shown while dragging': drag.frames,
    'frame, median (ms)': drag.frameMedian,
    'slider to picture, median (ms)': drag.latencyMedian,
    'slider to picture, 95th percentile (ms)': drag.latency95,
    'main-thread tasks over 50 ms': drag.longTasks,
    'longest main-thread task over 50 ms (ms)': drag.longest,
    renderer: await page.evaluate(rendererName),
  };
  const widest = Math.max(...Object.keys(rows).map((name) => name.length));
  for (const [name, value] of Object.entries(rows)) console.log(`${name.padEnd(widest)}  ${value}`);
  if (options.json) await writeFile(options.json, `${JSON.stringify(rows, null, 2)}\n`);
} finally {
  await browser.close();
  server.close();
}
