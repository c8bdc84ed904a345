/** Keeps canvases painted: the link between the store and the engine. */
import { createEngine } from '../gpu/client';
import type { Cell, Engine, Painted, PaintRequest, Pixels } from '../gpu/protocol';
import type { Recipe } from '../pipeline/recipe';
import { notify } from './actions/view';
import { settleFirstGrid } from './first-grid';
import { pixelsOf, whenPixels } from './images';
import { gridCells } from './stage/cells';
import { contain } from './stage/layout';
import { loadMask, maskLayer } from './stage/mask';
import { gridBudget, noteChange } from './stage/pace';
import { currentSites, firstSteps, originalRecipe, recipeOf } from './stage/recipes';
import { nowShown } from './stage/shown';
import { reduced, thumbnailRecipe } from './stage/thumbnail';
import { watchCanvas } from './stage/watch';
import { store } from './store';

export { type GridLayout, gridLayout, heightOf } from './stage/layout';
export { recipeOf } from './stage/recipes';

/**
 * What a canvas shows. `steps` counts from the start of the tile's recipe, the working size included; `mask` overrules the
 * switches that say whether the mask is drawn over the picture.
 */
export type View =
  | { readonly kind: 'grid'; readonly mask?: boolean }
  | { readonly kind: 'original'; readonly mask?: boolean }
  | { readonly kind: 'tile'; readonly tile: number; readonly steps?: number; readonly mask?: boolean }
  | { readonly kind: 'thumbnail'; readonly transform: string };

interface Shown {
  readonly canvas: HTMLCanvasElement;
  readonly view: View;
  readonly channel: string;
  visible: boolean;
  /** Something it depends on changed since the last request. */
  stale: boolean;
  /** A request is on its way; the newest state is asked for when it comes back. */
  busy: boolean;
  /** The request last painted, to skip identical ones. */
  painted: string;
  /** Told of the recipe of every picture, in the task that shows it; not of the grid's, see `stage/shown.ts`. */
  readonly onShown: ((recipe: Recipe | null) => void) | undefined;
}

const shown = new Map<HTMLCanvasElement, Shown>();
let engine: Engine | null = null;
/** Picture on the GPU: the document's image, and its reduced copy. */
let loaded: { readonly id: string; readonly small: { readonly width: number; readonly height: number } } | null = null;
let channels = 0;
/** The parts of the grid's frame under way. */
let frame = { passes: 0, milliseconds: 0 };

const smallName = (id: string): string => `${id}#small`;

/** Keeps `canvas` showing `view`, at its own CSS size, until the returned function is called. */
export function show(canvas: HTMLCanvasElement, view: View, onShown?: Shown['onShown']): () => void {
  channels += 1;
  const state = { visible: false, stale: true, busy: false, painted: '' };
  const entry: Shown = { canvas, view, channel: `${channels}`, onShown, ...state };
  shown.set(canvas, entry);
  delete canvas.dataset.current;
  const unwatch = watchCanvas(canvas, {
    resized: () => refresh(entry),
    seen(visible) {
      entry.visible = visible;
      if (visible) void pump(entry);
    },
  });
  return () => {
    unwatch();
    if (shown.get(canvas) === entry) shown.delete(canvas);
  };
}

function refresh(entry: Shown): void {
  entry.stale = true;
  delete entry.canvas.dataset.current;
  void pump(entry);
}

function refreshAll(): void {
  for (const entry of shown.values()) refresh(entry);
}

/** Asks for the newest picture of a view, unless one is being painted: then it is asked for afterwards. */
async function pump(entry: Shown): Promise<void> {
  if (!entry.stale || entry.busy || !entry.visible || engine === null || loaded === null) return;
  if (store.getState().document.image?.id !== loaded.id) return;
  entry.stale = false;
  entry.busy = true;
  const whole = await renewed(entry, engine, loaded).catch((error: unknown) => {
    notify({ where: 'engine', level: 'error', text: paintFailed(error), details: [] });
    return true;
  });
  entry.busy = false;
  if (entry.stale) void pump(entry);
  else if (whole) settled(entry);
}

/** Shows the newest picture of a view as far as it can be had; false where there is none. */
async function renewed(entry: Shown, engine: Engine, picture: NonNullable<typeof loaded>): Promise<boolean> {
  const request = await requestFor(entry, picture);
  if (request === null) return false;
  const key = keyOf(request);
  if (key === entry.painted) {
    // Other recipes that make the same pictures.
    tell(entry, request);
    return true;
  }
  // Where something else is wanted by now, the picture may have gone because of that: only what still counts is told.
  const unlessOutdated = async (error: unknown): Promise<null> => {
    if (loaded && keyOf(await requestFor(entry, loaded)) === key) throw error;
    return null;
  };
  // Another image may have come while the recipes were made.
  const painted = picture === loaded ? await engine.paint(request).catch(unlessOutdated) : null;
  if (painted === null) entry.stale = true;
  else if (shown.get(entry.canvas) !== entry) painted.bitmap.close();
  else {
    put(entry.canvas, painted.bitmap);
    if (entry.view.kind === 'grid') settleFirstGrid();
    // Half of a picture is no longer the one before.
    entry.painted = painted.complete ? key : '';
    if (!painted.complete) entry.stale = true;
    tell(entry, request, painted.showing);
    if (entry.view.kind === 'grid') count(painted, request.cells.length);
  }
  return true;
}

/** Tells whether two requests ask for the same picture. */
const keyOf = (request: PaintRequest | null): string => JSON.stringify(request && { ...request, budget: 0 });

/** For what is drawn over the pictures: it changes with them. */
function tell({ view, onShown }: Shown, request: PaintRequest, showing?: Painted['showing']): void {
  if (view.kind === 'grid') nowShown(request, showing);
  else onShown?.(request.cells[0]?.recipe ?? null);
}

/** For whoever must wait for the picture: the canvas shows the newest one, whole. */
function settled(entry: Shown): void {
  if (shown.get(entry.canvas) === entry) entry.canvas.dataset.current = '';
}

/** Adds up the parts of a frame; when the last of them is there, the figures are shown. */
function count({ complete, passes, milliseconds }: Painted, tiles: number): void {
  frame.passes = Math.max(frame.passes, passes);
  frame.milliseconds += milliseconds;
  if (!complete) return;
  store.setState({ frame: { tiles, ...frame } });
  frame = { passes: 0, milliseconds: 0 };
}

function put(canvas: HTMLCanvasElement, bitmap: ImageBitmap): void {
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap);
}

async function requestFor(entry: Shown, picture: NonNullable<typeof loaded>): Promise<PaintRequest | null> {
  const { canvas, view, channel } = entry;
  const ratio = globalThis.devicePixelRatio || 1;
  const width = Math.round(canvas.clientWidth * ratio);
  const height = Math.round(canvas.clientHeight * ratio);
  if (width === 0 || height === 0) return null;
  const base = { picture: picture.id, width, height, radius: 0, channel, sites: currentSites() };
  const whole = (recipe: Recipe): Cell => ({ recipe, place: contain(recipe.output, { x: 0, y: 0, width, height }) });
  if (view.kind === 'grid')
    return { ...base, ...(await gridCells(width, height, ratio)), ...maskLayer(view.mask), budget: gridBudget() };
  if (view.kind === 'thumbnail') {
    const made = thumbnailRecipe(view.transform, picture.small);
    return made && { ...base, picture: smallName(picture.id), sites: made.sites, cells: [whole(made.recipe)] };
  }
  const recipe = view.kind === 'original' ? originalRecipe() : recipeOf(view.tile);
  if (recipe === null) return null;
  const steps = view.kind === 'tile' ? view.steps : undefined;
  return { ...base, ...maskLayer(view.mask), cells: [whole(steps === undefined ? recipe : firstSteps(recipe, steps))] };
}

/** Brings the document's image to the engine, then paints everything anew. */
async function loadImage(): Promise<void> {
  const id = store.getState().document.image?.id;
  if (engine === null || id === undefined || id === loaded?.id) return refreshAll();
  const image = pixelsOf(id) ?? (await whenPixels(id).catch(() => undefined));
  if (image === undefined || store.getState().document.image?.id !== id) return;
  const small = reduced(image);
  try {
    await engine.load(id, image.width, image.height, image.data);
    await engine.load(smallName(id), small.width, small.height, small.data);
  } catch (error) {
    notify({ where: 'engine', level: 'error', text: paintFailed(error), details: [] });
    return;
  }
  const previous = loaded?.id;
  // Only its size: the pixels would travel with every request otherwise.
  loaded = { id, small: { width: small.width, height: small.height } };
  refreshAll();
  if (previous !== undefined && previous !== id) {
    await engine.unload(previous);
    await engine.unload(smallName(previous));
  }
}

/** Brings the document's mask to the engine, then paints everything anew. */
async function showMask(): Promise<void> {
  if (engine === null) return;
  await loadMask(engine);
  refreshAll();
}

/** Starts the engine and follows the store; call once. */
export async function startStage(): Promise<void> {
  store.subscribe((state, before) => {
    if (state.labelView !== before.labelView || state.page !== before.page) refreshAll();
    if (state.document === before.document) return;
    noteChange();
    if (state.document.labels.mask !== before.document.labels.mask) void showMask();
    if (state.document.image?.id !== before.document.image?.id) void loadImage();
    else refreshAll();
  });
  try {
    const started = await createEngine();
    engine = started.engine;
    const { renderer, backend } = await engine.describe();
    const ready = { phase: 'ready', renderer, backend, thread: started.thread } as const;
    store.setState({ engine: ready });
    await engine.onContext((state) => {
      store.setState({ engine: state === 'lost' ? { phase: 'recovering' } : ready });
      if (state === 'restored') for (const entry of shown.values()) entry.painted = '';
      refreshAll();
    });
    await loadImage();
    await showMask();
  } catch (error) {
    store.setState({ engine: { phase: 'unsupported', reason: reasonOf(error) } });
    settleFirstGrid();
  }
}

/** Pixels of a tile as the library would return them: RGB, the tile's own size. Rejects while there is no image. */
export async function tilePixels(tile: number): Promise<Pixels> {
  const recipe = recipeOf(tile);
  if (engine === null || loaded === null || recipe === null) throw new Error('There is no picture yet.');
  return engine.pixels(loaded.id, recipe, 'image');
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const paintFailed = (error: unknown) => ({
  en: `The picture could not be computed: ${reasonOf(error)}`,
  ko: `그림을 계산하지 못했습니다: ${reasonOf(error)}`,
});
