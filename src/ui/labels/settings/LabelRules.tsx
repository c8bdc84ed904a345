import { ChevronRight } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import {
  type BoxSettings,
  boxFormats,
  defaultLabelSettings,
  type PointSettings,
  pointFormats,
} from '../../../pipeline/labels/model';
import { useApp } from '../../../state/hooks';
import { setLabelSettings } from '../../../state/labels';
import { Button } from '../../controls/Button';
import { NumberField } from '../../controls/NumberField';
import { Select } from '../../controls/Select';
import { Switch } from '../../controls/Switch';
import { useMessages } from '../../messages';
import { FlipPairs } from './FlipPairs';
import styles from './LabelRules.module.css';

const numbers = {
  min_area: { range: [0, 1e9], step: 10 },
  min_visibility: { range: [0, 1], step: 0.05 },
  min_width: { range: [0, 1e5], step: 1 },
  min_height: { range: [0, 1e5], step: 1 },
} as const;
const ratioRange = [1, 1000] as const;
/** Where the longest side may be this many times the shortest when the rule is switched on. */
const firstRatio = 10;

/** The library's rules for boxes and keypoints, and the names that a flip swaps; folded away until asked for. */
export function LabelRules() {
  const m = useMessages().labels;
  const { boxes, points, flipPairs } = useApp((state) => state.document.pipeline.labels);
  const changed =
    !sameSettings(boxes, defaultLabelSettings.boxes) || !sameSettings(points, defaultLabelSettings.points);
  return (
    <details className={styles.rules}>
      <summary className={styles.summary}>
        <ChevronRight size={14} aria-hidden />
        {m.settings.title}
        {(changed || flipPairs.length > 0) && <i className={styles.dot} aria-hidden />}
      </summary>
      <p className={styles.lead}>{m.settings.lead}</p>
      <BoxRules settings={boxes} />
      <PointRules settings={points} />
      {changed && (
        <Button
          look="ghost"
          className={styles.reset ?? ''}
          onPress={() => setLabelSettings({ boxes: defaultLabelSettings.boxes, points: defaultLabelSettings.points })}
        >
          {m.settings.reset}
        </Button>
      )}
      <FlipPairs />
    </details>
  );
}

const sameSettings = <S extends BoxSettings | PointSettings>(a: S, b: S): boolean =>
  (Object.keys(a) as (keyof S)[]).every((name) => a[name] === b[name]);

function BoxRules({ settings }: { readonly settings: BoxSettings }) {
  const m = useMessages().labels.settings;
  const set = (change: Partial<BoxSettings>) => setLabelSettings({ boxes: change });
  const { max_accept_ratio: ratio } = settings;
  return (
    <fieldset className={styles.group}>
      <legend>{m.boxes}</legend>
      <Rule name="format" help={m.format}>
        <Select
          label={m.format}
          value={settings.format}
          options={boxFormats.map((value) => ({ value, label: value }))}
          onChange={(format) => set({ format })}
        />
      </Rule>
      {(Object.keys(numbers) as (keyof typeof numbers)[]).map((name) => (
        <Rule key={name} name={name} help={m[name]}>
          <NumberField
            label={name}
            value={settings[name]}
            {...numbers[name]}
            width={76}
            onChange={(value) => set({ [name]: value })}
          />
        </Rule>
      ))}
      <Rule name="max_accept_ratio" help={m.max_accept_ratio}>
        {ratio === null ? (
          <span className={styles.any}>{m.anyRatio}</span>
        ) : (
          <NumberField
            label="max_accept_ratio"
            value={ratio}
            range={ratioRange}
            step={1}
            width={76}
            onChange={(value) => set({ max_accept_ratio: value })}
          />
        )}
        <Switch
          label="max_accept_ratio"
          on={ratio !== null}
          onChange={(on) => set({ max_accept_ratio: on ? firstRatio : null })}
        />
      </Rule>
      {(['clip', 'filter_invalid_bboxes', 'check_each_transform'] as const).map((name) => (
        <Rule key={name} name={name} help={m[name]}>
          <Switch label={name} on={settings[name]} onChange={(on) => set({ [name]: on })} />
        </Rule>
      ))}
    </fieldset>
  );
}

function PointRules({ settings }: { readonly settings: PointSettings }) {
  const m = useMessages().labels.settings;
  const set = (change: Partial<PointSettings>) => setLabelSettings({ points: change });
  return (
    <fieldset className={styles.group}>
      <legend>{m.points}</legend>
      <Rule name="format" help={m.pointFormat}>
        <Select
          label={m.pointFormat}
          value={settings.format}
          options={pointFormats.map((value) => ({ value, label: value }))}
          onChange={(format) => set({ format })}
        />
      </Rule>
      <Rule name="remove_invisible" help={m.remove_invisible}>
        <Switch
          label="remove_invisible"
          on={settings.remove_invisible}
          onChange={(on) => set({ remove_invisible: on })}
        />
      </Rule>
      <Rule name="check_each_transform" help={m.check_points}>
        <Switch
          label="check_each_transform"
          on={settings.check_each_transform}
          onChange={(on) => set({ check_each_transform: on })}
        />
      </Rule>
    </fieldset>
  );
}

interface RuleProps {
  /** The library's own name. */
  readonly name: string;
  readonly help: string;
  readonly children: ReactNode;
}

function Rule({ name, help, children }: RuleProps) {
  const id = useId();
  return (
    <div className={styles.rule}>
      <span className={styles.words}>
        <code className={styles.name}>{name}</code>
        <span id={id} className={styles.help}>
          {help}
        </span>
      </span>
      <span className={styles.control}>{children}</span>
    </div>
  );
}
