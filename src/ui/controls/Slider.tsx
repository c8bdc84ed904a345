import { type KeyboardEvent, memo, type PointerEvent, useRef, useState } from 'react';
import { clamp, onStep, written } from './numbers';
import styles from './Slider.module.css';
import { useGesture } from './useGesture';

interface SliderProps {
  /** One value, or a low and a high one that never cross. */
  readonly values: readonly number[];
  /** Name of each thumb. */
  readonly labels: readonly string[];
  /** What the track spans; values beyond it stay as they are until their thumb is moved. */
  readonly range: readonly [number, number];
  readonly step: number;
  readonly unit?: string | undefined;
  /** The small form of a card's header. */
  readonly mini?: boolean;
  readonly describedBy?: string | undefined;
  readonly onChange: (values: readonly number[]) => void;
}

/** A slider with one or two thumbs. Every move is reported at once; one drag or key press is one step of undo. */
export const Slider = memo(function Slider(props: SliderProps) {
  const { values, labels, range, step, unit, mini, describedBy, onChange } = props;
  const [low, high] = range;
  const rail = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<number | null>(null);
  const gesture = useGesture();

  const share = (value: number) => (clamp(value, range) - low) / (high - low || 1);
  const move = (thumb: number, to: number) => {
    const within = [values[thumb - 1] ?? -Infinity, values[thumb + 1] ?? Infinity] as const;
    const next = clamp(clamp(onStep(to, step), range), within);
    if (next !== values[thumb]) onChange(values.with(thumb, next));
  };
  const valueAt = (x: number) => {
    const box = rail.current?.getBoundingClientRect();
    return box ? low + clamp((x - box.left) / box.width, [0, 1]) * (high - low) : low;
  };

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    const to = valueAt(event.clientX);
    const thumb = nearest(values, clamp(to, range), range);
    // The handle of the card around it must not start a drag, and no text must be selected.
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    event.currentTarget.querySelectorAll<HTMLElement>('[role=slider]')[thumb]?.focus({ preventScroll: true });
    event.preventDefault();
    gesture.begin();
    setActive(thumb);
    move(thumb, to);
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (active !== null) move(active, valueAt(event.clientX));
  };
  const release = () => {
    setActive(null);
    gesture.end();
  };

  const onKeyDown = (thumb: number) => (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const value = values[thumb] ?? low;
    const size = step * (event.shiftKey ? 10 : 1);
    const page = Math.max(step, onStep((high - low) / 10, step));
    const targets: Partial<Record<string, number>> = {
      ArrowRight: value + size,
      ArrowUp: value + size,
      ArrowLeft: value - size,
      ArrowDown: value - size,
      PageUp: value + page,
      PageDown: value - page,
      Home: low,
      End: high,
    };
    const to = targets[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    gesture.begin();
    move(thumb, to);
  };

  const shares = values.map(share);
  // One thumb fills from zero, so that a negative value grows to the left.
  const ends = values.length > 1 ? [shares[0] ?? 0, shares[1] ?? 0] : [share(0), shares[0] ?? 0].sort((a, b) => a - b);
  const [from = 0, to = 0] = ends;
  return (
    <div
      className={`${styles.slider} ${mini ? styles.mini : ''}`}
      data-dragging={active === null ? undefined : ''}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={release}
      onPointerCancel={release}
    >
      <div ref={rail} className={styles.rail}>
        <div
          className={styles.fill}
          data-from-start={from === 0 && values.length === 1 ? '' : undefined}
          style={{ left: `${from * 100}%`, width: `${(to - from) * 100}%` }}
        />
        {values.map((value, thumb) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: a thumb is its place
            key={thumb}
            role="slider"
            tabIndex={0}
            className={styles.thumb}
            style={{ left: `${(shares[thumb] ?? 0) * 100}%` }}
            data-active={active === thumb ? '' : undefined}
            data-beyond={value < low || value > high ? '' : undefined}
            aria-label={labels[thumb]}
            aria-describedby={describedBy}
            aria-valuenow={value}
            aria-valuemin={Math.min(low, value)}
            aria-valuemax={Math.max(high, value)}
            aria-valuetext={written(value, unit)}
            onKeyDown={onKeyDown(thumb)}
            onKeyUp={gesture.end}
            onBlur={gesture.end}
          />
        ))}
      </div>
    </div>
  );
});

/** The thumb that a press takes; where both lie at one place, the one that can move that way. */
function nearest(values: readonly number[], at: number, range: readonly [number, number]): number {
  const [first, second] = values.map((value) => clamp(value, range));
  if (first === undefined || second === undefined) return 0;
  if (first === second) return at > first || first === range[0] ? 1 : 0;
  return Math.abs(at - first) <= Math.abs(at - second) ? 0 : 1;
}
