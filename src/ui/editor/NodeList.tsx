import type { Key, Node } from '../../pipeline/model';
import { NodeCard } from './NodeCard';
import styles from './NodeCard.module.css';

interface NodeListProps {
  readonly nodes: readonly Node[];
  /** The group they are in; null at the top. */
  readonly parent: Key | null;
  readonly label: string;
  readonly weighted: boolean;
}

/** Steps in order. Nested lists rather than an ARIA tree: a tree's arrow keys would fight the sliders in its rows. */
export const NodeList = ({ nodes, parent, label, weighted }: NodeListProps) => (
  <ol className={styles.list} data-parent={parent ?? ''} aria-label={label}>
    {nodes.map((node) => (
      <NodeCard key={node.key} node={node} weighted={weighted} />
    ))}
  </ol>
);
