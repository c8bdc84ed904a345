import { Link2, Unlink2 } from 'lucide-react';
import { useState } from 'react';
import type { Interval, IntervalXY, IntervalXYParam } from '../../../transforms/params';
import { Switch } from '../../controls/Switch';
import { ToolButton } from '../../controls/ToolButton';
import { useMessages } from '../../messages';
import { sameValue, signOf } from '../values';
import { IntervalControl } from './IntervalControl';
import styles from './params.module.css';

interface IntervalXYControlProps {
  readonly name: string;
  readonly spec: IntervalXYParam;
  readonly value: IntervalXY | null;
  readonly describedBy: string;
  readonly onChange: (value: IntervalXY | null) => void;
}

/** What an interval starts as when it is switched on: no change at all. */
const neutral = ({ default: preset, missing }: IntervalXYParam): IntervalXY =>
  preset ?? { x: [missing, missing], y: [missing, missing] };

/** An interval per axis. Linked, both axes share one row and get the same ends (their draws stay separate). */
export function IntervalXYControl({ name, spec, value, describedBy, onChange }: IntervalXYControlProps) {
  const { editor } = useMessages();
  const [linkWanted, setLinkWanted] = useState(true);
  const shared = {
    hard: spec.hard,
    slider: spec.slider,
    step: spec.step,
    unit: signOf(spec),
    int: spec.int,
    describedBy,
  };
  const power = spec.nullable && (
    <Switch
      label={editor.use(name)}
      on={value !== null}
      describedBy={describedBy}
      onChange={(on) => onChange(on ? neutral(spec) : null)}
    />
  );
  if (value === null) {
    return (
      <div className={styles.line}>
        {power}
        <span className={styles.muted}>{editor.notSet}</span>
      </div>
    );
  }

  const linked = linkWanted && sameValue(value.x, value.y);
  const setAxis = (axis: 'x' | 'y') => (next: Interval) => onChange({ ...value, [axis]: next });
  const setBoth = (next: Interval) => onChange({ x: next, y: next });
  const toggle = () => {
    setLinkWanted(!linked);
    if (!linked) setBoth(value.x);
  };
  return (
    <div className={styles.axes} data-nullable={power ? '' : undefined}>
      {power && <div className={styles.line}>{power}</div>}
      <ToolButton label={editor.link(name)} pressed={linked} onClick={toggle} className={styles.link}>
        {linked ? <Link2 size={13} /> : <Unlink2 size={13} />}
      </ToolButton>
      {linked ? (
        <div className={styles.line}>
          <IntervalControl {...shared} name={editor.axis(name, 'x, y')} value={value.x} onChange={setBoth} />
        </div>
      ) : (
        (['x', 'y'] as const).map((axis) => (
          <div className={styles.line} key={axis}>
            <span className={styles.axis}>{axis}</span>
            <IntervalControl {...shared} name={editor.axis(name, axis)} value={value[axis]} onChange={setAxis(axis)} />
          </div>
        ))
      )}
    </div>
  );
}
