import { RotateCcw } from 'lucide-react';
import { Fragment, memo, useId } from 'react';
import type { Key } from '../../../pipeline/model';
import { resetParam, setParam } from '../../../state/actions';
import type { Entries, Param, ParamValue } from '../../../transforms/params';
import { Select } from '../../controls/Select';
import { Switch } from '../../controls/Switch';
import { ToolButton } from '../../controls/ToolButton';
import { useMessages, useText } from '../../messages';
import { isFill, isInterval, isIntervals, isIntervalXY, sameValue, signOf, valueText } from '../values';
import { FillControl } from './FillControl';
import { IntervalControl } from './IntervalControl';
import { IntervalsControl } from './IntervalsControl';
import { IntervalXYControl } from './IntervalXYControl';
import { ListControl } from './ListControl';
import { NumberControl } from './NumberControl';
import styles from './params.module.css';
import { VectorControl } from './VectorControl';

interface ParamRowProps {
  readonly node: Key;
  readonly transform: string;
  readonly name: string;
  readonly spec: Param;
  readonly value: ParamValue;
}

/** One parameter: its name, its control, and the way back to the default while it differs. */
export const ParamRow = memo(function ParamRow({ node, transform, name, spec, value }: ParamRowProps) {
  const { editor } = useMessages();
  const text = useText();
  const help = useId();
  const preset = valueText(spec, spec.default, { text, on: editor.on, off: editor.off, none: editor.none });
  const differs = !sameValue(value, spec.default);
  return (
    <div
      className={styles.row}
      data-kind={spec.kind}
      data-changed={differs ? '' : undefined}
      data-help={`param ${transform} ${name}`}
    >
      <span className={styles.gutter}>
        {differs && (
          <ToolButton
            label={editor.resetParam(name, preset)}
            onClick={() => resetParam(node, name)}
            className={styles.reset}
          >
            <RotateCcw size={11} />
          </ToolButton>
        )}
      </span>
      <span className={styles.name}>
        <Breakable name={name} />
      </span>
      <div className={styles.control}>
        <Control
          node={node}
          name={name}
          spec={spec}
          value={value}
          describedBy={help}
          onChange={(next) => setParam(node, name, next)}
        />
      </div>
      <span id={help} hidden>
        {text(spec.help)}
      </span>
    </div>
  );
});

/** A long name breaks after its underscores, never inside a word. */
const Breakable = ({ name }: { readonly name: string }) =>
  name.split('_').map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a name never changes
    <Fragment key={index}>
      {index > 0 && (
        <>
          _<wbr />
        </>
      )}
      {part}
    </Fragment>
  ));

interface ControlProps {
  readonly node: Key;
  readonly name: string;
  readonly spec: Param;
  readonly value: ParamValue;
  readonly describedBy: string;
  readonly onChange: (value: ParamValue) => void;
}

interface PowerProps extends Pick<ControlProps, 'name' | 'describedBy' | 'onChange'> {
  readonly on: boolean;
  readonly start: ParamValue;
}

/** In front of a parameter that may be left out. */
function Power({ name, describedBy, on, start, onChange }: PowerProps) {
  const { editor } = useMessages();
  return (
    <Switch
      label={editor.use(name)}
      on={on}
      describedBy={describedBy}
      onChange={(wanted) => onChange(wanted ? start : null)}
    />
  );
}

/** The control of each kind of parameter; a value of another shape falls back to the default's. */
function Control({ node, name, spec, value, describedBy, onChange }: ControlProps) {
  const text = useText();
  const { editor } = useMessages();
  const shared = { name, describedBy, onChange };
  switch (spec.kind) {
    case 'interval': {
      const { hard, slider, step, int } = spec;
      const shown = isInterval(value) || (value === null && spec.nullable) ? value : spec.default;
      return (
        <div className={styles.line}>
          {spec.nullable && (
            <Power {...shared} on={shown !== null} start={spec.default ?? spec.start ?? [slider[0], slider[1]]} />
          )}
          {shown === null ? (
            <span className={styles.muted}>{editor.notSet}</span>
          ) : (
            <IntervalControl {...shared} {...{ hard, slider, step, int }} unit={signOf(spec)} value={shown} />
          )}
        </div>
      );
    }
    case 'interval-xy':
      return (
        <IntervalXYControl
          {...shared}
          spec={spec}
          value={value === null || isIntervalXY(value) ? value : spec.default}
        />
      );
    case 'number':
      return (
        <NumberControl
          {...shared}
          spec={spec}
          value={value === null || typeof value === 'number' ? value : spec.default}
        />
      );
    case 'choice':
      return (
        <Select
          label={name}
          value={value as string | number | null}
          options={spec.options.map((option) => ({ value: option.value, label: text(option.label) }))}
          describedBy={describedBy}
          onChange={onChange}
        />
      );
    case 'flag':
      return <Switch label={name} on={value === true} describedBy={describedBy} onChange={onChange} />;
    case 'fill':
      return <FillControl {...shared} spec={spec} value={isFill(value) ? value : spec.default} />;
    case 'intervals':
      return <IntervalsControl {...shared} node={node} spec={spec} value={isIntervals(value) ? value : null} />;
    case 'list':
      return <ListControl {...shared} spec={spec} value={Array.isArray(value) ? (value as Entries) : null} />;
    case 'vector': {
      const given = Array.isArray(value) ? (value as readonly number[]) : null;
      const shown = given === null && !(value === null && spec.nullable) ? spec.default : given;
      return (
        <div className={styles.line}>
          {spec.nullable && (
            <Power
              {...shared}
              on={shown !== null}
              start={spec.default ?? spec.start ?? spec.names.map(() => spec.hard[0])}
            />
          )}
          {shown === null ? (
            <span className={styles.muted}>{editor.notSet}</span>
          ) : (
            <VectorControl {...shared} spec={spec} value={shown} />
          )}
        </div>
      );
    }
  }
}
