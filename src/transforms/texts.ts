/**
 * Explanations of transforms and of their parameters, and the words they are found by. A picture needs none of them: where
 * the page is built they are taken out of the transforms' files (build/texts.ts) and come after the first grid.
 */

import table from 'virtual:transform-texts';
import type { Text } from '../math/text';

interface Table {
  readonly texts: readonly (readonly [en: string, ko: string])[];
  readonly words: readonly (readonly string[])[];
}

let loaded: Table | null = null;
let loading: Promise<void> | null = null;
const listeners = new Set<() => void>();

/** Stands in a built file for `{ en: '…', ko: '…' }`; empty until it has come. */
export const laterText = (index: number): Text => ({
  get en() {
    return loaded?.texts[index]?.[0] ?? '';
  },
  get ko() {
    return loaded?.texts[index]?.[1] ?? '';
  },
});

/** Stands in a built file for the value of `words`: the object that holds it. */
export const laterWords = (index: number): readonly string[] => loaded?.words[index] ?? [];

export function loadTexts(): Promise<void> {
  loading ??= table().then(
    (come) => {
      loaded = come;
      for (const listener of listeners) listener();
    },
    (error: unknown) => {
      // So that it is tried again.
      loading = null;
      throw error;
    },
  );
  return loading;
}

/** Whether they have come; in the form that React subscribes to. */
export const textsCame = (): boolean => loaded !== null;
export function onTexts(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
