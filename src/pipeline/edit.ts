/**
 * Pure edits of a pipeline. Whatever an edit does not touch keeps its identity, and an edit that cannot be made (an
 * unknown key, a limit, a group into itself) returns the very pipeline it was given.
 */
import { transformNamed } from '../transforms';
import { defaultsOf } from '../transforms/params';
import {
  defaultGroupP,
  findNode,
  freshKey,
  type GroupKind,
  type GroupNode,
  type Key,
  keysOf,
  limits,
  type Node,
  type Pipeline,
  type TransformNode,
  walk,
} from './model';

/** Where a node sits: the key of its group (null for the top level) and its place among the group's children. */
export interface Place {
  readonly parent: Key | null;
  readonly index: number;
}

/** Whether the pipeline keeps to `limits`: at most so many nodes, at most so many levels. */
export function withinLimits({ nodes }: Pipeline): boolean {
  let count = 0;
  for (const { depth } of walk(nodes)) if (++count > limits.nodes || depth >= limits.depth) return false;
  return true;
}

/** Where the node sits; undefined for a key that no node has. */
export function parentOf({ nodes }: Pipeline, key: Key): Place | undefined {
  const search = (siblings: readonly Node[], parent: Key | null): Place | undefined => {
    for (const [index, node] of siblings.entries()) {
      if (node.key === key) return { parent, index };
      const found = node.kind === 'group' ? search(node.children, node.key) : undefined;
      if (found) return found;
    }
    return undefined;
  };
  return search(nodes, null);
}

/** The nodes directly inside a group, or at the top level; undefined where `parent` is not a group. */
export function childrenOf({ nodes }: Pipeline, parent: Key | null): readonly Node[] | undefined {
  if (parent === null) return nodes;
  const group = findNode(nodes, parent);
  return group?.kind === 'group' ? group.children : undefined;
}

/** Puts the node before the child that is at `index` now; past the end means last. */
export function insertNode(pipeline: Pipeline, node: Node, parent: Key | null, index: number): Pipeline {
  if (keysOf(node).some((key) => findNode(pipeline.nodes, key))) return pipeline;
  return checked(pipeline, insert(pipeline, node, parent, index));
}

/** Takes the node out, with everything inside it. */
export const removeNode = (pipeline: Pipeline, key: Key): Pipeline => splice(pipeline, key, () => []);

/** Replaces one node by what `change` makes of it; the same node back means no edit. */
export const replaceNode = (pipeline: Pipeline, key: Key, change: (node: Node) => Node): Pipeline =>
  checked(
    pipeline,
    splice(pipeline, key, (node) => [change(node)]),
  );

/**
 * Moves a node, with everything inside it, before the child that is at `index` of `parent` now, that is before the
 * node is taken out: dropping before the sibling at 3 is 3, dropping after it is 4.
 */
export function moveNode(pipeline: Pipeline, key: Key, parent: Key | null, index: number): Pipeline {
  const node = findNode(pipeline.nodes, key);
  const from = parentOf(pipeline, key);
  if (!node || !from || (parent !== null && keysOf(node).includes(parent))) return pipeline;
  if (!childrenOf(pipeline, parent)) return pipeline;
  const shift = from.parent === parent && from.index < index ? 1 : 0;
  const target = Math.max(0, index - shift);
  if (from.parent === parent && from.index === target) return pipeline;
  return checked(pipeline, insert(removeNode(pipeline, key), node, parent, target));
}

/** Puts a copy right after the node; every key in the copy is new. */
export const duplicateNode = (pipeline: Pipeline, key: Key): Pipeline =>
  checked(
    pipeline,
    splice(pipeline, key, (node) => [node, withKeys(node, newKeys(pipeline))]),
  );

/** Puts a new group of this kind where the node is, with the node as its only child. */
export const wrapNode = (pipeline: Pipeline, key: Key, kind: GroupKind): Pipeline =>
  replaceNode(pipeline, key, (node) => ({ ...newGroupNode(pipeline, kind), children: [node] }));

/** Puts a group's children where the group is. */
export const ungroupNode = (pipeline: Pipeline, key: Key): Pipeline =>
  splice(pipeline, key, (node) => (node.kind === 'group' ? node.children : [node]));

/** A node with the library's defaults and a key that is new to the pipeline; not inserted yet. */
export function newTransformNode(pipeline: Pipeline, name: string): TransformNode {
  const transform = transformNamed(name);
  if (!transform) throw new Error(`No transform is named ${name}`);
  return {
    kind: 'transform',
    key: newKeys(pipeline)(),
    transform: name,
    p: transform.p,
    enabled: true,
    params: defaultsOf(transform.params),
  };
}

/** An empty group with the library's defaults and a key that is new to the pipeline; not inserted yet. */
export const newGroupNode = (pipeline: Pipeline, kind: GroupKind): GroupNode => ({
  kind: 'group',
  key: newKeys(pipeline)(),
  group: kind,
  p: defaultGroupP[kind],
  enabled: true,
  n: 1,
  replace: false,
  children: [],
});

const checked = (before: Pipeline, after: Pipeline): Pipeline => (withinLimits(after) ? after : before);

function insert(pipeline: Pipeline, node: Node, parent: Key | null, index: number): Pipeline {
  if (parent === null) return { ...pipeline, nodes: pipeline.nodes.toSpliced(Math.max(0, index), 0, node) };
  return splice(pipeline, parent, (group) =>
    group.kind === 'group' ? [{ ...group, children: group.children.toSpliced(Math.max(0, index), 0, node) }] : [group],
  );
}

/** Puts any number of nodes where one was; every group on the way down is copied, everything beside it is shared. */
function splice(pipeline: Pipeline, key: Key, change: (node: Node) => readonly Node[]): Pipeline {
  const search = (siblings: readonly Node[]): readonly Node[] => {
    for (const [index, node] of siblings.entries()) {
      if (node.key === key) {
        const made = change(node);
        return made.length === 1 && made[0] === node ? siblings : siblings.toSpliced(index, 1, ...made);
      }
      if (node.kind !== 'group') continue;
      const children = search(node.children);
      if (children !== node.children) return siblings.with(index, { ...node, children });
    }
    return siblings;
  };
  const nodes = search(pipeline.nodes);
  return nodes === pipeline.nodes ? pipeline : { ...pipeline, nodes };
}

/** Gives one new key after another; skips names that a file brought along. */
function newKeys({ nodes }: Pipeline): () => Key {
  const taken = new Set([...walk(nodes)].map(({ node }) => node.key));
  let number = Number(freshKey(nodes).slice(1));
  return () => {
    while (taken.has(`n${number}`)) number++;
    return `n${number++}`;
  };
}

function withKeys(node: Node, next: () => Key): Node {
  const key = next();
  return node.kind === 'group'
    ? { ...node, key, children: node.children.map((child) => withKeys(child, next)) }
    : { ...node, key };
}
