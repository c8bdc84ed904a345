import { type KeyboardEvent, memo, useState } from 'react';
import styles from './NumberField.module.css';
import { clamp, onStep, typed, written } from './numbers';
import { useGesture } from './useGesture';

export interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly range: readonly [number, number];
  readonly step: number;
  readonly unit?: string | undefined;
  readonly int?: boolean | undefined;
  /** CSS pixels; without it the field takes what its place gives. */
  readonly width?: number;
  /** A letter inside the field, such as R. */
  readonly prefix?: string;
  /** No frame until hovered or focused. */
  readonly bare?: boolean;
  readonly describedBy?: string | undefined;
  readonly onChange: (value: number) => void;
}

/**
 * A number typed or stepped. Typing commits on Enter and blur, Escape takes it back; arrow keys step at once (Shift:
 * ten steps) and one press, however long, is one step of undo.
 */
export const NumberField = memo(function NumberField(props: NumberFieldProps) {
  const { label, value, range, step, unit, int, width, prefix, bare, describedBy, onChange } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const gesture = useGesture();
  const tidy = (number: number) => clamp(int ? Math.round(number) : number, range);

  const commit = () => {
    const number = draft === null ? null : typed(draft);
    if (number !== null && tidy(number) !== value) onChange(tidy(number));
    setDraft(null);
  };
  const stepBy = (steps: number) => {
    const from = (draft === null ? null : typed(draft)) ?? value;
    const next = tidy(onStep(from + steps * step, step));
    setDraft(null);
    if (next !== value) onChange(next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') {
      commit();
      event.currentTarget.select();
    } else if (event.key === 'Escape' && draft !== null) {
      // The field, not the sheet or dialog around it, takes this Escape.
      event.stopPropagation();
      setDraft(null);
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      gesture.begin();
      stepBy((event.key === 'ArrowUp' ? 1 : -1) * (event.shiftKey ? 10 : 1));
    }
  };

  return (
    <span className={styles.frame} style={width === undefined ? undefined : { width }}>
      {prefix && (
        <span className={styles.prefix} aria-hidden="true">
          {prefix}
        </span>
      )}
      <input
        type="text"
        inputMode={range[0] < 0 ? 'text' : int ? 'numeric' : 'decimal'}
        role="spinbutton"
        autoComplete="off"
        spellCheck={false}
        className={`${styles.field} ${bare ? styles.bare : ''} ${prefix ? styles.prefixed : ''}`}
        aria-label={label}
        aria-describedby={describedBy}
        aria-valuenow={value}
        aria-valuemin={range[0]}
        aria-valuemax={range[1]}
        aria-valuetext={written(value, unit)}
        data-typing={draft === null ? undefined : ''}
        value={draft ?? written(value, unit)}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onKeyUp={gesture.end}
        onBlur={() => {
          gesture.end();
          commit();
        }}
      />
    </span>
  );
});
