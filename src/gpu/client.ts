/** Starts the engine: in a worker where the browser can, else on the page's own thread. */
import * as Comlink from 'comlink';
import type { Engine } from './protocol';
import type { EngineWorker } from './worker';
import workerUrl from './worker?worker&url';

export interface StartedEngine {
  readonly engine: Engine;
  readonly thread: 'worker' | 'page';
}

/** @throws with the reason when neither a worker nor the page has a usable WebGL2. */
export async function createEngine(): Promise<StartedEngine> {
  if (typeof OffscreenCanvas !== 'undefined' && typeof Worker !== 'undefined') {
    const worker = startWorker();
    const remote = Comlink.wrap<EngineWorker>(worker);
    try {
      await Promise.race([remote.start(), failureOf(worker)]);
      return { engine: proxied(remote), thread: 'worker' };
    } catch {
      // Some browsers have OffscreenCanvas but no WebGL2 in workers; the page may still have it.
      worker.terminate();
    }
  }
  const { createRenderer } = await import('./renderer');
  return { engine: createRenderer(document.createElement('canvas')), thread: 'page' };
}

/**
 * Started from a blob, because a worker loaded from an address obeys the policy it was served with, which a plain file
 * server does not send, while one from a blob obeys the page's own: nothing may leave either.
 */
function startWorker(): Worker {
  const address = new URL(workerUrl, import.meta.url).href;
  const script = new Blob([`import ${JSON.stringify(address)};`], { type: 'text/javascript' });
  return new Worker(URL.createObjectURL(script), { type: 'module' });
}

/** A worker script that does not load tells so only by an event. */
const failureOf = (worker: Worker): Promise<never> =>
  new Promise((_, reject) => {
    worker.addEventListener('error', (event) => reject(new Error(event.message)), { once: true });
  });

const proxied = (remote: Comlink.Remote<EngineWorker>): Engine => ({
  load: (picture, width, height, rgba) => remote.load(picture, width, height, rgba),
  unload: (picture) => remote.unload(picture),
  paint: (request) => remote.paint(request),
  pixels: (picture, recipe, target) => remote.pixels(picture, recipe, target),
  counts: () => remote.counts(),
  describe: () => remote.describe(),
  loseContext: () => remote.loseContext(),
  onContext: (listener) => remote.onContext(Comlink.proxy(listener)),
});
