import { Fragment } from 'react';
import type { VectorParam } from '../../../transforms/params';
import { NumberField } from '../../controls/NumberField';
import { Select } from '../../controls/Select';
import { useMessages, useText } from '../../messages';
import styles from './params.module.css';

interface VectorControlProps {
  readonly name: string;
  readonly spec: VectorParam;
  readonly value: readonly number[];
  readonly describedBy: string;
  readonly onChange: (value: readonly number[]) => void;
}

/**
 * Numbers with a name each, side by side; the first letter of its name in front where that tells them apart. Lists to
 * choose from, where each is one of a few.
 */
export function VectorControl({ name, spec, value, describedBy, onChange }: VectorControlProps) {
  const { editor } = useMessages();
  const text = useText();
  if (spec.options) {
    const options = spec.options.map((option) => ({ value: option.value, label: text(option.label) }));
    return (
      <div className={styles.choices}>
        {spec.names.map((part, index) => (
          <Fragment key={part}>
            <span className={styles.muted} aria-hidden="true">
              {part}
            </span>
            <Select
              label={editor.axis(name, part)}
              value={value[index] ?? 0}
              options={options}
              describedBy={describedBy}
              onChange={(next) => onChange(value.with(index, next))}
            />
          </Fragment>
        ))}
      </div>
    );
  }
  const letters = new Set(spec.names.map((part) => part.slice(0, 1)));
  const lettered = letters.size === spec.names.length;
  return (
    <div className={styles.vector}>
      {spec.names.map((part, index) => (
        <NumberField
          key={part}
          label={editor.axis(name, part)}
          {...(lettered && { prefix: part.slice(0, 1) })}
          value={value[index] ?? 0}
          range={spec.hard}
          step={spec.step}
          int={spec.int}
          describedBy={describedBy}
          onChange={(next) => onChange(value.with(index, next))}
        />
      ))}
    </div>
  );
}
