/**
 * Undo and redo: whole documents, which cost little because edits share what they do not touch. Every change of the
 * document goes through `edit`.
 */
import { findNode } from '../pipeline/model';
import { pageOf, pagesOf } from './draws';
import { sameContent } from './same';
import { type Document, type State, store } from './store';

const longest = 200;

/** What an edit may show along with the document; never undone. */
type View = Partial<Pick<State, 'selectedNode' | 'selectedTile' | 'page' | 'collapsed'>>;

let past: readonly Document[] = [];
let future: readonly Document[] = [];
/** Gestures may nest (a key press during a drag): only the outermost makes a step. */
let gestures = 0;
/** The document when the outermost gesture began. */
let beforeGesture: Document | null = null;

/**
 * Changes the document: one step of undo, or a part of the running gesture. Nothing happens where the content stays
 * the same. Returns whether anything changed.
 */
export function edit(change: (document: Document) => Document, view: View = {}): boolean {
  const before = store.getState().document;
  const after = change(before);
  if (sameContent(before, after)) return false;
  if (!beforeGesture) remember(before);
  show(after, view);
  return true;
}

/** Edits from here to `endGesture` are one step. */
export function beginGesture(): void {
  if (gestures++ === 0) beforeGesture = store.getState().document;
}

export function endGesture(): void {
  if (gestures === 0 || --gestures > 0) return;
  settle();
  beforeGesture = null;
  show(store.getState().document);
}

/** During a gesture, first takes back what the gesture did so far; the gesture goes on from there. */
export function undo(): void {
  settle();
  const before = past.at(-1);
  if (!before) return;
  future = [...future, store.getState().document];
  past = past.slice(0, -1);
  travel(before);
}

export function redo(): void {
  settle();
  const after = future.at(-1);
  if (!after) return;
  past = [...past, store.getState().document];
  future = future.slice(0, -1);
  travel(after);
}

/** Starts over with this document and nothing to undo: after a reload. */
export function startHistory(document: Document, view: View = {}): void {
  past = [];
  future = [];
  gestures = 0;
  beforeGesture = null;
  show(document, view);
}

/**
 * Adds what arrived late and belongs to several moments, such as the labels that come with a picture: to the document
 * and to every one that undo or redo would bring back. No step of its own.
 */
export function amend(change: (document: Document) => Document): void {
  past = past.map(change);
  future = future.map(change);
  beforeGesture &&= change(beforeGesture);
  const { document } = store.getState();
  const amended = change(document);
  if (amended !== document) show(amended);
}

/** The image and the mask of the document, and those that undo or redo would bring back. */
export function imagesInUse(): ReadonlySet<string> {
  const documents = [store.getState().document, ...past, ...future, ...(beforeGesture ? [beforeGesture] : [])];
  return new Set(
    documents.flatMap(({ image, labels }) => [image?.id, labels.mask?.id].filter((id) => id !== undefined)),
  );
}

function remember(document: Document): void {
  past = [...past, document].slice(-longest);
  future = [];
}

/** Makes a step of what the running gesture did so far. */
function settle(): void {
  const { document } = store.getState();
  if (!beforeGesture) return;
  if (gestureMoved(document)) remember(beforeGesture);
  beforeGesture = document;
}

/** Whether the running gesture has made a difference so far. */
const gestureMoved = (document: Document): boolean => beforeGesture !== null && !sameContent(beforeGesture, document);

function travel(document: Document): void {
  if (beforeGesture) beforeGesture = document;
  show(document);
}

/** Sets the document, and lets go of a selection that no longer exists in it. */
function show(document: Document, view: View = {}): void {
  const moved = gestureMoved(document);
  store.setState((state) => {
    const { selectedNode, selectedTile } = { ...state, ...view };
    // In another grid the same page shows other draws: it begins anew.
    const { rows, columns } = state.document.grid;
    const same = rows === document.grid.rows && columns === document.grid.columns;
    const page = Math.min(view.page ?? (same ? state.page : 0), pagesOf(document.grid) - 1);
    const tile = selectedTile !== null && pageOf(selectedTile, document.grid) === page ? selectedTile : null;
    return {
      ...view,
      document,
      selectedNode: selectedNode !== null && findNode(document.pipeline.nodes, selectedNode) ? selectedNode : null,
      page,
      selectedTile: tile,
      history: { canUndo: past.length > 0 || moved, canRedo: future.length > 0 && !moved },
    };
  });
}
