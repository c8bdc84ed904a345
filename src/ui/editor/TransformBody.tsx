import { ChevronDown, ChevronUp, TriangleAlert } from 'lucide-react';
import { useRef, useState } from 'react';
import type { TransformNode } from '../../pipeline/model';
import type { Transform } from '../../transforms/define';
import type { Param } from '../../transforms/params';
import { useMessages, useText } from '../messages';
import styles from './NodeCard.module.css';
import { ParamRow } from './params/ParamRow';
import { sameValue } from './values';

interface TransformBodyProps {
  readonly id: string;
  readonly node: TransformNode;
  readonly transform: Transform;
}

/** Beyond this many parameters the rarely touched ones are folded away. */
const few = 4;

/** Ranges and numbers are what a transform is tuned by; how edges and masks are treated is set once, if ever. */
const isTuned = (spec: Param): boolean =>
  spec.default !== null && spec.kind !== 'choice' && spec.kind !== 'flag' && spec.kind !== 'fill';

/** The parameters, and what the library would refuse about them together. */
export function TransformBody({ id, node, transform }: TransformBodyProps) {
  const { editor } = useMessages();
  const text = useText();
  const [all, setAll] = useState(false);
  const specs = Object.entries(transform.params);
  const valueAt = (name: string, spec: Param) => (name in node.params ? (node.params[name] ?? null) : spec.default);
  const tuned = specs.filter(([, spec]) => isTuned(spec)).length;
  // What differs from its default is in sight from then on: resetting it must not make it vanish under the pointer.
  const noticed = useRef(new Set<string>());
  for (const [name, spec] of specs) if (!sameValue(valueAt(name, spec), spec.default)) noticed.current.add(name);
  const isShown = ([name, spec]: (typeof specs)[number]) => isTuned(spec) || noticed.current.has(name);
  const folded = specs.length > few && tuned > 0 ? specs.filter((entry) => !isShown(entry)) : [];
  const shown = all || folded.length < 2 ? specs : specs.filter(isShown);
  const refusal = transform.check?.(node.params as never) ?? null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be the card's body without its own layout rules
    <div id={id} role="group" aria-label={transform.name} className={styles.body}>
      {shown.map(([name, spec]) => (
        <ParamRow
          key={name}
          node={node.key}
          transform={transform.name}
          name={name}
          spec={spec}
          value={valueAt(name, spec)}
        />
      ))}
      {folded.length > 1 && (
        <button type="button" className={styles.more} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? <ChevronUp size={13} aria-hidden="true" /> : <ChevronDown size={13} aria-hidden="true" />}
          {all ? editor.fewerParams : editor.moreParams(folded.length)}
        </button>
      )}
      {refusal && (
        <p className={styles.refusal}>
          <TriangleAlert size={13} aria-hidden="true" />
          {text(refusal)}
        </p>
      )}
    </div>
  );
}
