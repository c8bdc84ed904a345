import { PopoverDialog } from '../controls/PopoverDialog';
import type { PopupProps } from '../controls/usePopup';
import { useMessages } from '../messages';
import styles from './GridSize.module.css';
import { SizePicker } from './SizePicker';

/** Any size of the grid. */
export function SizePopup(place: PopupProps) {
  const m = useMessages().stage.grid;
  return (
    <PopoverDialog label={m.custom} className={styles.dialog} {...place}>
      <SizePicker onDone={place.onClose} />
    </PopoverDialog>
  );
}
