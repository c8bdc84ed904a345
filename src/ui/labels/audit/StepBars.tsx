import { findNode } from '../../../pipeline/model';
import { useApp } from '../../../state/hooks';
import { useIn } from '../../messages';
import { audit } from '../../messages/labels/audit';
import { categoryOf } from '../../tile/describe';
import { usePercent } from '../percent';
import styles from './Audit.module.css';
import type { Loss } from './auditing';

interface StepBarsProps {
  readonly losses: readonly Loss[];
  readonly names: ReadonlyMap<string, string>;
}

/** How the losses are shared among the steps. */
export function StepBars({ losses, names }: StepBarsProps) {
  const m = useIn(audit);
  const percent = usePercent();
  const nodes = useApp((state) => state.document.pipeline.nodes);
  const all = losses.reduce((sum, { count }) => sum + count, 0);
  const most = losses[0]?.count ?? 1;
  return (
    <section className={styles.steps}>
      <h3>{m.steps}</h3>
      <ul>
        {losses.map(({ key, count }) => {
          const node = findNode(nodes, key);
          const name = names.get(key) ?? key;
          return (
            <li key={key} className={styles.step} data-category={node ? categoryOf(node) : 'geometric'}>
              <span className={styles.stepName}>{name}</span>
              <span className={styles.track} aria-hidden>
                <i style={{ width: `${(count / most) * 100}%` }} />
              </span>
              <span className={styles.stepCount}>
                <span aria-hidden>{m.share(percent(count / all), count)}</span>
                <span className="visually-hidden">{m.stepBar(name, count, percent(count / all))}</span>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
