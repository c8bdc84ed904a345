import type { Interval } from '../../../transforms/params';
import { NumberField } from '../../controls/NumberField';
import { Slider } from '../../controls/Slider';
import { useMessages } from '../../messages';
import styles from './params.module.css';

interface IntervalControlProps {
  /** What the interval is called, its axis included. */
  readonly name: string;
  readonly value: Interval;
  readonly hard: Interval;
  readonly slider: Interval;
  readonly step: number;
  readonly unit: string | undefined;
  readonly int: boolean | undefined;
  readonly describedBy: string;
  readonly onChange: (value: Interval) => void;
}

/** Two thumbs and two fields; an end pushed past the other takes the other along. */
export function IntervalControl(props: IntervalControlProps) {
  const { name, value, hard, slider, step, unit, int, describedBy, onChange } = props;
  const { editor } = useMessages();
  const [low, high] = value;
  const shared = { range: hard, step, unit, int, describedBy };
  return (
    <>
      <Slider
        values={value}
        labels={[editor.low(name), editor.high(name)]}
        range={slider}
        step={step}
        unit={unit}
        describedBy={describedBy}
        onChange={([nextLow = low, nextHigh = high]) => onChange([nextLow, nextHigh])}
      />
      <span className={styles.pair}>
        <NumberField
          {...shared}
          label={editor.low(name)}
          value={low}
          onChange={(next) => onChange([next, Math.max(next, high)])}
        />
        <NumberField
          {...shared}
          label={editor.high(name)}
          value={high}
          onChange={(next) => onChange([Math.min(low, next), next])}
        />
      </span>
    </>
  );
}
