import { X } from 'lucide-react';
import { findNode } from '../../pipeline/model';
import { setSolo } from '../../state/actions';
import { useApp } from '../../state/hooks';
import { useMessages } from '../messages';
import { nameOf } from './moves';
import styles from './PipelinePanel.module.css';

/** Says that only one step runs, and ends that. */
export function SoloChip() {
  const { editor } = useMessages();
  const solo = useApp((state) => state.document.solo);
  const node = useApp((state) =>
    state.document.solo === null ? undefined : findNode(state.document.pipeline.nodes, state.document.solo),
  );
  if (solo === null || !node) return null;
  return (
    <button type="button" className={styles.soloChip} onClick={() => setSolo(null)} data-tip={editor.clearSolo}>
      <span>{editor.soloChip(nameOf(node))}</span>
      <span className={styles.soloClear}>
        {editor.clearSolo}
        <X size={13} aria-hidden="true" />
      </span>
    </button>
  );
}
