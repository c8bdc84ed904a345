/** The settings of one node. */
import { replaceNode } from '../../pipeline/edit';
import { defaultGroupP, findNode, type Key, limits, type Node, type TransformNode } from '../../pipeline/model';
import { transformNamed } from '../../transforms';
import { defaultsOf, type Intervals, type ParamValue, setOf } from '../../transforms/params';
import { about, readParam } from '../../transforms/read';
import { edit } from '../history';
import { store } from '../store';
import { clearNotices, notify } from './view';

const editNode = (key: Key, change: (node: Node) => Node): boolean =>
  edit((document) => ({ ...document, pipeline: replaceNode(document.pipeline, key, change) }));

/** Switches a node on or off; an unknown one stays as it is, there is nothing to run. */
export function setEnabled(key: Key, enabled: boolean): void {
  editNode(key, (node) => (node.kind === 'unknown' ? node : { ...node, enabled }));
}

/** Runs only this node, what is in it and what it is in; null runs all again. */
export function setSolo(key: Key | null): void {
  if (key !== null && !findNode(store.getState().document.pipeline.nodes, key)) return;
  edit((document) => ({ ...document, solo: key }));
}

/** Probability, clamped to 0..1. */
export function setP(key: Key, p: number): void {
  if (!Number.isNaN(p)) editNode(key, (node) => ({ ...node, p: Math.min(1, Math.max(0, p)) }));
}

/** Sets a parameter as its spec reads it: out of range is clamped; what it cannot read changes nothing and is said. */
export function setParam(key: Key, name: string, value: ParamValue): void {
  const node = findNode(store.getState().document.pipeline.nodes, key);
  const spec = node?.kind === 'transform' ? transformNamed(node.transform)?.params[name] : undefined;
  if (!spec) return;
  const read = readParam(spec, value);
  if (read.ok) {
    clearNotices('pipeline');
    putParam(key, name, read.value);
    if (node?.kind === 'transform') dropIntervalsOf(node, name, read.value);
  } else notify({ where: 'pipeline', level: 'error', text: about(name, read.error), details: [] });
}

/** Intervals that another choice would not take go with the choice they belong to. */
function dropIntervalsOf({ key, transform, params }: TransformNode, choice: string, value: ParamValue): void {
  for (const [name, spec] of Object.entries(transformNamed(transform)?.params ?? {})) {
    const given = params[name];
    if (spec.kind !== 'intervals' || spec.by !== choice || typeof given !== 'object' || given === null) continue;
    if (setOf(spec, given as Intervals) !== value) putParam(key, name, null);
  }
}

/** Back to the library's default. */
export function resetParam(key: Key, name: string): void {
  const node = findNode(store.getState().document.pipeline.nodes, key);
  const spec = node?.kind === 'transform' ? transformNamed(node.transform)?.params[name] : undefined;
  if (spec) putParam(key, name, spec.default);
}

/** All parameters and the probability back to the library's defaults; a group keeps its children. */
export function resetNode(key: Key): void {
  editNode(key, (node) => {
    if (node.kind === 'group') return { ...node, p: defaultGroupP[node.group], n: 1, replace: false };
    const transform = node.kind === 'transform' ? transformNamed(node.transform) : undefined;
    if (node.kind !== 'transform' || !transform) return node;
    return { ...node, p: transform.p, params: defaultsOf(transform.params) };
  });
}

/** How many children of a group run, and whether one may run twice. */
export function setGroupOptions(key: Key, { n, replace }: { n?: number; replace?: boolean }): void {
  editNode(key, (node) => {
    if (node.kind !== 'group') return node;
    const count = n === undefined || Number.isNaN(n) ? node.n : Math.min(limits.nodes, Math.max(1, Math.round(n)));
    return { ...node, n: count, replace: replace ?? node.replace };
  });
}

function putParam(key: Key, name: string, value: ParamValue): void {
  editNode(key, (node) => (node.kind === 'transform' ? { ...node, params: { ...node.params, [name]: value } } : node));
}
