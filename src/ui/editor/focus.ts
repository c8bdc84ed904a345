import type { Key } from '../../pipeline/model';

const titleOf = (key: Key): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-node="${CSS.escape(key)}"] [data-title]`);

/** Focuses a card's title once the tree shows the card in its new place. */
export function focusTitle(key: Key | null): void {
  if (key === null) return;
  requestAnimationFrame(() => {
    const title = titleOf(key);
    title?.focus({ preventScroll: true });
    title?.scrollIntoView({ block: 'nearest' });
  });
}

/** Scrolls a card's title into view, without the focus. */
export function showCard(key: Key): void {
  requestAnimationFrame(() => titleOf(key)?.scrollIntoView({ block: 'nearest' }));
}

/** The titles in view, in reading order; those in folded groups are not there at all. */
export const titlesIn = (tree: Element): HTMLElement[] => [...tree.querySelectorAll<HTMLElement>('[data-title]')];
