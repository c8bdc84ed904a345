import { ChevronLeft, ChevronRight } from 'lucide-react';
import { turnTo } from '../../state/actions';
import { cellsOf, mostDraws, pagesOf } from '../../state/draws';
import { useApp } from '../../state/hooks';
import { IconButton } from '../controls/Button';
import { useMessages } from '../messages';
import styles from './DrawPager.module.css';

/** Which of the seed's draws the grid shows, and the way to the others: nothing is drawn anew. */
export function DrawPager() {
  const m = useMessages().stage.grid;
  const grid = useApp((state) => state.document.grid);
  const page = useApp((state) => state.page);
  const tiles = cellsOf(grid, page).filter((cell) => cell !== 'original');
  const [first = 1, last = 1] = [tiles[0], tiles.at(-1)];
  return (
    <fieldset className={styles.pager} aria-label={m.draws}>
      <IconButton
        label={m.earlier}
        keys="Page Up"
        className={styles.turn ?? ''}
        isDisabled={page === 0}
        onPress={() => turnTo(page - 1)}
      >
        <ChevronLeft size={15} />
      </IconButton>
      <span className={styles.range} data-tip={m.shownOf(first, last, mostDraws)}>
        {m.shown(first, last)}
      </span>
      <IconButton
        label={m.further}
        keys="Page Down"
        className={styles.turn ?? ''}
        isDisabled={page === pagesOf(grid) - 1}
        onPress={() => turnTo(page + 1)}
      >
        <ChevronRight size={15} />
      </IconButton>
    </fieldset>
  );
}
