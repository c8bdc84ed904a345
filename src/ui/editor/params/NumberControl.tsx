import type { NumberParam } from '../../../transforms/params';
import { NumberField } from '../../controls/NumberField';
import { clamp } from '../../controls/numbers';
import { Slider } from '../../controls/Slider';
import { Switch } from '../../controls/Switch';
import { useMessages } from '../../messages';
import { signOf } from '../values';
import styles from './params.module.css';

interface NumberControlProps {
  readonly name: string;
  readonly spec: NumberParam;
  readonly value: number | null;
  readonly describedBy: string;
  readonly onChange: (value: number | null) => void;
}

/** One number; where it may be absent, a switch in front of it. */
export function NumberControl({ name, spec, value, describedBy, onChange }: NumberControlProps) {
  const { editor } = useMessages();
  const unit = signOf(spec);
  const power = spec.nullable && (
    <Switch
      label={editor.use(name)}
      on={value !== null}
      describedBy={describedBy}
      onChange={(on) => onChange(on ? (spec.default ?? clamp(0, spec.slider)) : null)}
    />
  );
  return (
    <div className={styles.line}>
      {power}
      {value === null ? (
        <span className={styles.muted}>{editor.notSet}</span>
      ) : (
        <>
          <Slider
            values={[value]}
            labels={[name]}
            range={spec.slider}
            step={spec.step}
            unit={unit}
            describedBy={describedBy}
            onChange={([next]) => next !== undefined && onChange(next)}
          />
          <span className={styles.single}>
            <NumberField
              label={name}
              value={value}
              range={spec.hard}
              step={spec.step}
              unit={unit}
              int={spec.int}
              describedBy={describedBy}
              onChange={onChange}
            />
          </span>
        </>
      )}
    </div>
  );
}
