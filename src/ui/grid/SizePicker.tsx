import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { gridSides, setGrid } from '../../state/actions';
import { useApp } from '../../state/hooks';
import type { Grid } from '../../state/store';
import { NumberField } from '../controls/NumberField';
import { useMessages } from '../messages';
import styles from './SizePicker.module.css';

const sides = Array.from({ length: 10 }, (_, index) => index + 1);

const cellUnder = (target: EventTarget): Grid | null => {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-rows]') : null;
  return cell ? { rows: Number(cell.dataset.rows), columns: Number(cell.dataset.columns) } : null;
};

/** Hover to choose rows and columns, as in a table picker; the number fields say and take the same. */
export function SizePicker({ onDone }: { readonly onDone: () => void }) {
  const m = useMessages().stage.grid;
  const grid = useApp((state) => state.document.grid);
  const [pointed, setPointed] = useState<Grid | null>(null);
  const field = useRef<HTMLFieldSetElement>(null);
  const shown = pointed ?? grid;

  const onKeyDown = (event: KeyboardEvent) => {
    const from = cellUnder(event.target);
    if (!from) return;
    const moves: Record<string, Grid | undefined> = {
      ArrowLeft: { ...from, columns: from.columns - 1 },
      ArrowRight: { ...from, columns: from.columns + 1 },
      ArrowUp: { ...from, rows: from.rows - 1 },
      ArrowDown: { ...from, rows: from.rows + 1 },
      Home: { ...from, columns: 1 },
      End: { ...from, columns: 10 },
    };
    const to = moves[event.key];
    if (!to) return;
    event.preventDefault();
    field.current?.querySelector<HTMLElement>(`[data-rows="${to.rows}"][data-columns="${to.columns}"]`)?.focus();
  };

  return (
    <div className={styles.picker}>
      <fieldset
        ref={field}
        className={styles.field}
        aria-label={m.customTitle}
        onPointerOver={(event: PointerEvent) => setPointed(cellUnder(event.target))}
        onPointerLeave={() => setPointed(null)}
        onFocus={(event) => event.target.matches(':focus-visible') && setPointed(cellUnder(event.target))}
        onBlur={() => setPointed(null)}
        onKeyDown={onKeyDown}
      >
        {sides.flatMap((rows) =>
          sides.map((columns) => (
            <button
              key={`${rows} ${columns}`}
              type="button"
              className={styles.cell}
              data-rows={rows}
              data-columns={columns}
              data-on={rows <= shown.rows && columns <= shown.columns}
              tabIndex={rows === grid.rows && columns === grid.columns ? 0 : -1}
              aria-label={m.choose(rows, columns)}
              aria-pressed={rows === grid.rows && columns === grid.columns}
              onClick={() => {
                setGrid({ rows, columns });
                onDone();
              }}
            />
          )),
        )}
      </fieldset>
      <div className={styles.numbers}>
        <NumberField
          label={m.rows}
          value={shown.rows}
          range={gridSides}
          step={1}
          int
          width={44}
          onChange={(rows) => setGrid({ ...grid, rows })}
        />
        <span aria-hidden>×</span>
        <NumberField
          label={m.columns}
          value={shown.columns}
          range={gridSides}
          step={1}
          int
          width={44}
          onChange={(columns) => setGrid({ ...grid, columns })}
        />
        <span className={styles.unit} aria-hidden>
          {m.customTitle}
        </span>
      </div>
    </div>
  );
}
