import { useApp } from '../../state/hooks';
import { useMessages } from '../messages';
import { Notices } from '../status/Notices';
import { GridArea } from './GridArea';
import styles from './GridPanel.module.css';
import { GridToolbar } from './GridToolbar';
import { useRerollKey } from './useRerollKey';

/** The middle of the page: toolbar, messages of the renderer, and the live grid. */
export function GridPanel() {
  const m = useMessages().stage;
  const recovering = useApp((state) => state.engine.phase === 'recovering');
  useRerollKey();
  return (
    <section className={styles.panel} aria-label={m.grid.label}>
      <GridToolbar />
      <div className={styles.stage}>
        <GridArea />
        <div className={styles.messages}>
          <p role="status" className={styles.recovering} hidden={!recovering}>
            {recovering && m.engine.recovering}
          </p>
          <Notices where={['engine', 'tile']} />
        </div>
      </div>
    </section>
  );
}
