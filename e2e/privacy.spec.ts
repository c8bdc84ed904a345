/** Pictures never leave the page, and it is the browser that sees to it. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { dist } from '../scripts/build.mjs';
import { serve } from '../scripts/serve.mjs';
import {
  add,
  drop,
  grid,
  gridPanel,
  often,
  open,
  picture,
  sample,
  settled,
  stepNames,
  tilePanel,
  webpPreset,
} from './steps';

test.use({ serviceWorkers: 'allow' });

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

test('a visit asks its own server for its own files, and after that for samples only', async ({ page, baseURL }) => {
  const requests: { method: string; address: string; body: string | null }[] = [];
  page.context().on('request', (request) => {
    if (!/^(blob|data):/.test(request.url()))
      requests.push({ method: request.method(), address: request.url(), body: request.postData() });
  });
  await open(page);
  // It keeps every file of the page for visits without a network, samples and codecs among them.
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.waitForLoadState('networkidle');
  const loading = requests.splice(0);
  expect(loading.length).toBeGreaterThan(2);

  await drop(page, 'private.png', sample('coffee.png'), 'image/png');
  await expect(page.getByText('private.png')).toBeVisible();
  await add(page, 'CoarseDropout');
  await settled(grid(page));
  await gridPanel(page).getByRole('button', { name: 'Tile 4', exact: true }).click();
  const tile = page.waitForEvent('download');
  await tilePanel(page).getByRole('button', { name: 'PNG' }).click();
  await tile;
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.getByRole('textbox', { name: 'Link' })).toHaveValue(/#p1=/);
  await page.keyboard.press('Escape');
  // Parts of the page come when they are first used, a font with the first letter that needs it: always the page's own
  // files, asked for by name alone.
  expect(requests.filter(({ address }) => !/\/assets\/[\w-]+\.(?:woff2|js|css)$/.test(address))).toEqual([]);
  loading.push(...requests.splice(0));

  await page.getByRole('button', { name: 'Another image' }).click();
  await page.getByRole('button', { name: 'Sample: Astronaut' }).click();
  await expect(page.getByText('astronaut.png')).toBeVisible();
  for (const { address } of requests) expect(new URL(address).pathname).toMatch(/\/samples\/[\w.]+\.(png|json)$/);
  for (const { method, address, body } of [...loading, ...requests]) {
    expect({ method, body }).toEqual({ method: 'GET', body: null });
    expect(address.startsWith(baseURL ?? '')).toBe(true);
    expect(new URL(address).search).toBe('');
  }
  await expect(page.getByRole('region', { name: 'Status' })).toContainText('0 bytes sent');
});

test('the WebP codec is one of the page’s own files, asked for when a picture first needs it', async ({
  page,
  baseURL,
}) => {
  const asked: string[] = [];
  // The service worker keeps every file for later; what counts here is what the page itself asks for.
  page.context().on('request', (request) => {
    if (request.serviceWorker() === null && /webp/.test(request.url())) asked.push(request.url());
  });
  await open(page);
  const before = await picture(grid(page));
  expect(asked).toEqual([]);
  await drop(page, 'webp.json', webpPreset, 'application/json');
  await expect(stepNames(page)).toHaveText(['ImageCompression']);
  await expect.poll(() => picture(grid(page)), often).not.toBe(before);
  expect(asked.filter((address) => address.endsWith('.wasm'))).toHaveLength(2);
  for (const address of asked) expect(address.startsWith(`${baseURL}assets/`)).toBe(true);

  await gridPanel(page).getByRole('button', { name: 'Tile 2', exact: true }).click();
  const steps = tilePanel(page).locator('canvas:not([data-labels])');
  for (const canvas of await steps.all()) await settled(canvas);
  const file = page.waitForEvent('download');
  await tilePanel(page).getByRole('button', { name: 'PNG' }).click();
  expect((await file).suggestedFilename()).toMatch(/\.png$/);
  await expect(page.getByRole('alert')).toHaveCount(0);
});
