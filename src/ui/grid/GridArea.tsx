import { memo, useEffect, useMemo, useRef } from 'react';
import { cellsOf } from '../../state/draws';
import { useApp } from '../../state/hooks';
import { gridLayout, heightOf, show } from '../../state/stage';
import type { Grid } from '../../state/store';
import { GridLabels } from '../labels/overlay/GridLabels';
import { useMessages } from '../messages';
import { EngineProblem } from './EngineProblem';
import styles from './GridArea.module.css';
import { boxOf, type Layout, radiusOf, Tiles } from './Tiles';
import { useSize } from './useSize';

/** Below this width cells keep a size that a finger can hit, and the grid scrolls instead. */
const narrow = 600;
const smallestCell = 64;

/** Height of the grid's surface: the area's own, unless that would make the cells too small to tell apart. */
function surfaceHeight(width: number, height: number, grid: Grid, aspect: number): number {
  const fitted = gridLayout(width, height, grid, aspect);
  if (width >= narrow || fitted.cell.height >= smallestCell) return height;
  const { gap, columns, rows } = fitted;
  const widest = (width - gap * (columns - 1)) / columns;
  const cell = Math.min(Math.max(smallestCell, smallestCell / aspect), widest / aspect);
  return Math.max(height, Math.ceil(rows * cell + (rows - 1) * gap));
}

/** One canvas for the whole grid. It depends on nothing: the renderer follows the store by itself. */
const GridCanvas = memo(function GridCanvas() {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    return canvas.current ? show(canvas.current, { kind: 'grid' }) : undefined;
  }, []);
  return <canvas ref={canvas} className={styles.canvas} aria-hidden />;
});

function Placeholders({ count, layout, waiting }: { count: number; layout: Layout; waiting: boolean }) {
  return (
    <div className={styles.placeholders} data-waiting={waiting} aria-hidden>
      {Array.from({ length: count }, (_, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is all there is to tell them apart
          key={index}
          className={styles.placeholder}
          style={{ ...boxOf(index, layout), borderRadius: radiusOf(layout) }}
        />
      ))}
    </div>
  );
}

/** The live grid, or what to do where there can be none. */
export function GridArea() {
  const phase = useApp((state) => state.engine.phase);
  return phase === 'unsupported' || phase === 'failed' ? <EngineProblem phase={phase} /> : <LiveGrid />;
}

/** Placeholders, the canvas above them, the tiles' buttons on top. */
function LiveGrid() {
  const area = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(area);
  const grid = useApp((state) => state.document.grid);
  const aspect = useApp(({ document: { image } }) => (image ? image.width / image.height : 1));
  const empty = useApp((state) => state.document.image === null);
  const m = useMessages().stage.grid;
  const drawn = useApp((state) => state.frame !== null);
  const page = useApp((state) => state.page);
  const cells = useMemo(() => cellsOf(grid, page), [grid, page]);
  const surface = surfaceHeight(width, height, grid, aspect);
  const layout = useMemo(() => gridLayout(width, surface, grid, aspect), [width, surface, grid, aspect]);

  return (
    <div ref={area} className={styles.area}>
      <div className={styles.surface} style={{ height: surface }}>
        {width > 0 && (
          <>
            <Placeholders count={cells.length} layout={layout} waiting={!drawn && !empty} />
            {empty ? (
              <p className={styles.empty}>
                <span>{m.noImage}</span>
              </p>
            ) : (
              <>
                <div className={styles.pictures} style={{ height: heightOf(layout, aspect) }}>
                  <GridCanvas />
                  <GridLabels cells={cells} layout={layout} />
                </div>
                <Tiles cells={cells} layout={layout} />
              </>
            )}
          </>
        )}
      </div>
    </div>
  );
}
