import type { KeyboardEvent } from 'react';
import { parentOf } from '../../pipeline/edit';
import { findNode, type Key } from '../../pipeline/model';
import { duplicateNode, removeNode, toggleCollapsed } from '../../state/actions';
import { store } from '../../state/store';
import { announce } from '../controls/LiveRegion';
import { useMessages } from '../messages';
import type { EditorMessages } from '../messages/editor';
import { focusTitle, titlesIn } from './focus';
import { type Move, moveBy, nameOf } from './moves';

const moves: Partial<Record<string, Move>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'in',
  ArrowLeft: 'out',
};

/** Deletes a node and leaves the focus on whatever takes its place. */
export function removeAndFocus(key: Key, messages: EditorMessages): void {
  const node = findNode(store.getState().document.pipeline.nodes, key);
  if (!node) return;
  removeNode(key);
  announce(messages.removed(nameOf(node)));
  focusTitle(store.getState().selectedNode);
}

export function duplicateAndFocus(key: Key, messages: EditorMessages): void {
  const node = findNode(store.getState().document.pipeline.nodes, key);
  if (!node) return;
  duplicateNode(key);
  announce(messages.duplicated(nameOf(node)));
  focusTitle(store.getState().selectedNode);
}

/** The keys of a card's title: move, duplicate, delete, fold, and walk from title to title. */
export function useTreeKeys(): (event: KeyboardEvent<HTMLElement>) => void {
  const { editor } = useMessages();
  return (event) => {
    const target = event.target as HTMLElement;
    const key = target.closest<HTMLElement>('[data-node]')?.dataset.node;
    if (key === undefined || !target.closest('[data-header]') || target instanceof HTMLInputElement) return;
    if (handleEdit(event, key, editor) || (target.matches('[data-title]') && handleWalk(event, key, target))) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
}

function handleEdit(event: KeyboardEvent, key: Key, messages: EditorMessages): boolean {
  const move = moves[event.key];
  const control = event.ctrlKey || event.metaKey;
  if (event.altKey && move && !control) moveBy(key, move, messages);
  else if (control && !event.altKey && event.key.toLowerCase() === 'd') duplicateAndFocus(key, messages);
  else if (event.key === 'Delete' && !control && !event.altKey) removeAndFocus(key, messages);
  else return false;
  return true;
}

function handleWalk(event: KeyboardEvent<HTMLElement>, key: Key, target: HTMLElement): boolean {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return false;
  const titles = titlesIn(event.currentTarget);
  const at = titles.indexOf(target);
  const folded = target.getAttribute('aria-expanded') === 'false';
  const unfolded = target.getAttribute('aria-expanded') === 'true';
  const { pipeline } = store.getState().document;
  if (event.key === 'ArrowDown') titles[at + 1]?.focus();
  else if (event.key === 'ArrowUp') titles[at - 1]?.focus();
  else if (event.key === 'Home') titles[0]?.focus();
  else if (event.key === 'End') titles.at(-1)?.focus();
  else if ((event.key === 'ArrowRight' && folded) || (event.key === 'ArrowLeft' && unfolded)) toggleCollapsed(key);
  else if (event.key === 'ArrowLeft') focusTitle(parentOf(pipeline, key)?.parent ?? null);
  else return false;
  return true;
}
