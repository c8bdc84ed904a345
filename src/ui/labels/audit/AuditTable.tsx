import { useApp } from '../../../state/hooks';
import { useIn, useMessages } from '../../messages';
import { audit } from '../../messages/labels/audit';
import { coloursOf } from '../classes';
import { KindIcon } from '../KindIcon';
import { usePercent } from '../percent';
import { Swatch } from '../Swatch';
import styles from './Audit.module.css';
import { type AuditRow, lossesOf } from './auditing';

/** Rows shown at most; the table for spreadsheets has them all. */
const most = 200;
/** Steps named per row. */
const named = 3;

const kindOf = { boxes: 'box', polygons: 'polygon', points: 'point' } as const;

interface AuditTableProps {
  readonly rows: readonly AuditRow[];
  readonly names: ReadonlyMap<string, string>;
}

/** A row per class and kind of label. */
export function AuditTable({ rows, names }: AuditTableProps) {
  const m = useIn(audit);
  const { tile } = useMessages().labels;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on a phone, and keys must be able to
    <section className={styles.scroller} tabIndex={0} aria-label={m.caption}>
      <table className={styles.table}>
        <caption className="visually-hidden">{m.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{m.class}</th>
            <th scope="col" className={styles.barColumn}>
              <span className="visually-hidden">{m.kept}</span>
            </th>
            <th scope="col">{m.kept}</th>
            <th scope="col">{m.clipped}</th>
            <th scope="col">{m.dropped}</th>
            <th scope="col" className={styles.by}>
              {m.droppedBy}
            </th>
            <th scope="col" data-tip={m.inflationHint}>
              {m.inflation}
            </th>
            <th scope="col" data-tip={m.visibleHint}>
              {m.visible}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, most).map((row) => (
            <Row key={`${row.kind} ${row.name}`} row={row} names={names} />
          ))}
        </tbody>
      </table>
      {rows.length > most && <p className={styles.more}>{tile.more(rows.length - most)}</p>}
    </section>
  );
}

function Row({ row, names }: { readonly row: AuditRow; readonly names: AuditTableProps['names'] }) {
  const m = useIn(audit);
  const { kinds } = useMessages().labels;
  const colour = useApp((state) => coloursOf(state.document.labels).get(row.name));
  const percent = usePercent();
  const { total, kept, clipped, dropped, inflation, visible } = row.tally;
  const whole = (kept - clipped) / total;
  const kind = kindOf[row.kind];
  const losses = lossesOf([row]);
  return (
    <tr>
      <th scope="row">
        <span className={styles.class}>
          <Swatch colour={colour} />
          <KindIcon kind={kind} size={12} />
          <span className="visually-hidden">{kinds[kind]} </span>
          <span className={styles.name}>{row.name}</span>
          {row.labels > 1 && <span className={styles.times}>×{row.labels}</span>}
        </span>
      </th>
      <td className={styles.barColumn}>
        <span
          role="img"
          className={styles.stack}
          aria-label={m.bar(percent(whole), percent(clipped / total), percent(dropped / total))}
        >
          <i data-part="whole" style={{ flexGrow: whole }} />
          <i data-part="clipped" style={{ flexGrow: clipped / total }} />
          <i data-part="dropped" style={{ flexGrow: dropped / total }} />
        </span>
      </td>
      <td>{percent(kept / total)}</td>
      <td data-quiet={clipped === 0}>{percent(clipped / total)}</td>
      <td data-quiet={dropped === 0} data-bad={dropped > 0}>
        {percent(dropped / total)}
      </td>
      <td className={styles.by}>
        {losses.slice(0, named).map(({ key, count }) => (
          <span key={key} className={styles.culprit}>
            {names.get(key) ?? key} <b>{percent(count / total)}</b>
          </span>
        ))}
        {losses.length > named && <span className={styles.culprit}>+{losses.length - named}</span>}
      </td>
      <td data-quiet={inflation === null}>{inflation === null ? m.nothing : `×${inflation.toFixed(2)}`}</td>
      <td data-quiet={visible === null}>{visible === null ? m.nothing : percent(visible)}</td>
    </tr>
  );
}
