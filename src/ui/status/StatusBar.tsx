import { useApp } from '../../state/hooks';
import type { EngineState } from '../../state/store';
import { useMessages } from '../messages';
import { useLeaks } from './bytes-sent';
import { shortRenderer } from './renderer';
import styles from './StatusBar.module.css';

/** A fact with an explanation; focusable, so that the explanation is not for the pointer alone. */
function Fact({
  tip,
  className,
  children,
}: {
  tip: string;
  className?: string | undefined;
  children: React.ReactNode;
}) {
  return (
    <span
      className={`${styles.fact} ${className ?? ''}`}
      data-tip={tip}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: its explanation must be reachable with the keyboard
      tabIndex={0}
      role="note"
      aria-description={tip}
    >
      {children}
    </span>
  );
}

function Renderer({ engine }: { readonly engine: EngineState }) {
  const m = useMessages().stage.status;
  switch (engine.phase) {
    case 'ready':
      return <Fact tip={m.renderer(engine.renderer, engine.thread)}>{shortRenderer(engine.renderer)}</Fact>;
    case 'starting':
      return <span className={styles.fact}>{m.starting}</span>;
    case 'recovering':
      return <span className={styles.fact}>{m.recovering}</span>;
    default:
      return <span className={styles.fact}>{m.noRenderer}</span>;
  }
}

/** The figures of the newest frame. On its own, so that a frame renders these three numbers and nothing else. */
function Frame() {
  const m = useMessages().stage.status;
  const frame = useApp(({ engine, frame }) => ('reason' in engine ? null : frame));
  if (!frame) return null;
  return (
    <>
      <span className={styles.fact}>
        <b>{frame.tiles}</b> {m.tiles(frame.tiles)}
      </span>
      <Fact tip={m.passesHint}>
        <b>{frame.passes}</b> {m.passes(frame.passes)}
      </Fact>
      <span className={`${styles.fact} ${styles.time}`}>
        <b>{frame.milliseconds < 10 ? frame.milliseconds.toFixed(1) : Math.round(frame.milliseconds)}</b>{' '}
        {m.milliseconds}
      </span>
    </>
  );
}

/** The line at the page's foot: what the newest frame cost, and what is kept and sent. */
export function StatusBar() {
  const m = useMessages().stage.status;
  const engine = useApp((state) => state.engine);
  const saved = useApp((state) => state.saved);
  const leaks = useLeaks();
  const left = [...leaks.values()].reduce((sum, count) => sum + count, 0);
  return (
    <section className={styles.bar} aria-label={m.label}>
      <Frame />
      <Renderer engine={engine} />
      <span className={styles.space} />
      <Fact tip={saved === 'off' ? m.offHint : m.savedHint} className={styles.saved}>
        <i className={styles.dot} data-saved={saved} aria-hidden />
        {m[saved]}
      </Fact>
      {left === 0 ? (
        <Fact tip={m.sentHint}>{m.sent}</Fact>
      ) : (
        <Fact tip={m.leakedHint([...leaks.keys()].join(', '))} className={styles.leaked}>
          {m.leaked(left)}
        </Fact>
      )}
    </section>
  );
}
