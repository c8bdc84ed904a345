import { useSyncExternalStore } from 'react';

let said = '';
let turn = 0;
const listeners = new Set<() => void>();

/** Has a screen reader say what just happened, where nothing with focus says it. */
export function announce(text: string): void {
  // The same words twice are only read twice if the text differs.
  said = text + (turn++ % 2 ? '\u00a0' : '');
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Where announcements are read from; once per page. */
export const LiveRegion = () => (
  <div className="visually-hidden" role="status" aria-live="polite">
    {useSyncExternalStore(subscribe, () => said)}
  </div>
);
