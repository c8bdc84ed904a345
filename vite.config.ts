import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { build, defineConfig, type Plugin } from 'vite';
import { spokenLocales } from './scripts/vite/locales.ts';
import { shortShaders } from './scripts/vite/shaders.ts';
import { lightTensorflow } from './scripts/vite/tensorflow.ts';
import { laterTexts } from './scripts/vite/texts.ts';

/** The two rules that react-aria adds as `<style>` elements, letter by letter: allowed by their hash, other inline styles are not. */
const reactAriaStyles = [
  '@layer {\n  [data-react-aria-pressable] {\n    touch-action: pan-x pan-y pinch-zoom;\n  }\n}',
  '@layer {\n  * {\n    overscroll-behavior: contain;\n  }\n}',
].map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);

/** What the built page may load and reach: itself, and pictures the user handed it. Nothing can be sent anywhere else. */
const policy = [
  "default-src 'none'",
  // The WebP codec is WebAssembly, from here as well; text is never run as code.
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:",
  `style-src 'self' ${reactAriaStyles.join(' ')}`,
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
].join('; ');

/** Writes the policy into every built page; the development server needs inline scripts and a socket, so not there. */
const contentSecurityPolicy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: () => [
      { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: policy }, injectTo: 'head-prepend' },
    ],
  },
};

/**
 * The workers as entries of the same build: what page and workers both need (transforms, plan) is fetched once. By itself
 * Vite would build every worker apart, with its own copy of everything.
 */
const workerChunks: Plugin = {
  name: 'worker-chunks',
  apply: 'build',
  enforce: 'pre',
  resolveId(id, importer) {
    const name = /^(\.\/.+)\?worker&url$/.exec(id)?.[1];
    return name && importer ? `\0address of ${path.resolve(path.dirname(importer), name)}.ts` : null;
  },
  load(id) {
    const file = /^\0address of (.+)$/.exec(id)?.[1];
    if (file === undefined) return null;
    const chunk = this.emitFile({ type: 'chunk', id: file, name: path.basename(path.dirname(file)) });
    return `export default import.meta.ROLLUP_FILE_URL_${chunk};`;
  },
};

/** What `npm run render` alone needs is not kept for visits without a network. */
const keptOffline = (file: string): boolean => !/^offline\.js$|(?:^|\/)render[.-]|\.(?:map|md)$/.test(file);

/** Builds the service worker once everything that it keeps is written. */
const offline: Plugin = {
  name: 'offline',
  apply: 'build',
  writeBundle: {
    order: 'post',
    sequential: true,
    async handler({ dir = 'dist' }) {
      const files = readdirSync(dir, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(dir, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
        .filter(keptOffline)
        .map((url) => ({ url, revision: hashOf(path.join(dir, url)) }));
      await build({
        configFile: false,
        logLevel: 'warn',
        publicDir: false,
        define: { __FILES__: JSON.stringify(files), 'process.env.NODE_ENV': '"production"' },
        build: {
          outDir: dir,
          emptyOutDir: false,
          lib: { entry: 'src/offline.ts', formats: ['iife'], name: 'offline', fileName: () => 'offline.js' },
        },
      });
    },
  },
};

const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16);

export default defineConfig({
  // Relative addresses: the built folder works from any path of any server.
  base: './',
  // A missing file is a 404, not the page once more.
  appType: 'mpa',
  plugins: [
    react(),
    workerChunks,
    spokenLocales,
    lightTensorflow,
    laterTexts(),
    // After the cuts in the files as they are.
    shortShaders,
    contentSecurityPolicy,
    offline,
  ],
  // What the first picture needs is one chunk or a few; what opens over the page comes after it (src/ui/controls/later.ts).
  build: { rolldownOptions: { input: ['index.html', 'render.html'] }, chunkSizeWarningLimit: 1000 },
  // A worker follows the policy it was served with, not the page's: so `npm start` says it in a header as well.
  preview: { headers: { 'Content-Security-Policy': `${policy}; frame-ancestors 'none'` } },
});
