/** Draws the labels of every visible tile onto one canvas over the grid, with the pictures that they belong to. */
import type { LabelSet } from '../../../pipeline/labels/model';
import type { Recipe } from '../../../pipeline/recipe';
import { contain } from '../../../state/stage/layout';
import { shownRecipe, whenShown } from '../../../state/stage/shown';
import { type LabelView, type State, store } from '../../../state/store';
import { boxOf, type Cell, type Layout, radiusOf } from '../../grid/Tiles';
import { coloursOf } from '../classes';
import { whenIdle } from './idle';
import { type Marks, sourceMarks } from './marks';
import { type Place, paintMarks } from './paint';
import { surfaceOf } from './surface';
import { knownTrace, traced } from './traces';

type Box = ReturnType<typeof boxOf>;

/** Cells at least this wide carry the names of their boxes, CSS pixels. */
const legible = 220;

/** Tiles traced at a time: enough that the next is ready when one is drawn, few enough to follow a hand. */
const ahead = 2;

/** Milliseconds of drawing in the task that shows new pictures; what is left is drawn when the page has a moment. */
const atOnce = 4;

/** What the labels of a cell were drawn for. */
interface Drawn {
  readonly recipe: Recipe | null | undefined;
  readonly labels: LabelSet;
  readonly view: LabelView;
}

/** Keeps `canvas`, which covers the grid's surface, drawn until the returned function is called. */
export function keepGridLabelled(canvas: HTMLCanvasElement, cells: readonly Cell[], layout: Layout): () => void {
  const surface = surfaceOf(canvas, { width: canvas.clientWidth, height: canvas.clientHeight });
  if (!surface) return () => {};
  const { context, ratio } = surface;
  const boxes = cells.map((_, index) => boxOf(index, layout));
  const drawn: Drawn[] = [];

  let cancel: (() => void) | null = null;
  let over = false;
  let seen: { readonly top: number; readonly bottom: number } | null = null;
  const tracing = new Set<Recipe>();
  /** Never asked for again, or they would be without end. */
  const failed = new WeakSet<Recipe>();
  /** The tile that was last begun: the next ones come first, so that all follow a hand that does not rest. */
  let last = -1;

  const isStale = (index: number): boolean => {
    const { document, labelView } = store.getState();
    const before = drawn[index];
    const recipe = shownRecipe(index);
    if (before === undefined) return recipe !== undefined;
    return before.recipe !== recipe || before.labels !== document.labels || before.view !== labelView;
  };

  /** Marks over the picture that a cell shows, if they are known. */
  const marksOf = (index: number, recipe: Recipe): Marks | undefined => {
    const { labels } = store.getState().document;
    return cells[index] === 'original' ? sourceMarks(labels) : knownTrace(recipe, labels)?.marks;
  };

  /** Draws the next tile, or has it traced first; false when there is nothing to do for now. */
  const step = (): boolean => {
    seen ??= visiblePart(canvas);
    for (const index of inTurn(last, boxes, seen)) {
      if (!isStale(index)) continue;
      const recipe = shownRecipe(index);
      const marks = recipe ? marksOf(index, recipe) : undefined;
      delete canvas.dataset.drawn;
      if (recipe && !marks) {
        if (tracing.has(recipe) || failed.has(recipe)) continue;
        if (tracing.size >= ahead) return false;
        last = index;
        tracing.add(recipe);
        const done = () => {
          tracing.delete(recipe);
          if (!over) drawSome();
        };
        void traced(recipe, store.getState().document.labels).then(done, (error: unknown) => {
          failed.add(recipe);
          done();
          throw error;
        });
        return true;
      }
      const { document, labelView } = store.getState();
      drawn[index] = { recipe, labels: document.labels, view: labelView };
      drawTile(context, { cell: cells[index]!, box: boxes[index]!, ratio, layout }, recipe ?? null, marks);
      return true;
    }
    // For whoever must wait for the labels: they are those of the pictures.
    if (tracing.size === 0) canvas.dataset.drawn = '';
    return false;
  };
  const later = () => {
    cancel ??= whenIdle(() => {
      const more = step();
      if (!more) cancel = null;
      return more;
    });
  };
  const drawSome = () => {
    const end = performance.now() + atOnce;
    while (step()) if (performance.now() > end) return later();
    return undefined;
  };
  const scrolled = () => {
    seen = null;
    later();
  };
  const unsubscribe = store.subscribe((state, before) => {
    if (!mattersTo(state, before)) return;
    delete canvas.dataset.drawn;
    later();
  });
  const unwatch = whenShown(drawSome);
  // Whatever scrolls: tiles come into sight that were left out before.
  document.addEventListener('scroll', scrolled, { capture: true, passive: true });
  later();
  return () => {
    over = true;
    cancel?.();
    unsubscribe();
    unwatch();
    document.removeEventListener('scroll', scrolled, { capture: true });
  };
}

/** New pictures tell of themselves. */
const mattersTo = (state: State, before: State): boolean =>
  state.labelView !== before.labelView || state.document.labels !== before.document.labels;

/** The part of the canvas in the window, CSS pixels from its top. */
function visiblePart(canvas: HTMLCanvasElement): { readonly top: number; readonly bottom: number } {
  const { top } = canvas.getBoundingClientRect();
  return { top: -top, bottom: innerHeight - top };
}

/** The visible cells, those after the last one first. */
function* inTurn(
  last: number,
  boxes: readonly Box[],
  { top, bottom }: { readonly top: number; readonly bottom: number },
): Generator<number> {
  for (let ahead = 1; ahead <= boxes.length; ahead++) {
    const index = (last + ahead) % boxes.length;
    const box = boxes[index]!;
    if (box.top < bottom && box.top + box.height > top) yield index;
  }
}

/** Where the number of a tile lies, in its upper left corner. */
const badgeOf = (cell: Cell, { x, y }: Place, ratio: number): Place => ({
  x,
  y,
  width: (cell === 'original' ? 72 : 34) * ratio,
  height: 27 * ratio,
});

interface Tile {
  readonly cell: Cell;
  readonly box: Box;
  readonly ratio: number;
  readonly layout: Layout;
}

/** Draws one tile; without marks it is only cleared. */
function drawTile(
  context: CanvasRenderingContext2D,
  { cell, box, ratio, layout }: Tile,
  recipe: Recipe | null,
  marks: Marks | undefined,
): void {
  const area = {
    x: Math.round(box.left * ratio),
    y: Math.round(box.top * ratio),
    width: Math.round(box.width * ratio),
    height: Math.round(box.height * ratio),
  };
  context.clearRect(area.x, area.y, area.width, area.height);
  const { document, labelView: view } = store.getState();
  const { labels, image } = document;
  if (!recipe || !image || !marks) return;
  paintMarks(context, marks, cell === 'original' ? image : recipe.output, contain(recipe.output, area), {
    view,
    colours: coloursOf(labels),
    ratio,
    names: layout.cell.width >= legible,
    radius: radiusOf(layout) * ratio,
    reserved: badgeOf(cell, area, ratio),
    highlighted: null,
  });
}
