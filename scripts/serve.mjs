// Serves one folder on this machine only.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';

/** @type {Record<string, string>} */
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};

/** The file an address names, or null when it leaves the folder or is malformed. @param {string} folder @param {string} url */
function fileOf(folder, url) {
  try {
    const file = path.join(folder, decodeURIComponent(new URL(url, 'http://localhost').pathname));
    return file.startsWith(folder + path.sep) ? file : null;
  } catch {
    return null;
  }
}

/**
 * @param {string} folder Absolute path.
 * @returns {Promise<{ url: string, close: () => void }>} `url` ends with a slash.
 */
export function serve(folder) {
  const server = createServer(async (request, response) => {
    const file = fileOf(folder, request.url ?? '/');
    const found = file === null ? null : await stat(file).catch(() => null);
    if (file === null || !found?.isFile()) {
      response.writeHead(404).end();
      return;
    }
    const type = types[path.extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, { 'Content-Type': type, 'Content-Length': found.size });
    createReadStream(file).pipe(response);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      const close = () => {
        server.close();
        server.closeAllConnections();
      };
      resolve({ url: `http://127.0.0.1:${port}/`, close });
    });
  });
}
