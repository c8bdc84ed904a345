import { memo, useId, useRef } from 'react';
import type { Node } from '../../pipeline/model';
import { useApp } from '../../state/hooks';
import { transformNamed } from '../../transforms';
import { useHovered } from '../tile/hovered';
import { GroupBody } from './GroupBody';
import styles from './NodeCard.module.css';
import { NodeHeader } from './NodeHeader';
import { TransformBody } from './TransformBody';
import { UnknownBody } from './UnknownBody';
import { useNear } from './useNear';

interface NodeCardProps {
  readonly node: Node;
  /** Whether its p is a weight: directly inside OneOf. */
  readonly weighted: boolean;
}

/** One step of the pipeline. Edits share what they do not touch, so an edit renders one card and the groups around it. */
export const NodeCard = memo(function NodeCard({ node, weighted }: NodeCardProps) {
  const { key } = node;
  const folded = useApp((state) => state.collapsed.has(key));
  const selected = useApp((state) => state.selectedNode === key);
  const soloed = useApp((state) => state.document.solo === key);
  const pointed = useHovered(key);
  const body = useId();
  const card = useRef<HTMLLIElement>(null);
  const near = useNear(card);
  const transform = node.kind === 'transform' ? transformNamed(node.transform) : undefined;
  const foldable = node.kind === 'group' || (transform !== undefined && Object.keys(transform.params).length > 0);
  const open = foldable && !folded;
  return (
    <li
      ref={card}
      className={styles.card}
      data-node={key}
      data-kind={node.kind}
      data-category={transform?.category ?? 'group'}
      data-selected={selected ? '' : undefined}
      data-pointed={pointed ? '' : undefined}
      data-off={node.enabled && node.kind !== 'unknown' ? undefined : ''}
      data-soloed={soloed ? '' : undefined}
    >
      <NodeHeader node={node} weighted={weighted} soloed={soloed} open={foldable ? open : null} body={body} />
      {open &&
        node.kind === 'transform' &&
        transform &&
        (near ? (
          <TransformBody id={body} node={node} transform={transform} />
        ) : (
          <div id={body} className={styles.far} />
        ))}
      {open && node.kind === 'group' && <GroupBody id={body} node={node} />}
      {node.kind === 'unknown' && <UnknownBody node={node} />}
    </li>
  );
});
