import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import styles from './Segments.module.css';

interface SegmentsProps<V extends string> {
  readonly label: string;
  /** May be none of the options. */
  readonly value: V | null;
  readonly options: readonly { readonly value: V; readonly label: string; readonly face?: ReactNode }[];
  readonly onChange: (value: V) => void;
}

/** A few choices side by side; arrow keys move between them. */
export function Segments<V extends string>({ label, value, options, onChange }: SegmentsProps<V>) {
  const row = useRef<HTMLDivElement>(null);
  const chosen = options.findIndex((option) => option.value === value);
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const next = (Math.max(chosen, 0) + by + options.length) % options.length;
    const option = options[next];
    if (option) onChange(option.value);
    (row.current?.children[next] as HTMLElement | undefined)?.focus();
  };
  return (
    <div ref={row} role="radiogroup" aria-label={label} className={styles.segments} onKeyDown={onKeyDown}>
      {options.map((option, index) => (
        // biome-ignore lint/a11y/useSemanticElements: radio inputs cannot hold an icon
        <button
          key={option.value}
          type="button"
          role="radio"
          className={styles.segment}
          aria-checked={index === chosen}
          aria-label={option.face === undefined ? undefined : option.label}
          tabIndex={index === Math.max(chosen, 0) ? 0 : -1}
          onClick={() => onChange(option.value)}
        >
          {option.face ?? option.label}
        </button>
      ))}
    </div>
  );
}
