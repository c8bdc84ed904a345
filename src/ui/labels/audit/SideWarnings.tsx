import { TriangleAlert } from 'lucide-react';
import { useApp } from '../../../state/hooks';
import { setLabelSettings } from '../../../state/labels';
import { Button } from '../../controls/Button';
import { useIn } from '../../messages';
import { audit } from '../../messages/labels/audit';
import { usePercent } from '../percent';
import styles from './Audit.module.css';
import type { SideWarning } from './auditing';

/** Names of left and right that flips leave on the wrong side, and the one press that mends it. */
export function SideWarnings({ warnings }: { readonly warnings: readonly SideWarning[] }) {
  const m = useIn(audit);
  const percent = usePercent();
  const pairs = useApp((state) => state.document.pipeline.labels.flipPairs);
  return (
    <div aria-live="polite">
      {warnings.map(({ pair, share }) => (
        <div key={pair[0]} className={styles.warning}>
          <TriangleAlert size={15} aria-hidden />
          <p>{m.swapsText(pair[0], pair[1], percent(share))}</p>
          <Button onPress={() => setLabelSettings({ flipPairs: [...pairs, pair] })}>{m.declare}</Button>
        </div>
      ))}
    </div>
  );
}
