import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { setCodeView } from '../state/actions';
import { codeWidths, initialCodeView } from '../state/code-view';
import { useApp } from '../state/hooks';
import { store } from '../state/store';
import { useMessages } from './messages';
import styles from './WidthHandle.module.css';

const keyStep = 24;
const { least, most } = codeWidths;

const setWidth = (width: number) => setCodeView({ width: Math.round(Math.min(most, Math.max(least, width))) });

/** The left edge of the code view: dragged, or moved with the arrow keys; a double click brings the width back. */
export function WidthHandle() {
  const m = useMessages().exports;
  const width = useApp((state) => state.codeView.width);
  const drag = useRef<{ readonly x: number; readonly width: number } | null>(null);
  /** As wide as it is shown: a narrow window holds it below what was asked for. */
  const shownWidth = (handle: Element) => handle.parentElement?.offsetWidth ?? store.getState().codeView.width;

  const onKeyDown = (event: KeyboardEvent) => {
    const now = shownWidth(event.currentTarget);
    const next = { ArrowLeft: now + keyStep, ArrowRight: now - keyStep, Home: least, End: most }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    setWidth(next);
  };
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, width: shownWidth(event.currentTarget) };
  };
  const stop = () => {
    drag.current = null;
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a line between texts is no handle
    <div
      role="separator"
      className={styles.handle}
      aria-orientation="vertical"
      aria-label={m.width}
      aria-valuenow={width}
      aria-valuemin={least}
      aria-valuemax={most}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={({ clientX }) => drag.current && setWidth(drag.current.width + drag.current.x - clientX)}
      onPointerUp={stop}
      onLostPointerCapture={stop}
      onDoubleClick={() => setWidth(initialCodeView.width)}
    />
  );
}
