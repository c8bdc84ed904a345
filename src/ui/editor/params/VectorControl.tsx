import type { VectorParam } from '../../../transforms/params';
import { NumberField } from '../../controls/NumberField';
import { useMessages } from '../../messages';
import styles from './params.module.css';

interface VectorControlProps {
  readonly name: string;
  readonly spec: VectorParam;
  readonly value: readonly number[];
  readonly describedBy: string;
  readonly onChange: (value: readonly number[]) => void;
}

/** Numbers with a name each, side by side; the first letter of its name in front where that tells them apart. */
export function VectorControl({ name, spec, value, describedBy, onChange }: VectorControlProps) {
  const { editor } = useMessages();
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
