import { CircleDot, Maximize, Minus, MousePointer2, Pentagon, Plus, Redo2, Square, Undo2 } from 'lucide-react';
import { redo, undo } from '../../../state/actions';
import { useApp } from '../../../state/hooks';
import { IconButton } from '../../controls/Button';
import { modifier } from '../../controls/keys';
import { useIn } from '../../messages';
import { annotate } from '../../messages/labels/annotate';
import styles from './AnnotateDialog.module.css';
import type { Annotator, Tool } from './useAnnotator';
import type { Camera } from './useViewport';

/** The tools with their keys, by letter and by the key's place on a keyboard of another script. */
export const tools: readonly { readonly tool: Tool; readonly key: string; readonly code: string }[] = [
  { tool: 'select', key: 'V', code: 'KeyV' },
  { tool: 'box', key: 'B', code: 'KeyB' },
  { tool: 'polygon', key: 'P', code: 'KeyP' },
  { tool: 'point', key: 'K', code: 'KeyK' },
];

const icons = { select: MousePointer2, box: Square, polygon: Pentagon, point: CircleDot } as const;

interface ToolBarProps {
  readonly annotator: Annotator;
  readonly camera: Camera;
}

/** Tools, history and zoom. */
export function ToolBar({ annotator, camera }: ToolBarProps) {
  const m = useIn(annotate);
  const canUndo = useApp((state) => state.history.canUndo);
  const canRedo = useApp((state) => state.history.canRedo);
  return (
    <div className={styles.tools}>
      <fieldset className={styles.toolGroup} aria-label={m.tools}>
        {tools.map(({ tool, key }) => {
          const Icon = icons[tool];
          return (
            <IconButton
              key={tool}
              label={m[tool]}
              keys={key}
              aria-keyshortcuts={key}
              pressed={annotator.tool === tool}
              onPress={() => annotator.setTool(tool)}
            >
              <Icon size={16} />
            </IconButton>
          );
        })}
      </fieldset>
      <div className={styles.toolGroup}>
        <IconButton label={m.undo} keys={`${modifier} Z`} isDisabled={!canUndo} onPress={undo}>
          <Undo2 size={16} />
        </IconButton>
        <IconButton label={m.redo} keys={`${modifier} ⇧ Z`} isDisabled={!canRedo} onPress={redo}>
          <Redo2 size={16} />
        </IconButton>
      </div>
      <div className={styles.toolGroup}>
        <IconButton label={m.zoomOut} keys="−" onPress={() => camera.zoom(1 / 1.25)}>
          <Minus size={16} />
        </IconButton>
        <output className={styles.zoom}>{m.zoom(Math.round(camera.view.scale * 100))}</output>
        <IconButton label={m.zoomIn} keys="+" onPress={() => camera.zoom(1.25)}>
          <Plus size={16} />
        </IconButton>
        <IconButton label={m.fit} keys="0" onPress={camera.fit}>
          <Maximize size={15} />
        </IconButton>
      </div>
    </div>
  );
}
