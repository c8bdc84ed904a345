import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import styles from './TipLayer.module.css';

interface Tip {
  readonly target: HTMLElement;
  readonly text: string;
  readonly keys: string | undefined;
}

/** Milliseconds the pointer rests before the first tip; the next ones follow at once. */
const rest = 450;

/**
 * Shows the `data-tip` of whatever is hovered or focused. One listener for the page rather than a component around
 * every button: a long pipeline has hundreds. Purely visual: the same words are in the control's label.
 */
export function TipLayer() {
  const [tip, setTip] = useState<Tip | null>(null);
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    let timer = 0;
    let shownAt = 0;
    const show = (target: HTMLElement) => {
      shownAt = performance.now();
      setTip({ target, text: target.dataset.tip ?? '', keys: target.dataset.tipKeys });
    };
    const hide = () => {
      clearTimeout(timer);
      setTip((current) => {
        if (current) shownAt = performance.now();
        return null;
      });
    };
    const tipped = (event: Event) =>
      event.target instanceof Element ? event.target.closest<HTMLElement>('[data-tip]') : null;
    const over = (event: PointerEvent) => {
      if (event.pointerType === 'touch') return;
      const target = tipped(event);
      hide();
      if (!target || target.getAttribute('aria-expanded') === 'true' || event.buttons > 0) return;
      timer = window.setTimeout(() => show(target), performance.now() - shownAt < 250 ? 0 : rest);
    };
    const focus = (event: FocusEvent) => {
      const target = tipped(event);
      if (target?.matches(':focus-visible')) show(target);
      else hide();
    };
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Escape' || event.key === 'Enter' || event.key === ' ') hide();
    };
    document.addEventListener('pointerover', over);
    document.addEventListener('pointerdown', hide);
    document.addEventListener('focusin', focus);
    document.addEventListener('focusout', hide);
    document.addEventListener('keydown', key, true);
    document.addEventListener('scroll', hide, true);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('pointerover', over);
      document.removeEventListener('pointerdown', hide);
      document.removeEventListener('focusin', focus);
      document.removeEventListener('focusout', hide);
      document.removeEventListener('keydown', key, true);
      document.removeEventListener('scroll', hide, true);
    };
  }, []);

  useLayoutEffect(() => {
    if (!tip || !box.current) return;
    const around = tip.target.getBoundingClientRect();
    const own = box.current.getBoundingClientRect();
    const left = Math.min(Math.max(around.left + around.width / 2 - own.width / 2, 6), innerWidth - own.width - 6);
    const below = around.bottom + 6;
    const top = below + own.height > innerHeight - 6 ? around.top - own.height - 6 : below;
    box.current.style.left = `${left}px`;
    box.current.style.top = `${top}px`;
  }, [tip]);

  if (!tip?.text) return null;
  return createPortal(
    <div ref={box} className={styles.tip} aria-hidden="true">
      {tip.text}
      {tip.keys && <span className={styles.keys}>{tip.keys}</span>}
    </div>,
    document.body,
  );
}
