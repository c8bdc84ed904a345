import { type RefObject, useEffect, useState } from 'react';

const watched = new WeakMap<Element, () => void>();
let observer: IntersectionObserver | null = null;

/** One observer for all cards: what comes within a window's height of being seen is told once. */
function observe(element: Element, onNear: () => void): () => void {
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const entry of entries) if (entry.isIntersecting) watched.get(entry.target)?.();
    },
    { rootMargin: '100% 0px' },
  );
  watched.set(element, onNear);
  observer.observe(element);
  return () => {
    watched.delete(element);
    observer?.unobserve(element);
  };
}

/** So many cards come whole at once: only pipelines longer than a few windows wait for the scroll. */
const atOnce = 24;
let mounted = 0;

/** Whether the element has come near the visible part; until then its contents need not exist. */
export function useNear(element: RefObject<Element | null>): boolean {
  const [near, setNear] = useState(() => mounted < atOnce);
  useEffect(() => {
    mounted++;
    return () => void mounted--;
  }, []);
  useEffect(() => {
    if (near || !element.current) return undefined;
    return observe(element.current, () => setNear(true));
  }, [near, element]);
  return near;
}
