// Drags a slider and watches what the page does meanwhile.
import { quantile } from './figures.mjs';

/** Runs in the page before anything else: notes every picture shown on the grid, every input and every long task. */
export function watch() {
  /** @type {Watched} */
  const bench = { bitmaps: [], inputs: [], tasks: [] };
  Object.assign(window, { bench });
  const show = ImageBitmapRenderingContext.prototype.transferFromImageBitmap;
  ImageBitmapRenderingContext.prototype.transferFromImageBitmap = function (bitmap) {
    // The grid is by far the largest canvas; thumbnails and the tile panel are not what is measured.
    if (bitmap && bitmap.width > 400) bench.bitmaps.push(performance.now());
    show.call(this, bitmap);
  };
  const note = (/** @type {PointerEvent} */ event) => event.buttons > 0 && bench.inputs.push(performance.now());
  addEventListener('pointermove', note, true);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) bench.tasks.push({ start: entry.startTime, duration: entry.duration });
  }).observe({ type: 'longtask', buffered: true });
}

/**
 * Time from each input to the first picture that can show it: the one after the frame under way when it came.
 * @param {readonly number[]} inputs
 * @param {readonly number[]} pictures
 */
export function latencies(inputs, pictures) {
  return inputs.flatMap((at) => {
    const next = pictures.findIndex((time) => time > at);
    const shown = next < 0 ? undefined : (pictures[next + 1] ?? pictures[next]);
    return shown === undefined ? [] : [shown - at];
  });
}

/**
 * @param {import('playwright').Page} page
 * @param {import('playwright').Locator} thumb
 * @param {number} steps
 * @returns {Promise<import('./types.d.ts').Drag>}
 */
export async function measureDrag(page, thumb, steps) {
  const box = await thumb.locator('xpath=..').boundingBox();
  if (!box) throw new Error('The slider is not on the page.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 5, y);
  // The first frames compile programs; what follows is the steady state.
  await page.waitForFunction(
    (seen) => window.bench.bitmaps.length > seen,
    await page.evaluate(() => window.bench.bitmaps.length),
  );
  const start = await page.evaluate(() => performance.now());
  for (let i = 0; i < steps; i++) {
    const offset = 20 * Math.sin((i / steps) * Math.PI * 4);
    await page.mouse.move(x + offset, y);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  const moved = await page.evaluate(() => performance.now());
  await page.mouse.up();
  await page.waitForFunction(
    () => document.querySelector('[aria-label="Grid of results"] canvas[data-current]') !== null,
  );
  const watched = await page.evaluate(() => window.bench);
  const during = (/** @type {number} */ time) => time >= start && time <= moved;
  const pictures = watched.bitmaps.filter((time) => time >= start);
  const gaps = pictures.slice(1).map((time, i) => time - (pictures[i] ?? time));
  const inputs = watched.inputs.filter(during);
  const delays = latencies(inputs, pictures);
  const tasks = watched.tasks.filter((task) => during(task.start) && task.duration > 50);
  const last = Math.max(...pictures);
  return {
    steps,
    inputs: inputs.length,
    answered: delays.length,
    frames: pictures.filter(during).length,
    frameMedian: quantile(gaps, 0.5),
    latencyMedian: quantile(delays, 0.5),
    latency95: quantile(delays, 0.95),
    longTasks: tasks.length,
    longest: Math.max(0, ...tasks.map((task) => task.duration)),
    refined: Math.max(0, last - (inputs.at(-1) ?? moved)),
  };
}
