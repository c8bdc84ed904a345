/** The node whose step the pointer is on: the editor lights it up. Too fleeting for the store. */
import { useSyncExternalStore } from 'react';
import type { Key } from '../../pipeline/model';

let hovered: Key | null = null;
const listeners = new Set<() => void>();

export function hoverNode(key: Key | null): void {
  if (key === hovered) return;
  hovered = key;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/** Whether the pointer is on a step of this node. */
export const useHovered = (key: Key): boolean => useSyncExternalStore(subscribe, () => hovered === key);
