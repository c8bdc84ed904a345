import { useState } from 'react';
import { useApp } from '../../../state/hooks';
import { NumberField } from '../../controls/NumberField';
import { CopyButton } from '../../files/CopyButton';
import { useIn, useMessages } from '../../messages';
import { audit as words } from '../../messages/labels/audit';
import { countOf } from '../classes';
import { usePercent } from '../percent';
import styles from './Audit.module.css';
import { AuditTable } from './AuditTable';
import { type AuditRow, auditCsv, auditRows, lossesOf, sideWarnings, stepNames, summaryOf } from './auditing';
import { SideWarnings } from './SideWarnings';
import { StepBars } from './StepBars';
import { type Audited, useAudit } from './useAudit';

const drawsRange = [10, 5000] as const;

/** What the pipeline does to the labels: in words, per class, and per step. */
export function AuditContents() {
  const m = useIn(words);
  const none = useApp((state) => countOf(state.document.labels) === 0);
  const [draws, setDraws] = useState(200);
  const audited = useAudit(draws);
  if (none) return <p className={styles.none}>{m.none}</p>;
  const running = audited === null || audited.done < draws;
  return (
    <>
      <div className={styles.bar}>
        <span className={styles.draws}>
          <span aria-hidden>{m.draws}</span>
          <NumberField label={m.draws} value={draws} range={drawsRange} step={50} int width={64} onChange={setDraws} />
        </span>
        <span role="status" className={styles.running}>
          {running && m.running(audited?.done ?? 0, draws)}
        </span>
        {running && (
          <progress className={styles.progress} max={draws} value={audited?.done ?? 0} aria-label={m.progress} />
        )}
      </div>
      {audited && <Report audited={audited} />}
    </>
  );
}

function Report({ audited: { audit, done } }: { readonly audited: Audited }) {
  const m = useIn(words);
  const { tile } = useMessages().labels;
  const labels = useApp((state) => state.document.labels);
  const pipeline = useApp((state) => state.document.pipeline);
  const rows = auditRows(audit, labels);
  const names = stepNames(pipeline, { workingSize: tile.workingSize, notIn: m.notIn });
  const losses = lossesOf(rows);
  return (
    <>
      <Words rows={rows} draws={done} names={names} />
      <SideWarnings warnings={sideWarnings(audit)} />
      <AuditTable rows={rows} names={names} />
      {losses.length > 0 && <StepBars losses={losses} names={names} />}
      <div className={styles.actions}>
        <CopyButton text={auditCsv(rows, done, names)} label={m.csv} />
      </div>
    </>
  );
}

interface WordsProps {
  readonly rows: readonly AuditRow[];
  readonly draws: number;
  readonly names: ReadonlyMap<string, string>;
}

/** The findings as a person would tell them. */
function Words({ rows, draws, names }: WordsProps) {
  const percent = usePercent();
  const m = useIn(words);
  const { kept, whole, worstStep, worstClass, loosest } = summaryOf(rows);
  return (
    <div className={styles.summary}>
      <p className={styles.lead}>
        {m.summaryKept(percent(kept))} <span>{m.summaryDraws(draws)}</span>
      </p>
      <p>
        {kept > 0 && whole < 1 && `${m.summaryWhole(percent(whole))} `}
        {worstStep
          ? m.summaryWorst(names.get(worstStep.key) ?? worstStep.key, percent(worstStep.share))
          : m.summaryNone}{' '}
        {worstClass && m.summaryClass(worstClass.name, percent(worstClass.share))}{' '}
        {loosest && m.summaryLoose(loosest.name, loosest.factor.toFixed(2))}
      </p>
    </div>
  );
}
