/** Everything a person can do to the page, by subject. */
export * from './actions/document';
export * from './actions/nodes';
export * from './actions/params';
export * from './actions/view';
export { beginGesture, endGesture, redo, undo } from './history';
