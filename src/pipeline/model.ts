/** The pipeline as the user sees it: a tree of nodes, plain JSON, edited only by the pure functions in edit.ts. */
import type { Json } from '../math/text';
import type { Params } from '../transforms/params';
import { defaultLabelSettings, type LabelSettings } from './labels/model';

/** Stable for the life of a node; draws are keyed by it. Unique within a pipeline. */
export type Key = string;

export const groupKinds = ['OneOf', 'SomeOf', 'RandomOrder', 'Sequential', 'Compose'] as const;
export type GroupKind = (typeof groupKinds)[number];

interface NodeBase {
  readonly key: Key;
  /** Probability, 0..1. */
  readonly p: number;
  readonly enabled: boolean;
}

export interface TransformNode extends NodeBase {
  readonly kind: 'transform';
  /** Name in the registry of transforms. */
  readonly transform: string;
  readonly params: Params;
}

export interface GroupNode extends NodeBase {
  readonly kind: 'group';
  readonly group: GroupKind;
  /** How many children run: SomeOf and RandomOrder only. */
  readonly n: number;
  readonly replace: boolean;
  readonly children: readonly Node[];
}

/** Something a file held that this page cannot run: kept, shown, never dropped. */
export interface UnknownNode extends NodeBase {
  readonly kind: 'unknown';
  readonly name: string;
  readonly raw: Json;
}

export type Node = TransformNode | GroupNode | UnknownNode;

export interface Pipeline {
  /** Longest side in pixels that the image is first resized to; null keeps the original size. */
  readonly workingSize: number | null;
  readonly nodes: readonly Node[];
  /** How boxes and keypoints are kept or dropped on the way. */
  readonly labels: LabelSettings;
}

export const emptyPipeline: Pipeline = { workingSize: 512, nodes: [], labels: defaultLabelSettings };

/** Limits of one pipeline, for files, links and the editor alike. */
export const limits = { nodes: 200, depth: 8, tiles: 100, workingSize: [1, 4096] as const } as const;

/** Library defaults of p: `Sequential` and `OneOf` 0.5, the others 1. */
export const defaultGroupP: Readonly<Record<GroupKind, number>> = {
  OneOf: 0.5,
  SomeOf: 1,
  RandomOrder: 1,
  Sequential: 0.5,
  Compose: 1,
};

/** Depth-first, parents before children. */
export function* walk(nodes: readonly Node[], depth = 0): Generator<{ readonly node: Node; readonly depth: number }> {
  for (const node of nodes) {
    yield { node, depth };
    if (node.kind === 'group') yield* walk(node.children, depth + 1);
  }
}

/** How many steps change the image: groups only say which of theirs run. */
export const countSteps = (nodes: readonly Node[]): number =>
  [...walk(nodes)].filter(({ node }) => node.kind !== 'group').length;

export function findNode(nodes: readonly Node[], key: Key): Node | undefined {
  for (const { node } of walk(nodes)) if (node.key === key) return node;
  return undefined;
}

/** The keys of `node` and everything below it. */
export const keysOf = (node: Node): Key[] => [...walk([node])].map((entry) => entry.node.key);

/** A key no node has: one more than the largest of the numbered keys. */
export function freshKey(nodes: readonly Node[]): Key {
  let highest = 0;
  for (const { node } of walk(nodes)) {
    const number = /^n(\d{1,9})$/.exec(node.key)?.[1];
    if (number !== undefined) highest = Math.max(highest, Number(number));
  }
  return `n${highest + 1}`;
}
