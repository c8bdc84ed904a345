import type { ReactNode } from 'react';
import { Dialog, Popover, type PopoverProps } from 'react-aria-components';
import styles from './Popup.module.css';

interface PopoverDialogProps {
  readonly label: string;
  readonly placement?: PopoverProps['placement'];
  readonly className?: string | undefined;
  readonly children: ReactNode | ((options: { close: () => void }) => ReactNode);
}

/** The dialog has the name: the box around it would take the trigger's, for contents outside of every landmark. */
const unnamed = '';

/** Contents that open beside a button: `<DialogTrigger><Button/><PopoverDialog>…</PopoverDialog></DialogTrigger>`. */
export function PopoverDialog({ label, placement = 'bottom start', className = '', children }: PopoverDialogProps) {
  return (
    <Popover placement={placement} offset={6} className={styles.popover ?? ''} aria-labelledby={unnamed}>
      <Dialog aria-label={label} className={className}>
        {children}
      </Dialog>
    </Popover>
  );
}
