/** Pictures never leave the page, and it is the browser that sees to it. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { dist } from '../scripts/build.mjs';
import { serve } from '../scripts/serve.mjs';

/** Runs in the page and in the worker: whether a request got through. */
const reach = (address: string) =>
  fetch(address).then(
    () => 'reached',
    () => 'blocked',
  );

test('neither page nor worker reaches another server, even where the web server sends no policy', async ({ page }) => {
  let requests = 0;
  const stranger = createServer((_, response) => {
    requests += 1;
    response.writeHead(200, { 'Access-Control-Allow-Origin': '*' }).end();
  });
  await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}/`;
  const site = await serve(dist);
  try {
    await page.goto(`${site.url}index.html`);
    const worker = page.workers()[0] ?? (await page.waitForEvent('worker'));
    expect(await page.evaluate(reach, address)).toBe('blocked');
    expect(await worker.evaluate(reach, address)).toBe('blocked');
    expect(requests).toBe(0);
  } finally {
    site.close();
    stranger.close();
  }
});
