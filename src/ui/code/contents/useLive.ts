import { startTransition, useEffect, useState } from 'react';
import { type Document, store } from '../../../state/store';

/** Milliseconds between two texts while a slider moves: seen as at once, and most of the time is left to the slider. */
const pause = 60;

/**
 * What is made of the document: now, and again a moment after each of its changes, apart from the rendering that moves
 * the slider itself. `make` is the same function as long as it makes the same.
 */
export function useLive<T>(make: (document: Document) => T): T {
  const [live, setLive] = useState(() => make(store.getState().document));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = 0;
    const remake = () => {
      timer = undefined;
      last = performance.now();
      const next = make(store.getState().document);
      startTransition(() => setLive(() => next));
    };
    const follow = () => {
      timer ??= setTimeout(remake, Math.max(0, last + pause - performance.now()));
    };
    // It may have changed since the first text.
    follow();
    const stop = store.subscribe((state, before) => {
      if (state.document !== before.document) follow();
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [make]);
  return live;
}
