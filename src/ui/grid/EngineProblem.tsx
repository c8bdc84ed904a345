import { MonitorX } from 'lucide-react';
import { useApp } from '../../state/hooks';
import { Button } from '../controls/Button';
import { useMessages } from '../messages';
import styles from './EngineProblem.module.css';

/** In place of the grid: what to do where the browser cannot draw. */
export function EngineProblem({ phase }: { readonly phase: 'unsupported' | 'failed' }) {
  const m = useMessages().stage.engine;
  const reason = useApp(({ engine }) => ('reason' in engine ? engine.reason : ''));
  return (
    <div className={styles.problem} role="alert">
      <MonitorX size={28} strokeWidth={1.5} aria-hidden className={styles.icon} />
      <h2 className={styles.title}>{phase === 'unsupported' ? m.unsupportedTitle : m.failedTitle}</h2>
      <p>{phase === 'unsupported' ? m.unsupported : m.failed}</p>
      {reason && (
        <details className={styles.reason}>
          <summary>{m.reason}</summary>
          <code>{reason}</code>
        </details>
      )}
      <Button onPress={() => location.reload()}>{m.reload}</Button>
    </div>
  );
}
