/** Starts the engine: in a worker where the browser can, else on the page's own thread. */
import * as Comlink from 'comlink';
import type { Engine } from './protocol';
import { failureOf, startThread } from './thread';
import type { EngineWorker } from './worker';
import workerUrl from './worker?worker&url';

export interface StartedEngine {
  readonly engine: Engine;
  readonly thread: 'worker' | 'page';
}

/** @throws with the reason when neither a worker nor the page has a usable WebGL2. */
export async function createEngine(): Promise<StartedEngine> {
  if (typeof OffscreenCanvas !== 'undefined' && typeof Worker !== 'undefined') {
    const worker = startThread(workerUrl);
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
