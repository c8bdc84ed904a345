import { PopoverDialog } from '../controls/PopoverDialog';
import type { PopupProps } from '../controls/usePopup';
import { useMessages } from '../messages';
import styles from './LabelsButton.module.css';
import { LabelsPanel } from './LabelsPanel';

/** Everything about the labels, beside the button that shows them. */
export function LabelsPopup(place: PopupProps) {
  const m = useMessages().labels.button;
  return (
    <PopoverDialog label={m.group} className={styles.dialog} {...place}>
      <LabelsPanel onDone={place.onClose} />
    </PopoverDialog>
  );
}
