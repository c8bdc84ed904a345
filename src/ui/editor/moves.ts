/** Where the move buttons and keys take a node. */

import { childrenOf, type Place, parentOf } from '../../pipeline/edit';
import { findNode, type Key, type Node, type Pipeline } from '../../pipeline/model';
import { moveNode, selectNode, toggleCollapsed } from '../../state/actions';
import { store } from '../../state/store';
import { announce } from '../controls/LiveRegion';
import type { EditorMessages } from '../messages/editor';
import { focusTitle, showCard } from './focus';

export type Move = 'up' | 'down' | 'in' | 'out';

/** The place a move leads to, as an index before the node is taken out; null where there is none. */
export function placeAfter(pipeline: Pipeline, key: Key, move: Move): Place | null {
  const place = parentOf(pipeline, key);
  if (!place) return null;
  const siblings = childrenOf(pipeline, place.parent) ?? [];
  const outer = place.parent === null ? undefined : parentOf(pipeline, place.parent);
  if (move === 'in') {
    const above = siblings[place.index - 1];
    return above?.kind === 'group' ? { parent: above.key, index: above.children.length } : null;
  }
  if (move === 'up' && place.index > 0) return { parent: place.parent, index: place.index - 1 };
  if (move === 'down' && place.index < siblings.length - 1) return { parent: place.parent, index: place.index + 2 };
  if (!outer) return null;
  return { parent: outer.parent, index: move === 'up' ? outer.index : outer.index + 1 };
}

/** What a node is called on the page. */
export const nameOf = (node: Node): string =>
  node.kind === 'transform' ? node.transform : node.kind === 'group' ? node.group : node.name;

/** Whether the focus goes with the node, or stays on the button that moves it. */
type Focus = 'follow' | 'stay';

/** Moves a node to a place and says where it went. */
export function moveTo(key: Key, place: Place, messages: EditorMessages, focus: Focus = 'follow'): void {
  const { collapsed } = store.getState();
  if (place.parent !== null && collapsed.has(place.parent)) toggleCollapsed(place.parent);
  moveNode(key, place.parent, place.index);
  selectNode(key);
  if (focus === 'follow') focusTitle(key);
  else showCard(key);
  sayPlace(key, messages);
}

export function moveBy(key: Key, move: Move, messages: EditorMessages, focus?: Focus): void {
  const { pipeline } = store.getState().document;
  const place = placeAfter(pipeline, key, move);
  const node = findNode(pipeline.nodes, key);
  if (place) moveTo(key, place, messages, focus);
  else if (node) announce(messages.cannotMove(nameOf(node)));
}

function sayPlace(key: Key, messages: EditorMessages): void {
  const { pipeline } = store.getState().document;
  const node = findNode(pipeline.nodes, key);
  const place = parentOf(pipeline, key);
  if (!node || !place) return;
  const count = childrenOf(pipeline, place.parent)?.length ?? 0;
  const group = place.parent === null ? undefined : findNode(pipeline.nodes, place.parent);
  announce(
    group
      ? messages.movedInto(nameOf(node), nameOf(group), place.index + 1, count)
      : messages.moved(nameOf(node), place.index + 1, count),
  );
}
