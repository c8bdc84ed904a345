import { X } from 'lucide-react';
import { type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from './controls/Button';
import { Spoken } from './controls/Spoken';
import { useMessages } from './messages';
import styles from './Sheet.module.css';

interface SheetProps {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Shares of the window that a sheet takes: low leaves the grid in view, high is for long lists. */
const low = 0.56;
const high = 0.85;
/** Dragged below this it closes. */
const closing = 0.3;

/** A panel from below for narrow windows; the part above it stays visible and live. */
export function Sheet({ title, open, onClose, children }: SheetProps) {
  const { editor } = useMessages();
  const [share, setShare] = useState(low);
  const drag = useRef<{ readonly y: number; readonly share: number; moved: boolean } | null>(null);

  const onPointerMove = (event: PointerEvent) => {
    if (!drag.current) return;
    const next = drag.current.share + (drag.current.y - event.clientY) / innerHeight;
    if (Math.abs(event.clientY - drag.current.y) > 4) drag.current.moved = true;
    setShare(Math.min(high, Math.max(0.15, next)));
  };
  const onPointerUp = () => {
    const moved = drag.current?.moved;
    drag.current = null;
    if (!moved) return;
    if (share < closing) onClose();
    setShare(share < closing || share < (low + high) / 2 ? low : high);
  };
  return (
    <Spoken>
      <ModalOverlay
        className={styles.overlay ?? ''}
        isOpen={open}
        onOpenChange={(next) => !next && onClose()}
        isDismissable
      >
        <Modal className={styles.sheet ?? ''} style={{ height: `${share * 100}dvh` }}>
          <Dialog className={styles.dialog ?? ''} aria-label={title} {...{ 'data-sheet': '' }}>
            <div
              className={styles.head}
              onPointerDown={(event) => {
                if ((event.target as Element).closest('button:not([data-grab])')) return;
                event.currentTarget.setPointerCapture(event.pointerId);
                drag.current = { y: event.clientY, share, moved: false };
              }}
              onPointerMove={onPointerMove}
              onPointerUp={onPointerUp}
              onPointerCancel={onPointerUp}
            >
              <span className={styles.title}>{title}</span>
              <button
                type="button"
                className={styles.grab}
                data-grab=""
                aria-label={editor.resizeSheet}
                onKeyDown={(event) => {
                  if (event.key === 'Enter' || event.key === ' ') setShare(share < high ? high : low);
                }}
              >
                <span />
              </button>
              <IconButton label={editor.close} onPress={onClose}>
                <X size={17} />
              </IconButton>
            </div>
            <div className={styles.body}>{children}</div>
          </Dialog>
        </Modal>
      </ModalOverlay>
    </Spoken>
  );
}
