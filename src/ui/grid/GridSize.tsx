import { ChevronDown } from 'lucide-react';
import { setGrid } from '../../state/actions';
import { useApp } from '../../state/hooks';
import { Button } from '../controls/Button';
import { later } from '../controls/later';
import { usePopup } from '../controls/usePopup';
import { useMessages } from '../messages';
import styles from './GridSize.module.css';

const picker = later(async () => (await import('./SizePopup')).SizePopup);

const common = [3, 5, 10] as const;

/** Three usual sizes, and a picker for any other. */
export function GridSize() {
  const m = useMessages().stage.grid;
  const { rows, columns } = useApp((state) => state.document.grid);
  const usual = common.some((side) => rows === side && columns === side);
  const popup = usePopup('dialog', picker);
  return (
    <fieldset className={styles.sizes} aria-label={m.size}>
      {common.map((side) => (
        <button
          key={side}
          type="button"
          className={styles.segment}
          aria-pressed={rows === side && columns === side}
          onClick={() => setGrid({ rows: side, columns: side })}
        >
          {side}×{side}
        </button>
      ))}
      <Button
        className={styles.custom ?? ''}
        aria-label={`${m.custom}: ${m.choose(rows, columns)}`}
        tip={m.customTitle}
        {...popup.button}
      >
        <span data-custom={!usual}>{usual ? '' : `${rows}×${columns}`}</span>
        <ChevronDown size={14} aria-hidden />
      </Button>
      {popup.Part && <popup.Part {...popup.place} />}
    </fieldset>
  );
}
