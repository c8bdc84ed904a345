import { Dialog } from '../../controls/Dialog';
import { useIn } from '../../messages';
import { audit } from '../../messages/labels/audit';
import { AuditContents } from './AuditContents';

interface AuditDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

export function AuditDialog({ open, onClose }: AuditDialogProps) {
  const m = useIn(audit);
  return (
    <Dialog title={m.title} open={open} onClose={onClose} width={820}>
      <AuditContents />
    </Dialog>
  );
}
