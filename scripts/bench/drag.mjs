// Drags a slider of the welcome pipeline and watches what the page does meanwhile.

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

/** Runs in the page: the GPU as the browser names it. */
export function rendererName() {
  const gl = document.createElement('canvas').getContext('webgl2');
  const info = gl?.getExtension('WEBGL_debug_renderer_info');
  return gl && info ? String(gl.getParameter(info.UNMASKED_RENDERER_WEBGL)) : 'unknown';
}

/** @param {readonly number[]} values @param {number} share */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN);
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

/** @param {import('playwright').Page} page @param {number} steps */
export async function measureDrag(page, steps) {
  const thumb = page.getByRole('slider').nth(1);
  const box = await thumb.locator('xpath=..').boundingBox();
  if (!box) throw new Error('The first slider is not on the page.');
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
  await page.mouse.up();
  const end = await page.evaluate(() => performance.now());
  await page.waitForFunction((from) => (window.bench.bitmaps.at(-1) ?? 0) > from, end);
  const watched = await page.evaluate(() => window.bench);
  const during = (/** @type {number} */ time) => time >= start && time <= end;
  const pictures = watched.bitmaps.filter((time) => time >= start);
  const gaps = pictures.slice(1).map((time, i) => time - (pictures[i] ?? time));
  const delays = latencies(watched.inputs.filter(during), pictures);
  const tasks = watched.tasks.filter((task) => during(task.start) && task.duration > 50);
  return {
    steps,
    frames: pictures.filter(during).length,
    frameMedian: quantile(gaps, 0.5),
    latencyMedian: quantile(delays, 0.5),
    latency95: quantile(delays, 0.95),
    longTasks: tasks.length,
    longest: Math.round(Math.max(0, ...tasks.map((task) => task.duration))),
  };
}
