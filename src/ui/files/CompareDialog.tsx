import { lazy, Suspense } from 'react';
import { Dialog } from '../controls/Dialog';
import { useMessages } from '../messages';

// The readers of files and the comparison come when they are first needed.
const Differences = lazy(async () => ({ default: (await import('./Differences')).Differences }));

interface CompareDialogProps {
  /** Null while there is nothing to compare. */
  readonly file: File | null;
  readonly onClose: () => void;
}

/** What is different between a file and the pipeline on the page. */
export function CompareDialog({ file, onClose }: CompareDialogProps) {
  const m = useMessages().exports;
  return (
    <Dialog title={m.compareTitle} open={file !== null} onClose={onClose}>
      <Suspense fallback={<p>{m.loading}</p>}>{file && <Differences file={file} />}</Suspense>
    </Dialog>
  );
}
