import { useStore } from 'zustand';
import { type State, store } from './store';

/** What a component needs of the state; it renders again only when that changes. Select values, not new objects. */
export const useApp = <T>(selector: (state: State) => T): T => useStore(store, selector);
