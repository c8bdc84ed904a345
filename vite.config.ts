import { createHash } from 'node:crypto';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** The two rules that react-aria adds as `<style>` elements, letter by letter: allowed by their hash, other inline styles are not. */
const reactAriaStyles = [
  '@layer {\n  [data-react-aria-pressable] {\n    touch-action: pan-x pan-y pinch-zoom;\n  }\n}',
  '@layer {\n  * {\n    overscroll-behavior: contain;\n  }\n}',
].map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);

/** What the built page may load and reach: itself, and pictures the user handed it. Nothing can be sent anywhere else. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
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

export default defineConfig({
  // Relative addresses: the built folder works from any path of any server.
  base: './',
  // A missing file is a 404, not the page once more.
  appType: 'mpa',
  plugins: [react(), contentSecurityPolicy],
  worker: { format: 'es' },
  // One chunk for the interface: it is all needed at once, and fetched once.
  build: { rolldownOptions: { input: ['index.html', 'render.html'] }, chunkSizeWarningLimit: 1000 },
  // A worker follows the policy it was served with, not the page's: so `npm start` says it in a header as well.
  preview: { headers: { 'Content-Security-Policy': `${policy}; frame-ancestors 'none'` } },
});
