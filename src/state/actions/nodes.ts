/** Adding, moving and removing nodes of the pipeline. */
import * as pure from '../../pipeline/edit';
import {
  findNode,
  type GroupKind,
  type Key,
  keysOf,
  limits,
  type Node,
  type Pipeline,
  walk,
} from '../../pipeline/model';
import { edit } from '../history';
import { store } from '../store';
import { clearNotices, notify } from './view';

const current = (): Pipeline => store.getState().document.pipeline;

/** Adds a transform with the library's defaults and selects it; returns its key. Without a place it becomes the last. */
export const addTransform = (name: string, at?: pure.Place): Key => add(pure.newTransformNode(current(), name), at);

/** Adds an empty group and selects it; returns its key. Without a place it becomes the last. */
export const addGroup = (kind: GroupKind, at?: pure.Place): Key => add(pure.newGroupNode(current(), kind), at);

/** Puts a node into a new group of its own, at its place. */
export function wrapInGroup(key: Key, kind: GroupKind): void {
  if (findNode(current().nodes, key)) change(pure.wrapNode(current(), key, kind), 'select new');
}

/** Puts a group's children in its place. */
export function ungroup(key: Key): void {
  const group = findNode(current().nodes, key);
  if (group?.kind !== 'group') return;
  const after = pure.ungroupNode(current(), key);
  change(after, { select: group.children[0]?.key ?? neighbourOf(key) });
}

/** Takes a node out with everything in it; if it was selected, its neighbour is selected instead. */
export function removeNode(key: Key): void {
  const node = findNode(current().nodes, key);
  const { selectedNode } = store.getState();
  if (!node) return;
  const selectedGoes = selectedNode !== null && keysOf(node).includes(selectedNode);
  change(pure.removeNode(current(), key), { select: selectedGoes ? neighbourOf(key) : selectedNode });
}

/** Puts a copy after the node and selects it. */
export function duplicateNode(key: Key): void {
  if (findNode(current().nodes, key)) change(pure.duplicateNode(current(), key), 'select new');
}

/** Moves a node before the child that is at `index` of `parent` now, before the node is taken out. */
export function moveNode(key: Key, parent: Key | null, index: number): void {
  const node = findNode(current().nodes, key);
  if (!node || (parent !== null && keysOf(node).includes(parent)) || !pure.childrenOf(current(), parent)) return;
  const from = pure.parentOf(current(), key);
  const stays = from?.parent === parent && (from.index === index || from.index === index - 1);
  if (!stays) change(pure.moveNode(current(), key, parent, index));
}

function add(node: Node, at?: pure.Place): Key {
  const place = at ?? { parent: null, index: current().nodes.length };
  change(pure.insertNode(current(), node, place.parent, place.index), 'select new');
  return node.key;
}

/** What is selected once the node is gone: the next sibling, else the one before, else the group around it. */
function neighbourOf(key: Key): Key | null {
  const place = pure.parentOf(current(), key);
  if (!place) return null;
  const siblings = pure.childrenOf(current(), place.parent) ?? [];
  return siblings[place.index + 1]?.key ?? siblings[place.index - 1]?.key ?? place.parent;
}

/** Commits an edit that should have changed something: where it did not, a limit was in the way. */
function change(pipeline: Pipeline, after: 'select new' | { readonly select: Key | null } | null = null): void {
  const before = current();
  if (pipeline === before) {
    notify(atLimit);
    return;
  }
  clearNotices('pipeline');
  const { collapsed, selectedNode } = store.getState();
  const added = [...walk(pipeline.nodes)].map(({ node }) => node.key).filter((key) => !findNode(before.nodes, key));
  const select = after === 'select new' ? (added[0] ?? selectedNode) : after ? after.select : selectedNode;
  // A key may be that of a node removed earlier: what is new is never folded away.
  const unfolded = added.some((key) => collapsed.has(key))
    ? new Set([...collapsed].filter((key) => !added.includes(key)))
    : collapsed;
  edit(
    (document) => ({
      ...document,
      pipeline,
      solo: document.solo !== null && findNode(pipeline.nodes, document.solo) ? document.solo : null,
    }),
    { selectedNode: select, collapsed: unfolded },
  );
}

const atLimit = {
  where: 'pipeline',
  level: 'warning',
  text: {
    en: `A pipeline holds at most ${limits.nodes} steps, nested at most ${limits.depth} levels deep.`,
    ko: `파이프라인에는 최대 ${limits.nodes}개 단계를 ${limits.depth}단계 깊이까지 넣을 수 있습니다.`,
  },
  details: [],
} as const;
