import { useState } from 'react';
import { Button } from '../controls/Button';
import { Dialog } from '../controls/Dialog';
import { useMessages } from '../messages';
import { ExportContents } from './ExportContents';

/** Opens the export dialog: the pipeline as one file, and how to load it. */
export function ExportButton() {
  const m = useMessages().stage.files;
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="primary" onPress={() => setOpen(true)} aria-haspopup="dialog">
        {m.export}
      </Button>
      <Dialog title={m.exportTitle} open={open} onClose={() => setOpen(false)} width={640}>
        <ExportContents />
      </Dialog>
    </>
  );
}
