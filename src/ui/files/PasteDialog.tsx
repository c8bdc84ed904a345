import { type FormEvent, useRef } from 'react';
import { importText } from '../../state/files';
import { Button } from '../controls/Button';
import { Dialog } from '../controls/Dialog';
import { useMessages } from '../messages';
import styles from './files.module.css';

interface PasteDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Takes a preset as text, for files that live in a chat or an editor. */
export function PasteDialog({ open, onClose }: PasteDialogProps) {
  const m = useMessages().stage.files;
  const field = useRef<HTMLTextAreaElement>(null);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const text = field.current?.value ?? '';
    if (text.trim() === '') {
      field.current?.focus();
      return;
    }
    importText(text, m.pasteName);
    onClose();
  };
  return (
    <Dialog title={m.pasteTitle} open={open} onClose={onClose}>
      <form onSubmit={onSubmit}>
        <p className={styles.lead}>{m.pasteLead}</p>
        <textarea
          ref={field}
          className={styles.textarea}
          aria-label={m.pasteLabel}
          placeholder={m.pastePlaceholder}
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: the dialog was opened to type here
          autoFocus
        />
        <div className={styles.actions}>
          <Button onPress={onClose}>{m.cancel}</Button>
          <Button look="primary" type="submit">
            {m.pasteImport}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
