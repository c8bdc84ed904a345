import { useState } from 'react';
import styles from './TextField.module.css';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  /** Id of a `datalist` with suggestions. */
  readonly list?: string;
  readonly autoFocus?: boolean;
  readonly onChange: (value: string) => void;
}

/** A short text. Commits on Enter and blur; Escape takes it back. */
export function TextField({ label, value, list, autoFocus, onChange }: TextFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    const text = draft?.trim();
    if (text !== undefined && text !== value) onChange(text);
    setDraft(null);
  };
  return (
    <input
      type="text"
      className={styles.field}
      aria-label={label}
      value={draft ?? value}
      list={list}
      autoComplete="off"
      spellCheck={false}
      // biome-ignore lint/a11y/noAutofocus: appears because its button was pressed
      autoFocus={autoFocus}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') commit();
        else if (event.key === 'Escape' && draft !== null) {
          // The field, not the dialog around it, takes this Escape.
          event.stopPropagation();
          setDraft(null);
        }
      }}
    />
  );
}
