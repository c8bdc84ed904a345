import { Link2, Unlink2 } from 'lucide-react';
import { Fragment } from 'react';
import { findNode, type Key } from '../../../pipeline/model';
import { useApp } from '../../../state/hooks';
import {
  type Interval,
  type Intervals,
  type IntervalsEntry,
  type IntervalsParam,
  intervalsFor,
} from '../../../transforms/params';
import { Switch } from '../../controls/Switch';
import { ToolButton } from '../../controls/ToolButton';
import { useMessages } from '../../messages';
import { listOf } from '../values';
import { IntervalControl } from './IntervalControl';
import styles from './params.module.css';

interface IntervalsControlProps {
  readonly node: Key;
  readonly name: string;
  readonly spec: IntervalsParam;
  readonly value: Intervals | null;
  readonly describedBy: string;
  readonly onChange: (value: Intervals | null) => void;
}

/** The intervals that go with a choice beside them, one under the other; switched off, they are what the choice comes with. */
export function IntervalsControl({ node, name, spec, value, describedBy, onChange }: IntervalsControlProps) {
  const { editor } = useMessages();
  const choice = useApp(({ document }) => {
    const found = findNode(document.pipeline.nodes, node);
    return found?.kind === 'transform' ? String(found.params[spec.by]) : '';
  });
  const entries = Object.entries(spec.sets[choice] ?? {});
  return (
    <div className={styles.axes}>
      <div className={styles.line}>
        <Switch
          label={editor.use(name)}
          on={value !== null}
          describedBy={describedBy}
          onChange={(on) => onChange(on ? intervalsFor(spec, choice) : null)}
        />
        {value === null && <span className={styles.muted}>{editor.notSet}</span>}
      </div>
      {value !== null &&
        entries.map(([entry, range]) => (
          <Entry
            key={entry}
            name={`${name} ${entry}`}
            title={entry}
            range={range}
            ends={listOf(value[entry] ?? range.default)}
            describedBy={describedBy}
            onChange={(ends) => onChange({ ...value, [entry]: range.each ? ends : ends[0]! })}
          />
        ))}
    </div>
  );
}

interface EntryProps {
  readonly name: string;
  readonly title: string;
  readonly range: IntervalsEntry;
  readonly ends: readonly Interval[];
  readonly describedBy: string;
  readonly onChange: (ends: readonly Interval[]) => void;
}

/** One interval, or one for each thing it may be given for. */
function Entry({
  name,
  title,
  range: { each, hard, slider, step, int, unit },
  ends,
  describedBy,
  onChange,
}: EntryProps) {
  const { editor } = useMessages();
  const linked = ends.length === 1;
  return (
    <>
      <div className={styles.line}>
        <span className={styles.entry}>{title}</span>
        {each && (
          <ToolButton
            label={editor.axis(name, each.join(', '))}
            pressed={linked}
            onClick={() => onChange(linked ? each.map(() => ends[0]!) : [ends[0]!])}
          >
            {linked ? <Link2 size={13} /> : <Unlink2 size={13} />}
          </ToolButton>
        )}
      </div>
      {ends.map((pair, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: which of them it is, is its place
        <Fragment key={i}>
          <div className={styles.line}>
            {!linked && <span className={styles.axis}>{each?.[i]}</span>}
            <IntervalControl
              {...{ hard, slider, step, int, describedBy }}
              unit={unit}
              name={linked ? name : editor.axis(name, each?.[i] ?? '')}
              value={pair}
              onChange={(next) => onChange(ends.map((other, j) => (j === i ? next : other)))}
            />
          </div>
        </Fragment>
      ))}
    </>
  );
}
