import { Plus } from 'lucide-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { Place } from '../../pipeline/edit';
import { countSteps, type Key } from '../../pipeline/model';
import { useApp } from '../../state/hooks';
import { later, useLater } from '../controls/later';
import { ImageCard } from '../image/ImageCard';
import { useMessages } from '../messages';
import { Notices } from '../status/Notices';
import { type Editor, EditorContext } from './EditorContext';
import { EmptyPipeline } from './EmptyPipeline';
import { HelpStrip } from './HelpStrip';
import { NodeTree } from './NodeTree';
import styles from './PipelinePanel.module.css';
import { PipelineToolbar } from './PipelineToolbar';
import { SoloChip } from './SoloChip';
import { WorkingSize } from './WorkingSize';

const nodeMenu = later(async () => (await import('./NodeMenu')).NodeMenu);

/** The image and the steps that change it. */
export function PipelinePanel({ openPalette }: { readonly openPalette: (place?: Place) => void }) {
  const { editor } = useMessages();
  const panel = useRef<HTMLElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const anchor = useRef<HTMLElement | null>(null);
  const [menu, setMenu] = useState<Key | null>(null);
  const count = useApp((state) => countSteps(state.document.pipeline.nodes));
  const empty = useApp((state) => state.document.pipeline.nodes.length === 0);

  const openMenu = useCallback((key: Key, button: HTMLElement) => {
    anchor.current = button;
    setMenu(key);
  }, []);
  const closeMenu = useCallback(() => setMenu(null), []);
  const NodeMenu = useLater(nodeMenu, menu !== null, closeMenu);
  const context = useMemo<Editor>(() => ({ openPalette, openMenu }), [openPalette, openMenu]);
  return (
    <EditorContext value={context}>
      <section ref={panel} className={styles.panel} aria-label={editor.pipeline}>
        <div ref={scroller} className={styles.scroller}>
          <div className={styles.image}>
            <ImageCard />
          </div>
          <div className={styles.heading}>
            <h2>{editor.pipeline}</h2>
            <span className={styles.count}>{count > 0 && editor.steps(count)}</span>
            <PipelineToolbar />
          </div>
          <div className={styles.steps}>
            <Notices where={['pipeline']} />
            <SoloChip />
            <WorkingSize />
            {empty ? <EmptyPipeline /> : <NodeTree scroller={scroller} />}
            {!empty && (
              <button type="button" className={styles.add} onClick={() => openPalette()}>
                <Plus size={14} aria-hidden="true" />
                {editor.addTransform}
                <kbd>/</kbd>
              </button>
            )}
          </div>
        </div>
        <HelpStrip panel={panel} />
        {NodeMenu && <NodeMenu node={menu} anchor={anchor} onClose={closeMenu} />}
      </section>
    </EditorContext>
  );
}
