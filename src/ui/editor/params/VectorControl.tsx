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

/** Numbers with a name each, side by side. */
export function VectorControl({ name, spec, value, describedBy, onChange }: VectorControlProps) {
  const { editor } = useMessages();
  return (
    <div className={styles.vector}>
      {spec.names.map((part, index) => (
        <NumberField
          key={part}
          label={editor.axis(name, part)}
          {...(part.length === 1 && { prefix: part })}
          value={value[index] ?? 0}
          range={spec.hard}
          step={spec.step}
          describedBy={describedBy}
          onChange={(next) => onChange(value.with(index, next))}
        />
      ))}
    </div>
  );
}
