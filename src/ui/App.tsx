import { Layers, ScanSearch } from 'lucide-react';
import { startTransition, useCallback, useEffect, useState } from 'react';
import type { Place } from '../pipeline/edit';
import { countSteps } from '../pipeline/model';
import { useApp } from '../state/hooks';
import { loadTexts } from '../transforms/texts';
import styles from './App.module.css';
import { LiveRegion } from './controls/LiveRegion';
import { later, useLater } from './controls/later';
import { TipLayer } from './controls/TipLayer';
import { PipelinePanel } from './editor/PipelinePanel';
import { NoticeBar } from './files';
import { GridPanel } from './grid/GridPanel';
import { Header } from './header/Header';
import { PageDrop } from './image/PageDrop';
import { LabelDialogs } from './labels/LabelDialogs';
import { useMessages } from './messages';
import { keepTyping, takeTyped } from './palette/typed';
import { SidePanels } from './SidePanels';
import { sheet } from './sheets';
import { StatusBar } from './status/StatusBar';
import { TilePanel } from './tile/TilePanel';
import { useMedia } from './useMedia';
import { usePageAttributes } from './usePageAttributes';
import { useShortcuts } from './useShortcuts';

const palette = later(async () => {
  // What can be searched must be there first.
  await loadTexts();
  return (await import('./palette/Palette')).Palette;
});

/** The whole page: pipeline, grid, and tile or code side by side; on a narrow one the grid, with the others as sheets. */
export function App() {
  const narrow = useMedia('(max-width: 900px)');
  const [target, setTarget] = useState<Place | null | 'closed'>('closed');
  const closePalette = useCallback(() => {
    takeTyped();
    setTarget('closed');
  }, []);
  const Palette = useLater(palette, target !== 'closed', closePalette);
  // As a transition the palette is made in short turns: nothing else on the page waits for its hundred cards.
  const openPalette = useCallback((place?: Place) => {
    keepTyping();
    startTransition(() => setTarget(place ?? null));
  }, []);
  usePageAttributes();
  useShortcuts(openPalette);
  return (
    <>
      <div className={styles.page}>
        <Header narrow={narrow} />
        <main className={styles.main}>
          {!narrow && (
            <div className={styles.left}>
              <PipelinePanel openPalette={openPalette} />
            </div>
          )}
          <div className={styles.centre}>
            <GridPanel />
          </div>
          {!narrow && <SidePanels />}
        </main>
        {narrow && <Sheets openPalette={openPalette} />}
        <StatusBar />
      </div>
      <NoticeBar />
      {Palette && <Palette target={target} onClose={closePalette} />}
      <LabelDialogs />
      <LiveRegion />
      <TipLayer />
      <PageDrop />
    </>
  );
}

/** The two buttons at the bottom of a narrow page, and what they open. */
function Sheets({ openPalette }: { readonly openPalette: (place?: Place) => void }) {
  const { editor } = useMessages();
  const [open, setOpen] = useState<'pipeline' | 'tile' | null>(null);
  const steps = useApp((state) => countSteps(state.document.pipeline.nodes));
  const tile = useApp((state) => state.selectedTile);
  const close = useCallback(() => setOpen(null), []);
  const Sheet = useLater(sheet, open !== null, close);
  // There is no room for the tile's panel beside the grid: choosing a tile brings it up.
  useEffect(() => {
    // A tile restored on load was chosen in another visit.
    if (tile !== null && navigator.userActivation.hasBeenActive) setOpen((now) => now ?? 'tile');
  }, [tile]);
  return (
    <nav className={styles.bar} aria-label={editor.results}>
      <button type="button" className={styles.open} aria-haspopup="dialog" onClick={() => setOpen('pipeline')}>
        <Layers size={17} aria-hidden="true" />
        {editor.pipeline}
        <span className={styles.badge}>{steps}</span>
      </button>
      <button type="button" className={styles.open} aria-haspopup="dialog" onClick={() => setOpen('tile')}>
        <ScanSearch size={17} aria-hidden="true" />
        {editor.tile}
        {tile !== null && <span className={styles.badge}>{tile}</span>}
      </button>
      {Sheet && (
        <>
          <Sheet title={editor.pipeline} open={open === 'pipeline'} onClose={close}>
            <PipelinePanel openPalette={openPalette} />
          </Sheet>
          <Sheet title={editor.tile} open={open === 'tile'} onClose={close}>
            <TilePanel />
          </Sheet>
        </>
      )}
    </nav>
  );
}
