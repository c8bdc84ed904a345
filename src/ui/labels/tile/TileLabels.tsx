import { useEffect, useState } from 'react';
import type { Recipe } from '../../../pipeline/recipe';
import { workingSizeKey } from '../../../pipeline/sites';
import { useApp } from '../../../state/hooks';
import { useMessages } from '../../messages';
import { coloursOf, countOf } from '../classes';
import { KindIcon } from '../KindIcon';
import { highlightLabel } from '../overlay/highlight';
import { useTrace } from '../overlay/useTrace';
import { usePercent } from '../percent';
import { Swatch } from '../Swatch';
import { type Row, rowsOf, tallyOf } from './rows';
import styles from './TileLabels.module.css';

/** Rows shown until more are asked for, and at most. */
const few = 12;
const most = 300;

/** What became of every label on the selected tile; nothing where there are none. */
export function TileLabels({ recipe }: { readonly recipe: Recipe }) {
  const any = useApp((state) => countOf(state.document.labels) > 0);
  return any ? <LabelRows recipe={recipe} /> : null;
}

function LabelRows({ recipe }: { readonly recipe: Recipe }) {
  const m = useMessages().labels.tile;
  const labels = useApp((state) => state.document.labels);
  const trace = useTrace(recipe);
  const [all, setAll] = useState(false);
  // Whatever was pointed at is gone with this list.
  useEffect(() => () => highlightLabel(null), []);
  const rows = trace ? rowsOf(labels, trace.moved) : [];
  const { kept, clipped, dropped } = tallyOf(rows);
  const shown = rows.slice(0, all ? most : few);
  return (
    <section aria-label={m.title}>
      <div className={styles.head}>
        <h3>{m.title}</h3>
        <span className={styles.count}>{trace ? m.summary(kept, clipped, dropped) : m.working}</span>
      </div>
      <ul className={styles.rows} onPointerLeave={() => highlightLabel(null)}>
        {trace && shown.map((row) => <LabelRow key={row.id} row={row} recipe={trace.recipe} />)}
      </ul>
      {rows.length > few && (
        <button type="button" className={styles.more} onClick={() => setAll(!all)}>
          {all ? m.fewer : m.more(Math.min(rows.length, most) - few)}
        </button>
      )}
    </section>
  );
}

function LabelRow({ row, recipe }: { readonly row: Row; readonly recipe: Recipe }) {
  const { tile: m, kinds } = useMessages().labels;
  const colour = useApp((state) => coloursOf(state.document.labels).get(row.label));
  const reason = useReason(recipe);
  return (
    <li
      className={styles.row}
      data-state={row.state}
      onPointerEnter={() => highlightLabel(row.id)}
      onPointerLeave={() => highlightLabel(null)}
    >
      <Swatch colour={colour} />
      <span className={styles.words}>
        <span className={styles.name}>
          <span className="visually-hidden">{kinds[row.kind]} </span>
          {row.label}
          {row.renamed !== null && <span className={styles.renamed}>{m.swapped(row.renamed)}</span>}
        </span>
        {row.lost && <span className={styles.reason}>{reason(row.lost)}</span>}
      </span>
      <Figures row={row} />
      <span className={styles.state} data-state={row.state}>
        {m[row.state]}
      </span>
      <span className={styles.kind}>
        <KindIcon kind={row.kind} />
      </span>
    </li>
  );
}

/** Copies, inflation and the visible share, where they say something. */
function Figures({ row: { copies, inflation, visible } }: { readonly row: Row }) {
  const percent = usePercent();
  const m = useMessages().labels.tile;
  return (
    <span className={styles.figures}>
      {copies > 1 && <span>{m.copies(copies)}</span>}
      {inflation !== null && inflation >= 1.005 && (
        <span data-tip={m.inflationHint}>{m.inflation(inflation.toFixed(2))}</span>
      )}
      {visible !== null && visible < 0.9995 && <span data-tip={m.visibleHint}>{m.visible(percent(visible))}</span>}
    </span>
  );
}

/** Says which step dropped a label, and by which rule. */
function useReason(recipe: Recipe): (lost: NonNullable<Row['lost']>) => string {
  const m = useMessages().labels.tile;
  const rules = useApp((state) => state.document.pipeline.labels.boxes);
  return ({ step, why }) => {
    const words =
      why === 'outside' || why === 'hole' || why === 'vanished' || why === 'invalid'
        ? m.why[why]
        : `${why} ${rules[why]}`;
    const at = recipe.steps[step];
    if (!at) return m.before(words);
    return m.by(at.key === workingSizeKey ? m.workingSize : at.transform, words);
  };
}
