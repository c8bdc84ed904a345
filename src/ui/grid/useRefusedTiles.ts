import { useEffect, useState } from 'react';
import { cellsOf } from '../../state/draws';
import { recipeOf } from '../../state/stage';
import { type State, store } from '../../state/store';

const quiet = 180;

const refusedTiles = ({ document, page }: State): number[] =>
  cellsOf(document.grid, page).filter(
    (cell): cell is number =>
      cell !== 'original' &&
      (recipeOf(cell)?.trace.some(({ outcome }) => !outcome.fired && outcome.why === 'refused') ?? false),
  );

/**
 * Tiles in which a step was refused. Looked at once the document rests, outside of rendering: a slider in motion must
 * not cost a recipe per tile here.
 */
export function useRefusedTiles(): ReadonlySet<number> {
  const [tiles, setTiles] = useState<ReadonlySet<number>>(new Set());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const look = () => {
      const found = refusedTiles(store.getState());
      setTiles((last) => (last.size === found.length && found.every((tile) => last.has(tile)) ? last : new Set(found)));
    };
    const unsubscribe = store.subscribe((state, before) => {
      if (state.document === before.document && state.page === before.page) return;
      clearTimeout(timer);
      timer = setTimeout(look, quiet);
    });
    timer = setTimeout(look, quiet);
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, []);
  return tiles;
}
