/** What is shown and how: not part of the document, so never undone. */
import { findNode, type Key, walk } from '../../pipeline/model';
import type { CodeView } from '../code-view';
import { mostDraws, pageOf, pagesOf } from '../draws';
import { type LabelView, type Language, type Notice, store, type Theme } from '../store';

/** Shows a tile in the tile panel, by its number, and turns the grid to it; null shows none. */
export function selectTile(tile: number | null): void {
  if (tile === null) store.setState({ selectedTile: null });
  else if (tile >= 1 && tile <= mostDraws)
    store.setState(({ document: { grid } }) => ({ selectedTile: tile, page: pageOf(tile, grid) }));
}

/** Turns the grid to other draws of the same seed; a tile that is no longer there is let go of. */
export function turnTo(page: number): void {
  store.setState(({ document: { grid }, selectedTile }) => {
    const there = Math.min(Math.max(0, page), pagesOf(grid) - 1);
    return { page: there, selectedTile: selectedTile && pageOf(selectedTile, grid) === there ? selectedTile : null };
  });
}

export function selectNode(key: Key | null): void {
  if (key !== null && !findNode(store.getState().document.pipeline.nodes, key)) return;
  store.setState({ selectedNode: key });
}

/** Folds a node's parameters away, or shows them again. */
export function toggleCollapsed(key: Key): void {
  store.setState(({ collapsed }) => {
    const next = new Set(collapsed);
    if (!next.delete(key)) next.add(key);
    return { collapsed: next };
  });
}

/** Folds every node's parameters away, or shows them all. */
export function foldAll(fold: boolean): void {
  const { nodes } = store.getState().document.pipeline;
  store.setState({ collapsed: new Set(fold ? [...walk(nodes)].map(({ node }) => node.key) : []) });
}

/** Shows or hides parts of the labels over the pictures. */
export function setLabelView(change: Partial<LabelView>): void {
  store.setState(({ labelView }) => ({ labelView: { ...labelView, ...change } }));
}

/** Shows or hides the code beside the grid, or chooses what it is. */
export function setCodeView(change: Partial<CodeView>): void {
  store.setState(({ codeView }) => ({ codeView: { ...codeView, ...change } }));
}

export const setTheme = (theme: Theme): void => store.setState({ theme });
export const setLanguage = (language: Language): void => store.setState({ language });
export const setSeedLocked = (seedLocked: boolean): void => store.setState({ seedLocked });

let notices = 0;

/** Shows a message; it takes the place of an older one about the same place. */
export function notify(notice: Omit<Notice, 'id'>): void {
  const id = ++notices;
  store.setState((state) => ({
    notices: [...state.notices.filter(({ where }) => where !== notice.where), { id, ...notice }],
  }));
}

export function dismiss(id: number): void {
  store.setState((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) }));
}

export function clearNotices(where: Notice['where']): void {
  if (!store.getState().notices.some((notice) => notice.where === where)) return;
  store.setState((state) => ({ notices: state.notices.filter((notice) => notice.where !== where) }));
}
