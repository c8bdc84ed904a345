/** The engine in a worker, on a canvas of its own. */
import * as Comlink from 'comlink';
import type { PaintRequest } from './protocol';
import { createRenderer, type Renderer } from './renderer';

let renderer: Renderer | null = null;

const started = (): Renderer => {
  renderer ??= createRenderer(new OffscreenCanvas(1, 1));
  return renderer;
};

const api = {
  /** Rejects where the worker has no WebGL2. */
  async start(): Promise<void> {
    started();
  },
  load: (...args: Parameters<Renderer['load']>) => started().load(...args),
  unload: (name: string) => started().unload(name),
  async paint(request: PaintRequest) {
    const painted = await started().paint(request);
    return painted === null ? null : Comlink.transfer(painted, [painted.bitmap]);
  },
  async pixels(...args: Parameters<Renderer['pixels']>) {
    const pixels = await started().pixels(...args);
    return Comlink.transfer(pixels, [pixels.data.buffer]);
  },
  counts: () => started().counts(),
  describe: () => started().describe(),
  loseContext: () => started().loseContext(),
  onContext: (listener: (state: 'lost' | 'restored') => void) => started().onContext(listener),
};

export type EngineWorker = typeof api;

Comlink.expose(api);
