import { TriangleAlert } from 'lucide-react';
import {
  type CSSProperties,
  type FocusEvent,
  type KeyboardEvent,
  memo,
  type PointerEvent,
  useId,
  useRef,
  useState,
} from 'react';
import { selectTile, turnTo } from '../../state/actions';
import { cellsOf } from '../../state/draws';
import { useApp } from '../../state/hooks';
import type { GridLayout } from '../../state/stage';
import { store } from '../../state/store';
import { useMessages } from '../messages';
import { TileCaption } from './TileCaption';
import styles from './Tiles.module.css';
import { useRefusedTiles } from './useRefusedTiles';

export type Layout = GridLayout;
export type Cell = 'original' | number;

/** Where a cell lies in the grid's area, in CSS pixels. */
export function boxOf(index: number, { columns, cell, gap, x0, y0 }: Layout) {
  const column = index % columns;
  const row = Math.floor(index / columns);
  return {
    left: x0 + column * (cell.width + gap),
    top: y0 + row * (cell.height + gap),
    width: cell.width,
    height: cell.height,
  };
}

/** Corners as the renderer rounds them. */
export const radiusOf = ({ cell }: Layout): number => Math.min(7, cell.width / 12);

/** Badges step back as cells shrink: at 10×10 on a phone the pictures matter more than their numbers. */
const densityOf = ({ width, height }: Layout['cell']): 'roomy' | 'tight' | 'tiny' => {
  const side = Math.min(width, height);
  return side >= 76 ? 'roomy' : side >= 44 ? 'tight' : 'tiny';
};

interface TileProps {
  readonly cell: Cell;
  readonly index: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly selected: boolean;
  readonly tabbable: boolean;
  readonly refused: boolean;
  readonly describedBy: string | undefined;
}

const Tile = memo(function Tile({ cell, index, selected, tabbable, refused, describedBy, ...box }: TileProps) {
  const m = useMessages().stage.grid;
  const label = cell === 'original' ? m.originalTile : refused ? m.tileRefused(cell) : m.tile(cell);
  return (
    <button
      type="button"
      className={styles.tile}
      style={box}
      data-cell={index}
      tabIndex={tabbable ? 0 : -1}
      aria-label={label}
      aria-describedby={describedBy}
      {...(cell === 'original' ? {} : { 'aria-pressed': selected })}
      onClick={() => selectTile(cell === 'original' || selected ? null : cell)}
    >
      <span className={styles.badge}>{cell === 'original' ? m.original : cell}</span>
      {refused && (
        <span className={styles.refused} title={m.refusedBadge}>
          <TriangleAlert size={12} aria-hidden />
        </span>
      )}
    </button>
  );
});

const cellUnder = (target: EventTarget): number | null => {
  const found = target instanceof Element ? target.closest<HTMLElement>('[data-cell]') : null;
  return found ? Number(found.dataset.cell) : null;
};

/** The buttons over the grid's one canvas: numbers, selection, and a caption where the pointer or the focus is. */
export function Tiles({ cells, layout }: { readonly cells: readonly Cell[]; readonly layout: Layout }) {
  const m = useMessages().stage.grid;
  const selectedTile = useApp((state) => state.selectedTile);
  const refused = useRefusedTiles();
  const overlay = useRef<HTMLFieldSetElement>(null);
  const captionId = useId();
  /** The cell that Tab reaches. */
  const [current, setCurrent] = useState(0);
  const [spoken, setSpoken] = useState<number | null>(null);
  const reachable = Math.min(current, cells.length - 1);

  const moveTo = (index: number) => {
    const next = Math.max(0, Math.min(cells.length - 1, index));
    setCurrent(next);
    overlay.current?.querySelector<HTMLElement>(`[data-cell="${next}"]`)?.focus();
  };

  const turn = (by: -1 | 1, from: number) => {
    turnTo(store.getState().page + by);
    const { document, page } = store.getState();
    const last = cellsOf(document.grid, page).length - 1;
    // The last page may be short.
    if (from > last) moveTo(last);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey) return;
    const { columns } = layout;
    const from = cellUnder(event.target) ?? reachable;
    const rowStart = from - (from % columns);
    const moves: Record<string, number | undefined> = {
      ArrowLeft: from - 1,
      ArrowRight: from + 1,
      ArrowUp: from - columns < 0 ? from : from - columns,
      ArrowDown: from + columns >= cells.length ? from : from + columns,
      Home: event.ctrlKey ? 0 : rowStart,
      End: event.ctrlKey ? cells.length - 1 : rowStart + columns - 1,
    };
    const to = moves[event.key];
    if (to !== undefined) moveTo(to);
    else if (event.key === 'PageUp' || event.key === 'PageDown') turn(event.key === 'PageUp' ? -1 : 1, from);
    else if (event.key === 'Escape') {
      if (spoken !== null) setSpoken(null);
      selectTile(null);
    } else return;
    event.preventDefault();
  };

  const onPointerOver = (event: PointerEvent) => {
    if (event.pointerType !== 'touch') setSpoken(cellUnder(event.target));
  };
  const onFocus = (event: FocusEvent) => {
    const index = cellUnder(event.target);
    if (index === null) return;
    setCurrent(index);
    // A click focuses too, but there the pointer already speaks for the tile; a tap opens the tile's panel.
    if (event.target.matches(':focus-visible')) setSpoken(index);
  };

  const spokenCell = spoken === null ? undefined : cells[spoken];
  return (
    <fieldset
      ref={overlay}
      className={styles.overlay}
      style={{ '--tile-radius': `${radiusOf(layout)}px` } as CSSProperties}
      data-density={densityOf(layout.cell)}
      aria-label={m.label}
      onKeyDown={onKeyDown}
      onPointerOver={onPointerOver}
      onPointerLeave={() => setSpoken(null)}
      onFocus={onFocus}
      onBlur={() => setSpoken(null)}
    >
      {cells.map((cell, index) => (
        <Tile
          // biome-ignore lint/suspicious/noArrayIndexKey: by place, so that the focus stays when the grid turns to other draws
          key={index}
          cell={cell}
          index={index}
          {...boxOf(index, layout)}
          selected={cell !== 'original' && cell === selectedTile}
          tabbable={index === reachable}
          refused={cell !== 'original' && refused.has(cell)}
          describedBy={spoken === index ? captionId : undefined}
        />
      ))}
      {spoken !== null && spokenCell !== undefined && (
        <TileCaption id={captionId} cell={spokenCell} box={boxOf(spoken, layout)} layout={layout} />
      )}
    </fieldset>
  );
}
