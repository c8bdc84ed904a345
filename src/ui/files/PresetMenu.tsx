import { ChevronDown, ClipboardPaste, FileDiff, FolderOpen, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { clearNotices, clearPipeline, loadPipeline } from '../../state/actions';
import { importFile } from '../../state/files';
import { useApp } from '../../state/hooks';
import { type Preset, pipelineOf, starters, tutorials } from '../../state/presets';
import { Button } from '../controls/Button';
import { Menu, MenuGroup, MenuItem, MenuSeparator } from '../controls/Menu';
import { useMessages, useText } from '../messages';
import { CompareDialog } from './CompareDialog';
import { PasteDialog } from './PasteDialog';

const accepted = '.json,.yaml,.yml,.py,application/json,application/yaml,text/x-python';

/** Ways to get a pipeline: from a file, from text, from a starting point, or none at all. */
export function PresetMenu() {
  const m = useMessages().stage.files;
  const text = useText();
  const workingSize = useApp((state) => state.document.pipeline.workingSize);
  const empty = useApp((state) => state.document.pipeline.nodes.length === 0);
  const [pasting, setPasting] = useState(false);
  const [compared, setCompared] = useState<File | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const other = useRef<HTMLInputElement>(null);
  const compare = useMessages().exports.compare;
  const item = (preset: Preset) => (
    <MenuItem
      key={preset.name}
      label={text(preset.title)}
      description={text(preset.doc)}
      onAction={() => {
        clearNotices('file');
        loadPipeline(pipelineOf(preset, workingSize), preset.grid && { grid: preset.grid });
      }}
    />
  );
  return (
    <>
      <Menu
        label={m.presets}
        trigger={
          <Button look="ghost">
            {m.presets}
            <ChevronDown size={14} aria-hidden />
          </Button>
        }
      >
        <MenuGroup title={m.starters}>{starters.map(item)}</MenuGroup>
        <MenuGroup title={m.tutorials}>{tutorials.map(item)}</MenuGroup>
        <MenuSeparator />
        <MenuItem label={m.importFile} icon={<FolderOpen size={15} />} onAction={() => file.current?.click()} />
        <MenuItem label={m.pasteJson} icon={<ClipboardPaste size={15} />} onAction={() => setPasting(true)} />
        <MenuItem label={compare} icon={<FileDiff size={15} />} onAction={() => other.current?.click()} />
        <MenuSeparator />
        <MenuItem
          label={m.clear}
          icon={<Trash2 size={15} />}
          danger
          isDisabled={empty}
          onAction={() => clearPipeline()}
        />
      </Menu>
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
      <CompareDialog file={compared} onClose={() => setCompared(null)} />
      <PasteDialog open={pasting} onClose={() => setPasting(false)} />
    </>
  );
}
