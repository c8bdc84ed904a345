import { flushSync } from 'react-dom';
import type { Key } from '../../pipeline/model';

/** The title of a card, in the tree as it is after the edits so far. */
function titleOf(key: Key): HTMLElement | null {
  flushSync(() => {});
  return document.querySelector<HTMLElement>(`[data-node="${CSS.escape(key)}"] [data-title]`);
}

/** Focuses a card's title, wherever an edit has just put the card. */
export function focusTitle(key: Key | null): void {
  const title = key === null ? null : titleOf(key);
  title?.focus({ preventScroll: true });
  title?.scrollIntoView({ block: 'nearest' });
}

/** Scrolls a card's title into view, without the focus. */
export const showCard = (key: Key): void => titleOf(key)?.scrollIntoView({ block: 'nearest' });

/** The titles in view, in reading order; those in folded groups are not there at all. */
export const titlesIn = (tree: Element): HTMLElement[] => [...tree.querySelectorAll<HTMLElement>('[data-title]')];
