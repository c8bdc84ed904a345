/** Starting a worker of the page. */

/**
 * Started from a blob, because a worker loaded from an address obeys the policy it was served with, which a plain file
 * server does not send, while one from a blob obeys the page's own: nothing may leave either.
 */
export function startThread(workerUrl: string): Worker {
  const address = new URL(workerUrl, import.meta.url).href;
  const script = new Blob([`import ${JSON.stringify(address)};`], { type: 'text/javascript' });
  return new Worker(URL.createObjectURL(script), { type: 'module' });
}

/** A worker script that does not load tells so only by an event. */
export const failureOf = (worker: Worker): Promise<never> =>
  new Promise((_, reject) => {
    worker.addEventListener('error', (event) => reject(new Error(event.message)), { once: true });
  });
