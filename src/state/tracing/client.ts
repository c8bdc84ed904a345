/** Starts the tracing of labels where it is first asked for: in a worker, or on the page's thread where there is none. */
import * as Comlink from 'comlink';
import { failureOf, startThread } from '../../gpu/thread';
import type { Tracing } from './service';
import type { TracingWorker } from './worker';
import workerUrl from './worker?worker&url';

let started: Promise<Tracing> | null = null;

export const tracing = (): Promise<Tracing> => {
  started ??= start();
  return started;
};

async function start(): Promise<Tracing> {
  try {
    const worker = startThread(workerUrl);
    const remote = Comlink.wrap<TracingWorker>(worker);
    await Promise.race([remote.endAudit(), failureOf(worker)]);
    return {
      know: (labels) => remote.know(labels),
      trace: (recipe, settings) => remote.trace(recipe, settings),
      audit: (task, report) => remote.audit(task, Comlink.proxy(report)),
      endAudit: () => remote.endAudit(),
    };
  } catch {
    const { createTracing } = await import('./service');
    return createTracing();
  }
}
