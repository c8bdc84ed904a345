import { type KeyboardEvent, type MouseEvent, type Ref, type RefObject, useCallback, useRef, useState } from 'react';
import { type Later, useLater } from './later';

/** What a popup is told by whatever opens it. */
export interface PopupProps {
  /** Beside what it opens. */
  readonly anchor: RefObject<HTMLElement | null>;
  readonly open: boolean;
  readonly onClose: () => void;
  /** Opened by a key: the first entry has the focus at once. */
  readonly byKey: boolean;
}

interface Popup<Part> {
  /** For the button: `<Button {...popup.button}>`. */
  readonly button: {
    readonly ref: Ref<HTMLButtonElement>;
    readonly 'aria-haspopup': 'menu' | 'dialog';
    readonly 'aria-expanded': boolean;
    readonly onClick: (event: MouseEvent<HTMLButtonElement>) => void;
    readonly onKeyDown: (event: KeyboardEvent<HTMLButtonElement>) => void;
    readonly onPointerEnter: () => void;
  };
  /** What opens, once it was wanted and has come: `{popup.Part && <popup.Part {...popup.place} />}`. */
  readonly Part: Part | null;
  readonly place: PopupProps;
}

/** A button with a menu or a small dialog that comes when it is needed. */
export function usePopup<Part>(kind: 'menu' | 'dialog', from: Later<Part>): Popup<Part> {
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState<'closed' | 'key' | 'pointer'>('closed');
  const onClose = useCallback(() => setOpen('closed'), []);
  const Part = useLater(from, open !== 'closed', onClose);
  const show = (button: HTMLButtonElement, byKey: boolean) => {
    // Some browsers do not focus a button that is clicked; closing gives the focus back to it.
    button.focus();
    setOpen(byKey ? 'key' : 'pointer');
  };
  return {
    button: {
      ref: anchor,
      'aria-haspopup': kind,
      'aria-expanded': open !== 'closed',
      // A click that counts none was made by a key.
      onClick: ({ currentTarget, detail }) => show(currentTarget, detail === 0),
      onKeyDown(event) {
        const arrow = event.key === 'ArrowDown' || event.key === 'ArrowUp';
        if (event.key !== 'Enter' && event.key !== ' ' && !(arrow && kind === 'menu')) return;
        // The click that would follow looks like a screen reader's, for which the focus moves later.
        event.preventDefault();
        show(event.currentTarget, true);
      },
      // What the pointer is over may be asked for next.
      onPointerEnter: () => void from.load().catch(() => {}),
    },
    Part,
    place: { anchor, open: open !== 'closed', onClose, byKey: open === 'key' },
  };
}
