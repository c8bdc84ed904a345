// What a visit downloads: every file of the built page, gzipped as a server would send it.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { dist } from '../build.mjs';

/** @param {ReadonlySet<string>} first Files fetched before the first grid. @returns {import('./types.d.ts').Chunk[]} */
export function chunksOf(first) {
  return readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(?:map|md)$/.test(entry.name))
    .map((entry) => {
      const place = path.join(entry.parentPath, entry.name);
      const file = path.relative(dist, place).split(path.sep).join('/');
      const content = readFileSync(place);
      const packed = /\.(?:png|jpg|woff2)$/.test(file) ? content.length : gzipSync(content, { level: 9 }).length;
      return { file, bytes: content.length, gzip: packed, first: first.has(file) };
    })
    .sort((a, b) => b.gzip - a.gzip);
}

/** @param {readonly import('./types.d.ts').Chunk[]} chunks */
export const scriptBytes = (chunks) =>
  chunks.filter(({ file, first }) => first && file.endsWith('.js')).reduce((sum, { gzip }) => sum + gzip, 0);
