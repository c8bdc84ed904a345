/**
 * The places where a transform may run, in one fixed order that every tile shares. Which of them fire on a tile is data;
 * the order and the transforms are structure, and only structure may cost a shader program.
 */
import type { Params } from '../transforms/params';
import type { GroupNode, Key, Node, Pipeline } from './model';
import { keysOf } from './model';

export interface Site {
  readonly id: string;
  readonly transform: string;
  readonly params: Params;
}

/** The resize before everything else; the same for every tile. */
export const workingSizeKey: Key = 'working-size';

/** Nodes that take part: enabled, known, and within the soloed branch if there is one. */
export function active(node: Node, solo: ReadonlySet<Key> | null): boolean {
  return node.enabled && node.kind !== 'unknown' && (solo === null || solo.has(node.key));
}

/** The soloed node with its ancestors and descendants; null when nothing is soloed or the node is gone. */
export function soloKeys(nodes: readonly Node[], solo: Key | null): ReadonlySet<Key> | null {
  if (solo === null) return null;
  const path = (list: readonly Node[]): Key[] | null => {
    for (const node of list) {
      if (node.key === solo) return keysOf(node);
      const below = node.kind === 'group' ? path(node.children) : null;
      if (below !== null) return [node.key, ...below];
    }
    return null;
  };
  const found = path(nodes);
  return found === null ? null : new Set(found);
}

/** How many children one run of the group picks, given how many take part. */
export const picks = (group: GroupNode, candidates: number): number =>
  candidates === 0 ? 0 : group.replace ? group.n : Math.min(group.n, candidates);

/** Site of the `round`-th place a child may run in: RandomOrder has one per slot, a repeating SomeOf one per repeat. */
export const siteWithin = (prefix: string, group: GroupNode, round: number): string =>
  group.group === 'RandomOrder' || (group.group === 'SomeOf' && group.replace)
    ? `${prefix}${group.key}.${round}/`
    : prefix;

/** Every site of a pipeline, in running order. */
export function sitesOf(pipeline: Pipeline, solo: Key | null): Site[] {
  const keep = soloKeys(pipeline.nodes, solo);
  const sites: Site[] = [];
  const visit = (node: Node, prefix: string): void => {
    if (!active(node, keep)) return;
    if (node.kind === 'transform')
      sites.push({ id: prefix + node.key, transform: node.transform, params: node.params });
    if (node.kind !== 'group') return;
    const children = node.children.filter((child) => active(child, keep));
    const rounds = picks(node, children.length);
    if (node.group === 'RandomOrder') {
      for (let slot = 0; slot < rounds; slot++)
        for (const child of children) visit(child, siteWithin(prefix, node, slot));
    } else if (node.group === 'SomeOf' && node.replace) {
      for (const child of children)
        for (let repeat = 0; repeat < rounds; repeat++) visit(child, siteWithin(prefix, node, repeat));
    } else {
      for (const child of children) visit(child, prefix);
    }
  };
  for (const node of pipeline.nodes) visit(node, '');
  return sites;
}
