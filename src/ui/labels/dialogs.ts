/** Which of the large label dialogs is open: several places open them, one place shows them. */
import { useSyncExternalStore } from 'react';

export type LabelDialog = 'annotate' | 'audit';

let open: LabelDialog | null = null;
const listeners = new Set<() => void>();

export function showLabelDialog(dialog: LabelDialog | null): void {
  if (dialog === open) return;
  open = dialog;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

export const useLabelDialog = (): LabelDialog | null => useSyncExternalStore(subscribe, () => open);
