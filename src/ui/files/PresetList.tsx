import { ClipboardPaste, FileDiff, FolderOpen, Trash2 } from 'lucide-react';
import { clearNotices, clearPipeline, loadPipeline } from '../../state/actions';
import { useApp } from '../../state/hooks';
import { type Preset, pipelineOf, starters, tutorials } from '../../state/presets';
import { Menu, MenuGroup, MenuItem, MenuSeparator } from '../controls/Menu';
import type { PopupProps } from '../controls/usePopup';
import { useMessages, useText } from '../messages';

interface PresetListProps extends PopupProps {
  readonly onImport: () => void;
  readonly onPaste: () => void;
  readonly onCompare: () => void;
}

/** What the button of the presets opens. */
export function PresetList({ onImport, onPaste, onCompare, ...place }: PresetListProps) {
  const m = useMessages().stage.files;
  const { compare } = useMessages().exports;
  const text = useText();
  const workingSize = useApp((state) => state.document.pipeline.workingSize);
  const empty = useApp((state) => state.document.pipeline.nodes.length === 0);
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
    <Menu label={m.presets} {...place}>
      <MenuGroup title={m.starters}>{starters.map(item)}</MenuGroup>
      <MenuGroup title={m.tutorials}>{tutorials.map(item)}</MenuGroup>
      <MenuSeparator />
      <MenuItem label={m.importFile} icon={<FolderOpen size={15} />} onAction={onImport} />
      <MenuItem label={m.pasteJson} icon={<ClipboardPaste size={15} />} onAction={onPaste} />
      <MenuItem label={compare} icon={<FileDiff size={15} />} onAction={onCompare} />
      <MenuSeparator />
      <MenuItem
        label={m.clear}
        icon={<Trash2 size={15} />}
        danger
        isDisabled={empty}
        onAction={() => clearPipeline()}
      />
    </Menu>
  );
}
