/** The label that the pointer is on in a list: the pictures show it alone. Too fleeting for the store. */
import { useSyncExternalStore } from 'react';

let highlighted: string | null = null;
const listeners = new Set<() => void>();

export function highlightLabel(id: string | null): void {
  if (id === highlighted) return;
  highlighted = id;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

export const useHighlighted = (): string | null => useSyncExternalStore(subscribe, () => highlighted);
