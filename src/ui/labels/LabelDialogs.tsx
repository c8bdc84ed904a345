import { Dialog } from '../controls/Dialog';
import { useMessages } from '../messages';
import { AnnotateDialog } from './annotate/AnnotateDialog';
import { AuditContents } from './audit/AuditContents';
import { showLabelDialog, useLabelDialog } from './dialogs';

/** The dialogs about labels; once per page. */
export function LabelDialogs() {
  const m = useMessages().labels;
  const open = useLabelDialog();
  const close = () => showLabelDialog(null);
  return (
    <>
      <AnnotateDialog open={open === 'annotate'} onClose={close} />
      <Dialog title={m.audit.title} open={open === 'audit'} onClose={close} width={820}>
        <AuditContents />
      </Dialog>
    </>
  );
}
