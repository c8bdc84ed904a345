import { lazy, Suspense, useRef } from 'react';
import { Dialog } from '../controls/Dialog';
import { useMessages } from '../messages';
import { showLabelDialog, useLabelDialog } from './dialogs';

// Large, and not needed to see a picture: they come when one is first opened.
const AnnotateDialog = lazy(async () => ({ default: (await import('./annotate/AnnotateDialog')).AnnotateDialog }));
const AuditContents = lazy(async () => ({ default: (await import('./audit/AuditContents')).AuditContents }));

/** The dialogs about labels; once per page. */
export function LabelDialogs() {
  const m = useMessages().labels;
  const open = useLabelDialog();
  const close = () => showLabelDialog(null);
  // Once it has come it stays, so that closing it is seen.
  const drawn = useRef(false);
  if (open === 'annotate') drawn.current = true;
  return (
    <>
      <Suspense>{drawn.current && <AnnotateDialog open={open === 'annotate'} onClose={close} />}</Suspense>
      <Dialog title={m.audit.title} open={open === 'audit'} onClose={close} width={820}>
        <Suspense>
          <AuditContents />
        </Suspense>
      </Dialog>
    </>
  );
}
