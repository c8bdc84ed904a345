/** Parts of the page that are not loaded with it: what opens over it, and comes when the grid is there or when it is asked for. */
import { useEffect, useReducer, useRef } from 'react';
import { notify } from '../../state/actions';

export interface Later<Part> {
  /** Null until it has come. */
  part: Part | null;
  load(): Promise<Part>;
}

const all: Later<unknown>[] = [];

/** Names a part by how it is loaded. */
export function later<Part>(load: () => Promise<Part>): Later<Part> {
  let coming: Promise<Part> | null = null;
  const made: Later<Part> = {
    part: null,
    load() {
      coming ??= load().then(
        (part) => {
          made.part = part;
          return part;
        },
        (error: unknown) => {
          // So that it is tried again.
          coming = null;
          throw error;
        },
      );
      return coming;
    },
  };
  all.push(made);
  return made;
}

/** Fetches every part that has not come yet: whoever opens one afterwards does not wait. */
export function loadTheRest(): void {
  for (const each of all) each.load().catch(() => {});
}

/** The part once it was wanted and has come; where it cannot be had this is said, and `onMissing` called. */
export function useLater<Part>(from: Later<Part>, wanted: boolean, onMissing: () => void): Part | null {
  const [, come] = useReducer((count: number) => count + 1, 0);
  const missing = useRef(onMissing);
  missing.current = onMissing;
  const used = useRef(false);
  // Once there it stays: what opens over the page also fades out.
  if (wanted) used.current = true;
  useEffect(() => {
    if (!wanted || from.part) return;
    from.load().then(come, () => {
      notify({ where: 'file', level: 'error', text: notThere, details: [] });
      missing.current();
    });
  }, [from, wanted]);
  return used.current ? from.part : null;
}

const notThere = {
  en: 'This part of the page could not be loaded. Check the connection and try again.',
  ko: '페이지의 이 부분을 불러오지 못했습니다. 연결을 확인하고 다시 시도하세요.',
};
