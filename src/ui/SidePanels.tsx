import { type CSSProperties, useCallback } from 'react';
import { setCodeView } from '../state/actions';
import { useApp } from '../state/hooks';
import { CodePanel } from './code';
import { Tabs } from './controls/Tabs';
import { useMessages } from './messages';
import styles from './SidePanels.module.css';
import { TilePanel } from './tile/TilePanel';
import { useMedia } from './useMedia';
import { WidthHandle } from './WidthHandle';

/** What stands right of the grid: the tile and the code, both where there is room, else one of them at a time. */
export function SidePanels() {
  const { editor, exports: m } = useMessages();
  const roomy = useMedia('(min-width: 1600px)');
  const shown = useApp((state) => state.codeView.shown);
  const width = useApp((state) => state.codeView.width);
  const tile = useApp((state) => state.selectedTile);
  const close = useCallback(() => setCodeView({ shown: false }), []);
  const wide = { '--code-width': `${width}px` } as CSSProperties;
  if (!roomy)
    return (
      <div className={`${styles.side} ${shown ? styles.code : styles.tile}`} style={wide}>
        {shown && <WidthHandle />}
        <Tabs
          label={m.sides}
          value={shown ? 'code' : 'tile'}
          options={[
            { value: 'tile', label: editor.tile, ...(tile !== null && { badge: tile }) },
            { value: 'code', label: m.code },
          ]}
          onChange={(side) => setCodeView({ shown: side === 'code' })}
        >
          {shown ? <CodePanel /> : <TilePanel />}
        </Tabs>
      </div>
    );
  return (
    <>
      {shown && (
        <div className={`${styles.side} ${styles.code}`} style={wide}>
          <WidthHandle />
          <CodePanel onClose={close} />
        </div>
      )}
      <div className={`${styles.side} ${styles.tile}`}>
        <TilePanel />
      </div>
    </>
  );
}
