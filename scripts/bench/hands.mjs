// Every transform as a hand meets it: found in the palette, added, moved. What the page's own thread does meanwhile.
import { dist } from '../build.mjs';
import { serve } from '../serve.mjs';
import { limit, settled, view } from './visits.mjs';

/** @typedef {import('./types.d.ts').Hand} Hand */
/** @typedef {{ name: string, ph: string, pid: number, tid: number, dur?: number, tdur?: number }} TraceEvent */

/** Says in the trace which thread is the page's. */
const mark = 'by hand';

/**
 * The tasks of a page's main thread: how long each took, and how much of that it had a core to itself.
 * @param {import('playwright').CDPSession} session
 */
function tracer(session) {
  /** @type {TraceEvent[]} */
  let events = [];
  session.on('Tracing.dataCollected', ({ value }) =>
    events.push(.../** @type {TraceEvent[]} */ (/** @type {unknown} */ (value))),
  );
  /** @param {() => Promise<void>} act */
  return async (act) => {
    events = [];
    await session.send('Tracing.start', {
      transferMode: 'ReportEvents',
      traceConfig: { includedCategories: ['toplevel', 'blink.user_timing'] },
    });
    await session.send('Runtime.evaluate', { expression: `performance.mark('${mark}')` });
    try {
      await act();
    } finally {
      const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
      await session.send('Tracing.end');
      await complete;
    }
    const page = events.find(({ name }) => name === mark);
    if (!page) throw new Error('The trace does not tell which thread is the page.');
    return events
      .filter(({ name, pid, tid }) => /RunTask$/.test(name) && pid === page.pid && tid === page.tid)
      .map(({ dur = 0, tdur = 0 }) => ({ time: dur / 1000, own: tdur / 1000 }));
  };
}

/**
 * @param {import('playwright').Browser} browser
 * @param {{ quick: boolean, say: (line: string) => void }} options
 * @returns {Promise<Hand[]>}
 */
export async function measureHands(browser, { quick, say }) {
  const server = await serve(dist);
  const context = await browser.newContext(view);
  try {
    const page = await context.newPage();
    const tasksOf = tracer(await context.newCDPSession(page));
    await page.goto(`${server.url}index.html`);
    const palette = () => page.getByRole('button', { name: 'Add transform', exact: true }).first().click();
    await settled(page);
    await page.getByRole('button', { name: 'Presets' }).click();
    await page.getByRole('menuitem', { name: 'Clear pipeline' }).click();
    await palette();
    const options = page.locator('[role=option]:not([data-category=group])');
    await options.first().waitFor({ timeout: limit });
    const names = await options.evaluateAll((all) => all.map((one) => one.getAttribute('data-entry') ?? ''));
    await page.keyboard.press('Escape');
    const results = [];
    for (const name of quick ? names.slice(0, 3) : names) {
      const adding = await tasksOf(async () => {
        await palette();
        await page.getByRole('combobox').fill(name);
        await page.getByRole('option', { name, exact: true }).click();
        await settled(page);
      });
      const slider = page.getByRole('region', { name: 'Pipeline', exact: true }).getByRole('slider').last();
      const moving = (await slider.count()) > 0 ? await tasksOf(() => drag(page, slider)) : [];
      say(`${name}: longest task ${Math.max(...[...adding, ...moving].map(({ time }) => time)).toFixed(0)} ms`);
      results.push({ name, adding: longestOf(adding), moving: longestOf(moving) });
      // Back to the empty pipeline.
      await page.getByRole('button', { name: 'Presets' }).click();
      await page.getByRole('menuitem', { name: 'Clear pipeline' }).click();
    }
    return results;
  } finally {
    await context.close();
    server.close();
  }
}

/** @param {import('playwright').Page} page @param {import('playwright').Locator} slider */
async function drag(page, slider) {
  await slider.scrollIntoViewIfNeeded();
  const box = await slider.locator('xpath=..').boundingBox();
  if (!box) throw new Error('The slider is not on the page.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let i = 1; i <= 8; i++) {
    await page.mouse.move(x + 10 * Math.sin(i / 2), y);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  await page.mouse.up();
  await settled(page);
}

/** @param {readonly { time: number, own: number }[]} tasks @returns {import('./types.d.ts').Longest} */
const longestOf = (tasks) => ({
  time: Math.max(0, ...tasks.map(({ time }) => time)),
  own: Math.max(0, ...tasks.map(({ own }) => own)),
});
