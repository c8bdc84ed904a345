import { useState } from 'react';
import type { Entries, ListParam } from '../../../transforms/params';
import { readParam } from '../../../transforms/read';
import field from '../../labels/TextField.module.css';
import { useMessages } from '../../messages';

interface ListControlProps {
  readonly name: string;
  readonly spec: ListParam;
  readonly value: Entries | null;
  readonly describedBy: string;
  readonly onChange: (value: Entries | null) => void;
}

/** Entries with commas between them; an empty field is none. Commits on Enter and blur, Escape takes it back. */
export function ListControl({ name, spec, value, describedBy, onChange }: ListControlProps) {
  const { editor } = useMessages();
  const [draft, setDraft] = useState<string | null>(null);
  const shown = (value ?? []).join(', ');
  const commit = () => {
    setDraft(null);
    if (draft === null || draft === shown) return;
    const parts = draft
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
    const entries = spec.of === 'numbers' ? parts.map(Number).filter(Number.isFinite) : parts;
    const read = readParam(spec, entries.length === 0 ? null : entries);
    if (read.ok) onChange(read.value as Entries | null);
  };
  return (
    <input
      type="text"
      inputMode={spec.of === 'numbers' ? 'numeric' : 'text'}
      className={field.field}
      aria-label={name}
      aria-describedby={describedBy}
      placeholder={editor.notSet}
      autoComplete="off"
      spellCheck={false}
      value={draft ?? shown}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') commit();
        else if (event.key === 'Escape' && draft !== null) {
          // The field, not the sheet around it, takes this Escape.
          event.stopPropagation();
          setDraft(null);
        }
      }}
    />
  );
}
