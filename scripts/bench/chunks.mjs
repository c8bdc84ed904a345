// What a visit downloads: every file of the built page, gzipped as a server would send it.
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { dist } from '../build.mjs';
import { gzipped } from '../first-load.mjs';

/** @param {ReadonlySet<string>} first Files asked for before the first tile's picture. @returns {import('./types.d.ts').Chunk[]} */
export function chunksOf(first) {
  return readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(?:map|md)$/.test(entry.name))
    .map((entry) => {
      const place = path.join(entry.parentPath, entry.name);
      const file = path.relative(dist, place).split(path.sep).join('/');
      const bytes = statSync(place).size;
      const packed = /\.(?:png|jpg|woff2)$/.test(file) ? bytes : gzipped(file);
      return { file, bytes, gzip: packed, first: first.has(file) };
    })
    .sort((a, b) => b.gzip - a.gzip);
}
