import { later, useLater } from '../controls/later';
import { showLabelDialog, useLabelDialog } from './dialogs';

const annotate = later(async () => (await import('./annotate/AnnotateDialog')).AnnotateDialog);
const audit = later(async () => (await import('./audit/AuditDialog')).AuditDialog);

const close = () => showLabelDialog(null);

/** The dialogs about labels; once per page. */
export function LabelDialogs() {
  const open = useLabelDialog();
  const AnnotateDialog = useLater(annotate, open === 'annotate', close);
  const AuditDialog = useLater(audit, open === 'audit', close);
  return (
    <>
      {AnnotateDialog && <AnnotateDialog open={open === 'annotate'} onClose={close} />}
      {AuditDialog && <AuditDialog open={open === 'audit'} onClose={close} />}
    </>
  );
}
