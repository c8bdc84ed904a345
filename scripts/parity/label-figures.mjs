// Asks the real library anew where boxes and keypoints go: writes e2e/parity/golden/figures/labels.json. To be run when a
// transform that moves labels comes or draws otherwise.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createServer } from 'vite';
import { root } from '../process.mjs';
import { ensureLibrary, runPython } from './library.mjs';

await ensureLibrary();
const injectable = await runPython('inject.py', []);
if (!injectable.ok) throw new Error(injectable.output.trim());
const folder = mkdtempSync(path.join(tmpdir(), 'labels-'));
const server = await createServer({
  ...{ root, appType: 'custom', logLevel: 'warn', server: { middlewareMode: true, ws: false } },
  optimizeDeps: { noDiscovery: true },
});
try {
  /** @type {typeof import('../../e2e/parity/label-scenes')} */
  const { labelScenes } = /** @type {any} */ (await server.ssrLoadModule('/e2e/parity/label-scenes.ts'));
  const file = path.join(folder, 'scenes.json');
  writeFileSync(file, JSON.stringify(labelScenes(new Set(JSON.parse(injectable.output)))));
  const { ok, output } = await runPython('labels.py', [file]);
  console.log(output.trim());
  process.exitCode = ok ? 0 : 1;
} finally {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}
