import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useMessages } from '../messages';
import { IconButton } from './Button';
import styles from './Popup.module.css';
import { Spoken } from './Spoken';

interface DialogProps {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  /** Widest it gets, in CSS pixels. */
  readonly width?: number;
  readonly children: ReactNode;
}

/** A modal dialog in the middle of the page; Escape, a click outside and its cross close it. */
export function Dialog({ title, open, onClose, width = 560, children }: DialogProps) {
  const { editor } = useMessages();
  return (
    <Spoken>
      <ModalOverlay
        className={styles.overlay ?? ''}
        isOpen={open}
        onOpenChange={(next) => !next && onClose()}
        isDismissable
      >
        <Modal className={styles.modal ?? ''} style={{ maxWidth: width, width: '100%' }}>
          <AriaDialog className={styles.dialog ?? ''}>
            <div className={styles.head}>
              <Heading slot="title" level={2} className={styles.title ?? ''}>
                {title}
              </Heading>
              <IconButton label={editor.close} onPress={onClose}>
                <X size={16} />
              </IconButton>
            </div>
            <div className={styles.body}>{children}</div>
          </AriaDialog>
        </Modal>
      </ModalOverlay>
    </Spoken>
  );
}
