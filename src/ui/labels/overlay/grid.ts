/** Draws the labels of every visible tile onto one canvas over the grid, whenever the page has a moment. */
import { contain } from '../../../state/stage/layout';
import { originalRecipe, recipeOf } from '../../../state/stage/recipes';
import { type State, store } from '../../../state/store';
import { boxOf, type Cell, type Layout, radiusOf } from '../../grid/Tiles';
import { coloursOf } from '../classes';
import { whenIdle } from './idle';
import { sourceMarks } from './marks';
import { type Place, paintMarks } from './paint';
import { surfaceOf } from './surface';
import { tracer } from './traces';

type Box = ReturnType<typeof boxOf>;

/** Cells at least this wide carry the names of their boxes, CSS pixels. */
const legible = 220;

/** Keeps `canvas`, which covers the grid's surface, drawn until the returned function is called. */
export function keepGridLabelled(canvas: HTMLCanvasElement, cells: readonly Cell[], layout: Layout): () => void {
  const surface = surfaceOf(canvas, { width: canvas.clientWidth, height: canvas.clientHeight });
  if (!surface) return () => {};
  const { context, ratio } = surface;
  const boxes = cells.map((_, index) => boxOf(index, layout));

  let stale = new Set(cells.keys());
  let cancel: (() => void) | null = null;
  let seen: { readonly top: number; readonly bottom: number } | null = null;
  /** The tile whose labels are being traced. */
  let current: { readonly index: number; readonly draw: () => boolean } | null = null;
  /** The tile that was last begun: the next ones come first, so that all follow a hand that does not rest. */
  let last = -1;

  const step = (): boolean => {
    seen ??= visiblePart(canvas);
    if (!current) {
      const index = nextOf(stale, last, boxes, seen);
      if (index === undefined) {
        cancel = null;
        return false;
      }
      stale.delete(index);
      last = index;
      current = { index, draw: drawer(context, cells[index]!, boxes[index]!, ratio, layout) };
    }
    if (current.draw()) current = null;
    return true;
  };
  const wake = () => {
    seen = null;
    if (cancel || stale.size === 0) return;
    cancel = whenIdle(step);
  };
  const renew = () => {
    stale = new Set(cells.keys());
    // Half a tile traced for an older document is of no use.
    current = null;
    cancel?.();
    cancel = null;
    wake();
  };
  const unsubscribe = store.subscribe((state, before) => {
    if (mattersTo(state, before)) renew();
  });
  // Whatever scrolls: tiles come into sight that were left out before.
  document.addEventListener('scroll', wake, { capture: true, passive: true });
  wake();
  return () => {
    cancel?.();
    unsubscribe();
    document.removeEventListener('scroll', wake, { capture: true });
  };
}

const mattersTo = (state: State, before: State): boolean =>
  state.labelView !== before.labelView ||
  (state.document !== before.document &&
    (state.document.labels !== before.document.labels ||
      state.document.pipeline !== before.document.pipeline ||
      state.document.image !== before.document.image ||
      state.document.seed !== before.document.seed ||
      state.document.solo !== before.document.solo));

/** The part of the canvas in the window, CSS pixels from its top. */
function visiblePart(canvas: HTMLCanvasElement): { readonly top: number; readonly bottom: number } {
  const { top } = canvas.getBoundingClientRect();
  return { top: -top, bottom: innerHeight - top };
}

function nextOf(
  stale: ReadonlySet<number>,
  last: number,
  boxes: readonly Box[],
  { top, bottom }: { readonly top: number; readonly bottom: number },
): number | undefined {
  for (let ahead = 1; ahead <= boxes.length; ahead++) {
    const index = (last + ahead) % boxes.length;
    const box = boxes[index]!;
    if (stale.has(index) && box.top < bottom && box.top + box.height > top) return index;
  }
  return undefined;
}

/** Where the number of a tile lies, in its upper left corner. */
const badgeOf = (cell: Cell, { x, y }: Place, ratio: number): Place => ({
  x,
  y,
  width: (cell === 'original' ? 72 : 34) * ratio,
  height: 27 * ratio,
});

/** Draws one tile; false while there is more to do. */
function drawer(context: CanvasRenderingContext2D, cell: Cell, box: Box, ratio: number, layout: Layout): () => boolean {
  const area = {
    x: Math.round(box.left * ratio),
    y: Math.round(box.top * ratio),
    width: Math.round(box.width * ratio),
    height: Math.round(box.height * ratio),
  };
  const { document, labelView: view } = store.getState();
  const { labels, image } = document;
  const recipe = cell === 'original' ? originalRecipe() : recipeOf(cell);
  const trace = recipe && cell !== 'original' ? tracer(recipe) : null;
  return () => {
    const marks = trace ? trace()?.marks : sourceMarks(labels);
    if (!marks) return false;
    context.clearRect(area.x, area.y, area.width, area.height);
    if (!recipe || !image) return true;
    const place: Place = contain(recipe.output, area);
    const size = cell === 'original' ? image : recipe.output;
    const names = layout.cell.width >= legible;
    paintMarks(context, marks, size, place, {
      view,
      colours: coloursOf(labels),
      ratio,
      names,
      radius: radiusOf(layout) * ratio,
      reserved: badgeOf(cell, area, ratio),
      highlighted: null,
    });
    return true;
  };
}
