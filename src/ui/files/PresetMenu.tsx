import { ChevronDown } from 'lucide-react';
import { useCallback, useRef, useState } from 'react';
import { importFile } from '../../state/files';
import { Button } from '../controls/Button';
import { later, useLater } from '../controls/later';
import { usePopup } from '../controls/usePopup';
import { useMessages } from '../messages';

const list = later(async () => (await import('./PresetList')).PresetList);
const compareDialog = later(async () => (await import('./CompareDialog')).CompareDialog);
const pasteDialog = later(async () => (await import('./PasteDialog')).PasteDialog);

const accepted = '.json,.yaml,.yml,.py,application/json,application/yaml,text/x-python';

/** Ways to get a pipeline: from a file, from text, from a starting point, or none at all. */
export function PresetMenu() {
  const m = useMessages().stage.files;
  const [pasting, setPasting] = useState(false);
  const [compared, setCompared] = useState<File | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const other = useRef<HTMLInputElement>(null);
  const compare = useMessages().exports.compare;
  const popup = usePopup('menu', list);
  const stopComparing = useCallback(() => setCompared(null), []);
  const stopPasting = useCallback(() => setPasting(false), []);
  const CompareDialog = useLater(compareDialog, compared !== null, stopComparing);
  const PasteDialog = useLater(pasteDialog, pasting, stopPasting);
  return (
    <>
      <Button look="ghost" {...popup.button}>
        {m.presets}
        <ChevronDown size={14} aria-hidden />
      </Button>
      {popup.Part && (
        <popup.Part
          {...popup.place}
          onImport={() => file.current?.click()}
          onPaste={() => setPasting(true)}
          onCompare={() => other.current?.click()}
        />
      )}
      <input
        ref={file}
        type="file"
        accept={accepted}
        hidden
        aria-label={m.choose}
        onChange={(event) => {
          const chosen = event.currentTarget.files?.[0];
          if (chosen) void importFile(chosen);
          // The same file may be chosen again after it was edited.
          event.currentTarget.value = '';
        }}
      />
      <input
        ref={other}
        type="file"
        accept={accepted}
        hidden
        aria-label={compare}
        onChange={(event) => {
          setCompared(event.currentTarget.files?.[0] ?? null);
          event.currentTarget.value = '';
        }}
      />
      {CompareDialog && <CompareDialog file={compared} onClose={stopComparing} />}
      {PasteDialog && <PasteDialog open={pasting} onClose={stopPasting} />}
    </>
  );
}
