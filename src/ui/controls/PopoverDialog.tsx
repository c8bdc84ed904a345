import type { ReactNode } from 'react';
import { Dialog, Popover, type PopoverProps } from 'react-aria-components';
import styles from './Popup.module.css';
import { Spoken } from './Spoken';
import type { PopupProps } from './usePopup';

interface PopoverDialogProps extends PopupProps {
  readonly label: string;
  readonly placement?: PopoverProps['placement'];
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** The dialog has the name: the box around it would repeat it, for contents outside of every landmark. */
const unnamed = '';

/** Contents that open beside a button. Not loaded with the page: see `usePopup`. */
export function PopoverDialog({
  label,
  anchor,
  open,
  onClose,
  placement = 'bottom start',
  className = '',
  children,
}: PopoverDialogProps) {
  return (
    <Spoken>
      <Popover
        triggerRef={anchor}
        isOpen={open}
        onOpenChange={(next) => !next && onClose()}
        placement={placement}
        offset={6}
        className={styles.popover ?? ''}
        aria-labelledby={unnamed}
      >
        <Dialog aria-label={label} className={className}>
          {children}
        </Dialog>
      </Popover>
    </Spoken>
  );
}
