import { useCallback, useState } from 'react';
import { flushSync } from 'react-dom';
import { setCodeView } from '../../state/actions';
import { useApp } from '../../state/hooks';
import { Button } from '../controls/Button';
import { useLater } from '../controls/later';
import { useMessages } from '../messages';
import { sheet as sheetPart } from '../sheets';
import { CodePanel, codePanelId } from './CodePanel';

/** Brings up the pipeline as code and files: beside the grid, or as a sheet where there is no room for that. */
export function ExportButton({ narrow }: { readonly narrow: boolean }) {
  const m = useMessages();
  const shown = useApp((state) => state.codeView.shown);
  const [sheet, setSheet] = useState(false);
  const close = useCallback(() => setSheet(false), []);
  const Sheet = useLater(sheetPart, sheet, close);
  const show = () => {
    flushSync(() => setCodeView({ shown: true }));
    document.getElementById(codePanelId)?.focus();
  };
  if (!narrow)
    return (
      <Button look="primary" onPress={show} aria-expanded={shown} {...(shown && { 'aria-controls': codePanelId })}>
        {m.stage.files.export}
      </Button>
    );
  return (
    <>
      <Button look="primary" onPress={() => setSheet(true)} aria-haspopup="dialog">
        {m.stage.files.export}
      </Button>
      {Sheet && (
        <Sheet title={m.exports.view} open={sheet} onClose={close}>
          <CodePanel />
        </Sheet>
      )}
    </>
  );
}
