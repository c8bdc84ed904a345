import { type FormEvent, useRef, useState } from 'react';
import { clearNotices } from '../../state/actions';
import { importText } from '../../state/files';
import { Button } from '../controls/Button';
import { Dialog } from '../controls/Dialog';
import { useMessages } from '../messages';
import { Notices } from '../status/Notices';
import styles from './files.module.css';

interface PasteDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Takes a preset as text, for files that live in a chat or an editor. */
export function PasteDialog({ open, onClose }: PasteDialogProps) {
  const m = useMessages().stage.files;
  const field = useRef<HTMLTextAreaElement>(null);
  const [failed, setFailed] = useState(false);
  const close = () => {
    if (failed) clearNotices('file');
    setFailed(false);
    onClose();
  };
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    const text = field.current?.value ?? '';
    if (text.trim() === '') {
      field.current?.focus();
      return;
    }
    const opened = await importText(text, m.pasteName);
    // The notice under the header is out of reach behind a dialog: it is shown in here.
    setFailed(!opened);
    if (opened) onClose();
  };
  return (
    <Dialog title={m.pasteTitle} open={open} onClose={close}>
      <form onSubmit={(event) => void onSubmit(event)}>
        <p className={styles.lead}>{m.pasteLead}</p>
        <textarea
          ref={field}
          className={styles.textarea}
          aria-label={m.pasteLabel}
          placeholder={m.pastePlaceholder}
          spellCheck={false}
          autoFocus
        />
        {failed && (
          <div className={styles.refused}>
            <Notices where={['file']} />
          </div>
        )}
        <div className={styles.actions}>
          <Button onPress={close}>{m.cancel}</Button>
          <Button look="primary" type="submit">
            {m.pasteImport}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
