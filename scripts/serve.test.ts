import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serve } from './serve.mjs';

let folder: string;
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'serve-'));
  mkdirSync(path.join(folder, 'site/deeper'), { recursive: true });
  writeFileSync(path.join(folder, 'secret.txt'), 'secret');
  writeFileSync(path.join(folder, 'site/page.html'), '<p>page');
  writeFileSync(path.join(folder, 'site/deeper/worker one.js'), 'self');
  server = await serve(path.join(folder, 'site'));
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

/** Sends the path as it is: `fetch` would tidy it up first. */
const get = (raw: string) =>
  new Promise<{ status: number | undefined; type: string | undefined }>((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    const sent = request({ hostname, port, path: raw }, (response) => {
      response.resume();
      resolve({ status: response.statusCode, type: response.headers['content-type'] });
    });
    sent.on('error', reject).end();
  });

it('serves files with their types', async () => {
  expect(await get('/page.html?x=1')).toEqual({ status: 200, type: 'text/html; charset=utf-8' });
  expect(await get('/deeper/worker%20one.js')).toEqual({ status: 200, type: 'text/javascript; charset=utf-8' });
});

it.each(['/', '/missing.html', '/deeper', '/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/%zz'])(
  'has nothing at %s',
  async (raw) => {
    expect((await get(raw)).status).toBe(404);
  },
);
