/**
 * Measures the promise that nothing leaves the page.
 *
 * What is looked at: the browser's own list of requests (resource timing), from the moment the page opened. Each entry
 * whose address has another origin than the page is a request that left it; so is a beacon to any address, the one kind
 * of entry that always carries a body out. The list names no upload sizes, so requests are counted, not bytes: nought
 * requests is nought bytes. `fetch` and its kin are not wrapped: the figure would then only tell what our own code did.
 *
 * What is not seen: requests that a worker makes (each worker has a list of its own). The content security policy holds
 * for those too.
 */
import { useSyncExternalStore } from 'react';

/** Another origin that something was requested from, or a body that was sent, by host. */
export type Leaks = ReadonlyMap<string, number>;

/** Addresses that never touch a network. */
const local = new Set(['data:', 'blob:', 'about:', 'chrome-extension:', 'moz-extension:', 'safari-web-extension:']);

/** The host a request left the page for; null if it did not. */
export function leftFor(
  entry: { readonly name: string; readonly initiatorType: string },
  origin: string,
): string | null {
  const url = URL.canParse(entry.name, origin) ? new URL(entry.name, origin) : null;
  if (!url || local.has(url.protocol)) return null;
  return url.origin !== origin || entry.initiatorType === 'beacon' ? url.host : null;
}

let leaks: Leaks = new Map();
const listeners = new Set<() => void>();

let watching = false;

/** Starts at the first look, for as long as the page lives. */
function watch(): void {
  if (watching || typeof PerformanceObserver === 'undefined') return;
  watching = true;
  const observer = new PerformanceObserver((list) => {
    const found = new Map(leaks);
    for (const entry of list.getEntries() as PerformanceResourceTiming[]) {
      const host = leftFor(entry, location.origin);
      if (host !== null) found.set(host, (found.get(host) ?? 0) + 1);
    }
    if (found.size === 0) return;
    leaks = found;
    for (const listener of listeners) listener();
  });
  // `buffered` brings the requests made before anyone watched.
  observer.observe({ type: 'resource', buffered: true });
}

const subscribe = (listener: () => void) => {
  watch();
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/** Requests that left the page, by host; empty as long as the promise holds. */
export const useLeaks = (): Leaks => useSyncExternalStore(subscribe, () => leaks);
