import { Trash2 } from 'lucide-react';
import type { UnknownNode } from '../../pipeline/model';
import { removeNode } from '../../state/actions';
import { ToolButton } from '../controls/ToolButton';
import { useMessages } from '../messages';
import styles from './NodeCard.module.css';

/** Why the step does not run, and the way to be rid of it. */
export function UnknownBody({ node }: { readonly node: UnknownNode }) {
  const { editor } = useMessages();
  return (
    <div className={styles.unknown}>
      <p>{editor.unknownReason}</p>
      <ToolButton label={editor.removeNode(node.name)} onClick={() => removeNode(node.key)}>
        <Trash2 size={14} />
      </ToolButton>
    </div>
  );
}
