import { useEffect } from 'react';
import { reroll } from '../../state/actions';

/** Where a letter means something else: writing, or jumping to an entry of a list. */
const elsewhere =
  'input, textarea, select, [contenteditable], [role=textbox], [role=listbox], [role=menu], [role=dialog]';

/** R draws anew, wherever the focus is, unless it is where letters are typed. */
export function useRerollKey(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.repeat || event.defaultPrevented)
        return;
      // By the key's place as well: a Korean keyboard gives another letter for it.
      if (event.key.toLowerCase() !== 'r' && event.code !== 'KeyR') return;
      const target = event.target;
      if (target instanceof Element && target.closest(elsewhere)) return;
      event.preventDefault();
      reroll();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
