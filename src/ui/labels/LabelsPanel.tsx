import { FileDown, PencilRuler, ScanSearch, Tags, Trash2 } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { setLabelView } from '../../state/actions';
import { useApp } from '../../state/hooks';
import { clearLabels, importLabels } from '../../state/labels';
import type { LabelView } from '../../state/store';
import { Button } from '../controls/Button';
import { Slider } from '../controls/Slider';
import { useMessages } from '../messages';
import { isBare } from './classes';
import { showLabelDialog } from './dialogs';
import { KindIcon } from './KindIcon';
import styles from './LabelsPanel.module.css';
import { Legend } from './Legend';
import { LabelRules } from './settings/LabelRules';

/** Everything about the labels in one place: what is shown, the legend, the rules, and the ways to get and judge them. */
export function LabelsPanel({ onDone }: { readonly onDone: () => void }) {
  const m = useMessages().labels.panel;
  const bare = useApp((state) => isBare(state.document.labels));
  return (
    <div className={styles.panel}>
      {bare ? (
        <div className={styles.empty}>
          <Tags size={20} strokeWidth={1.6} aria-hidden />
          <p className={styles.emptyTitle}>{m.none}</p>
          <p>{m.noneText}</p>
        </div>
      ) : (
        <>
          <Shown />
          <Legend />
        </>
      )}
      <Actions onDone={onDone} />
      <LabelRules />
    </div>
  );
}

/** One switch per kind of label there is. */
function Shown() {
  const m = useMessages().labels.panel;
  const { boxes, polygons, points, mask } = useApp((state) => state.document.labels);
  const view = useApp((state) => state.labelView);
  return (
    <section className={styles.section} aria-label={m.show}>
      <div className={styles.kinds}>
        <Kind part="boxes" name={m.boxes} count={boxes.length} icon={<KindIcon kind="box" />} />
        <Kind part="polygons" name={m.polygons} count={polygons.length} icon={<KindIcon kind="polygon" />} />
        <Kind part="points" name={m.points} count={points.length} icon={<KindIcon kind="point" />} />
        {mask && <Kind part="mask" name={m.mask} count={mask.classes.length} icon={<i className={styles.mask} />} />}
      </div>
      {mask && view.mask && (
        <div className={styles.opacity}>
          <span aria-hidden>{m.opacity}</span>
          <Slider
            values={[Math.round(view.opacity * 100)]}
            labels={[m.opacity]}
            range={[0, 100]}
            step={1}
            unit="%"
            onChange={([value]) => value !== undefined && setLabelView({ opacity: value / 100 })}
          />
          <span className={styles.number} aria-hidden>
            {Math.round(view.opacity * 100)}
          </span>
        </div>
      )}
    </section>
  );
}

interface KindProps {
  readonly part: Exclude<keyof LabelView, 'opacity' | 'shown'>;
  readonly name: string;
  readonly count: number;
  readonly icon: ReactNode;
}

function Kind({ part, name, count, icon }: KindProps) {
  const on = useApp((state) => state.labelView[part]);
  if (count === 0) return null;
  return (
    <button
      type="button"
      className={styles.kind}
      aria-pressed={on}
      // Choosing what is shown means wanting to see it.
      onClick={() => setLabelView({ [part]: !on, ...(!on && { shown: true }) })}
    >
      {icon}
      {name}
      <span className={styles.number}>{count}</span>
    </button>
  );
}

function Actions({ onDone }: { readonly onDone: () => void }) {
  const m = useMessages().labels.panel;
  const files = useRef<HTMLInputElement>(null);
  const noImage = useApp((state) => state.document.image === null);
  const bare = useApp((state) => isBare(state.document.labels));
  const show = (dialog: 'annotate' | 'audit') => () => {
    onDone();
    showLabelDialog(dialog);
  };
  return (
    <div className={styles.actions}>
      <Button look="primary" tip={noImage ? m.noImage : m.annotateHint} isDisabled={noImage} onPress={show('annotate')}>
        <PencilRuler size={14} aria-hidden />
        {m.annotate}
      </Button>
      <Button tip={m.auditHint} isDisabled={noImage || bare} onPress={show('audit')}>
        <ScanSearch size={14} aria-hidden />
        {m.audit}
      </Button>
      <Button tip={noImage ? m.noImage : m.importHint} isDisabled={noImage} onPress={() => files.current?.click()}>
        <FileDown size={14} aria-hidden />
        {m.import}
      </Button>
      <Button look="danger" tip={m.clearHint} isDisabled={bare} onPress={() => clearLabels()}>
        <Trash2 size={14} aria-hidden />
        {m.clear}
      </Button>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        accept=".json,.txt,.names,.yaml,.yml,.xml,.png"
        aria-label={m.importField}
        onChange={(event) => {
          const chosen = [...(event.currentTarget.files ?? [])];
          // The same files may be chosen again after they were edited.
          event.currentTarget.value = '';
          void importLabels(chosen);
        }}
      />
    </div>
  );
}
