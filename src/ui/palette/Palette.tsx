import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import type { Place } from '../../pipeline/edit';
import { Spoken } from '../controls/Spoken';
import { useMessages } from '../messages';
import styles from './Palette.module.css';
import { PaletteContents } from './PaletteContents';

interface PaletteProps {
  /** Where the chosen step goes: null is the end of the pipeline, 'closed' shows nothing. */
  readonly target: Place | null | 'closed';
  readonly onClose: () => void;
}

/** All transforms and groups to choose from, beside the pipeline they go into. */
export function Palette({ target, onClose }: PaletteProps) {
  const { editor } = useMessages();
  const open = target !== 'closed';
  return (
    <Spoken>
      <ModalOverlay
        className={styles.overlay ?? ''}
        isOpen={open}
        onOpenChange={(next) => !next && onClose()}
        isDismissable
      >
        <Modal className={styles.modal ?? ''}>
          <Dialog className={styles.dialog ?? ''} aria-label={editor.palette}>
            {open && <PaletteContents place={target} onClose={onClose} />}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </Spoken>
  );
}
