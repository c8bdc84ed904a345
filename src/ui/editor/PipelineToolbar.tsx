import { ArrowDown, ArrowUp, ChevronsDownUp, ChevronsUpDown, IndentDecrease, IndentIncrease } from 'lucide-react';
import { findNode } from '../../pipeline/model';
import { foldAll } from '../../state/actions';
import { useApp } from '../../state/hooks';
import { ToolButton } from '../controls/ToolButton';
import { useMessages } from '../messages';
import { type Move, moveBy, nameOf, placeAfter } from './moves';
import styles from './PipelinePanel.module.css';

const buttons = [
  { move: 'up', Icon: ArrowUp, label: 'moveUp', keys: 'Alt ↑' },
  { move: 'down', Icon: ArrowDown, label: 'moveDown', keys: 'Alt ↓' },
  { move: 'out', Icon: IndentDecrease, label: 'moveOut', keys: 'Alt ←' },
  { move: 'in', Icon: IndentIncrease, label: 'moveIn', keys: 'Alt →' },
] as const;

/** Moves for the selected step, which stay under the pointer while the step travels; and folding of everything. */
export function PipelineToolbar() {
  const { editor } = useMessages();
  const selected = useApp((state) => state.selectedNode);
  const pipeline = useApp((state) => state.document.pipeline);
  const folded = useApp((state) => state.collapsed.size > 0);
  const node = selected === null ? undefined : findNode(pipeline.nodes, selected);
  const able = (move: Move) => node !== undefined && placeAfter(pipeline, node.key, move) !== null;
  return (
    <div className={styles.toolbar} role="toolbar" aria-label={editor.pipeline}>
      {buttons.map(({ move, Icon, label, keys }) => (
        <ToolButton
          key={move}
          label={node ? `${editor[label]}: ${nameOf(node)}` : editor[label]}
          keys={keys}
          disabled={!able(move)}
          onClick={() => {
            if (node) moveBy(node.key, move, editor, 'stay');
          }}
        >
          <Icon size={14} />
        </ToolButton>
      ))}
      <span className={styles.divider} />
      <ToolButton
        label={folded ? editor.unfoldAll : editor.foldAll}
        disabled={pipeline.nodes.length === 0}
        onClick={() => foldAll(!folded)}
      >
        {folded ? <ChevronsUpDown size={14} /> : <ChevronsDownUp size={14} />}
      </ToolButton>
    </div>
  );
}
