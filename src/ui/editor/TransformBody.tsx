import { TriangleAlert } from 'lucide-react';
import type { TransformNode } from '../../pipeline/model';
import type { Transform } from '../../transforms/define';
import { useText } from '../messages';
import styles from './NodeCard.module.css';
import { ParamRow } from './params/ParamRow';

interface TransformBodyProps {
  readonly id: string;
  readonly node: TransformNode;
  readonly transform: Transform;
}

/** The parameters, and what the library would refuse about them together. */
export function TransformBody({ id, node, transform }: TransformBodyProps) {
  const text = useText();
  const refusal = transform.check?.(node.params as never) ?? null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be the card's body without its own layout rules
    <div id={id} role="group" aria-label={transform.name} className={styles.body}>
      {Object.entries(transform.params).map(([name, spec]) => (
        <ParamRow
          key={name}
          node={node.key}
          transform={transform.name}
          name={name}
          spec={spec}
          value={node.params[name] ?? (name in node.params ? null : spec.default)}
        />
      ))}
      {refusal && (
        <p className={styles.refusal}>
          <TriangleAlert size={13} aria-hidden="true" />
          {text(refusal)}
        </p>
      )}
    </div>
  );
}
