import { ChevronDown } from 'lucide-react';
import styles from './Select.module.css';

interface SelectProps<V extends string | number | null> {
  readonly label: string;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly onChange: (value: V) => void;
  readonly describedBy?: string;
}

/** One of a list. The browser's own control: it is the best one on a phone and the lightest one in a long pipeline. */
export function Select<V extends string | number | null>({
  label,
  value,
  options,
  onChange,
  describedBy,
}: SelectProps<V>) {
  const chosen = options.findIndex((option) => option.value === value);
  return (
    <span className={styles.frame}>
      <select
        className={styles.select}
        aria-label={label}
        aria-describedby={describedBy}
        value={chosen}
        onChange={(event) => {
          const option = options[Number(event.currentTarget.value)];
          if (option) onChange(option.value);
        }}
      >
        {chosen < 0 && <option value={-1}>{String(value)}</option>}
        {options.map((option, index) => (
          <option key={String(option.value)} value={index}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown size={13} aria-hidden="true" />
    </span>
  );
}
