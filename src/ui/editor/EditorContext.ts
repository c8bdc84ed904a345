import { createContext, useContext } from 'react';
import type { Place } from '../../pipeline/edit';
import type { Key } from '../../pipeline/model';

/** What the rows of the editor ask of the panel and the page around them. Never changes, so it never renders anything. */
export interface Editor {
  /** Opens the palette; without a place the new step becomes the last. */
  readonly openPalette: (place?: Place) => void;
  readonly openMenu: (key: Key, button: HTMLElement) => void;
}

export const EditorContext = createContext<Editor>({ openPalette: () => {}, openMenu: () => {} });
export const useEditor = (): Editor => useContext(EditorContext);
