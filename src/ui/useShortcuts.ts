import { useEffect } from 'react';
import { redo, undo } from '../state/actions';

/** Whether keys are text here. A number field counts once it is being typed in: until then it has nothing to undo. */
const isWriting = (target: Element): boolean =>
  target.matches('[role=spinbutton]')
    ? target.hasAttribute('data-typing')
    : target.matches('textarea, select, [contenteditable], input:not([type=checkbox], [type=range], [type=color])');

/** Undo, redo, and the key that opens the palette. */
export function useShortcuts(openPalette: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : document.body;
      if (event.defaultPrevented || isWriting(target)) return;
      const key = event.key.toLowerCase();
      const control = (event.ctrlKey || event.metaKey) && !event.altKey;
      if (control && key === 'z') (event.shiftKey ? redo : undo)();
      else if (control && key === 'y') redo();
      else if (key === '/' && !control && !target.matches('[role=spinbutton]') && !isElsewhere(target)) openPalette();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [openPalette]);
}

/** In a menu or a dialog other than the sheet of the pipeline, a step cannot be added. */
const isElsewhere = (target: Element): boolean =>
  target.closest('[role=menu]') !== null ||
  (target.closest('[role=dialog]') !== null && target.closest('[data-sheet]') === null);
