import { useApp } from '../../state/hooks';
import { useMessages } from '../messages';
import { classesOf, type LabelClass } from './classes';
import { KindIcon } from './KindIcon';
import styles from './Legend.module.css';
import { Swatch } from './Swatch';

/** Rows beyond this say nothing to the eye; the count says how many there are. */
const most = 200;

/** Which colour is which class, and how often each occurs. */
export function Legend() {
  const { panel: m, tile } = useMessages().labels;
  const classes = useApp((state) => classesOf(state.document.labels));
  return (
    <section aria-label={m.classes}>
      <ul className={styles.legend}>
        {classes.slice(0, most).map((entry) => (
          <li key={entry.name} className={styles.entry}>
            <Swatch colour={entry.colour} />
            <span className={styles.name}>{entry.name || m.unnamed}</span>
            <Counts entry={entry} />
          </li>
        ))}
        {classes.length > most && <li className={styles.entry}>{tile.more(classes.length - most)}</li>}
      </ul>
    </section>
  );
}

function Counts({ entry: { boxes, polygons, points, mask } }: { readonly entry: LabelClass }) {
  const { counted, panel } = useMessages().labels;
  const counts = [
    ['box', boxes, counted.boxes],
    ['polygon', polygons, counted.polygons],
    ['point', points, counted.points],
  ] as const;
  return (
    <span className={styles.counts}>
      {counts.map(
        ([kind, count, words]) =>
          count > 0 && (
            <span key={kind} className={styles.count} title={words(count)}>
              <KindIcon kind={kind} size={11} />
              <span aria-hidden>{count}</span>
              <span className="visually-hidden">{words(count)}</span>
            </span>
          ),
      )}
      {mask && <span className={styles.count}>{panel.maskOnly}</span>}
    </span>
  );
}
