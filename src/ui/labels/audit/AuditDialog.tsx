import { Dialog } from '../../controls/Dialog';
import { useMessages } from '../../messages';
import { AuditContents } from './AuditContents';

interface AuditDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

export function AuditDialog({ open, onClose }: AuditDialogProps) {
  const m = useMessages().labels;
  return (
    <Dialog title={m.audit.title} open={open} onClose={onClose} width={820}>
      <AuditContents />
    </Dialog>
  );
}
