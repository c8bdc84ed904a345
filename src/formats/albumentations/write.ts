/** A pipeline as Albumentations 2.0.8 would serialise it. */
import type { Json, Text } from '../../math/text';
import type { GroupNode, Node, Pipeline, TransformNode } from '../../pipeline/model';
import { walk } from '../../pipeline/model';
import { isDialect } from '../../transforms/define';
import { transformNamed } from '../../transforms/index';
import type { Param, Params, ParamValue } from '../../transforms/params';
import { about } from '../../transforms/read';
import type { Lookup } from '../imported';
import { type Has, writeLibrarySettings } from '../label-settings';

export const writtenVersion = '2.0.8';

type Arguments = { readonly [name: string]: Json };

/** The resize that stands for the working size; every argument of the library's class. */
export const workingSizeArguments = (longest: number): Arguments => ({
  area_for_downscale: 'image',
  interpolation: 1,
  mask_interpolation: 0,
  max_size: longest,
  max_size_hw: null,
});

/**
 * Writes the pipeline with every field explicit, in the library's own order of keys. `omitted` names each node that
 * the file cannot hold: switched off, unknown to the library, or one the library would refuse to load.
 */
export function toAlbumentations(
  pipeline: Pipeline,
  lookup: Lookup = transformNamed,
  has: Has = { boxes: false, points: false },
): { readonly json: Json; readonly omitted: readonly Text[] } {
  const omitted: Text[] = [];
  const nodes = writeNodes(pipeline.nodes, lookup, omitted).map((written) => written.json);
  const first =
    pipeline.workingSize === null
      ? []
      : [{ __class_fullname__: 'LongestMaxSize', p: 1, ...workingSizeArguments(pipeline.workingSize) }];
  if (pipeline.labels.flipPairs.length > 0) omitted.push(reasons.flipPairs);
  const transform = { ...composed(1, [...first, ...nodes]), ...writeLibrarySettings(pipeline.labels, has) };
  return { json: { __version__: writtenVersion, transform }, omitted };
}

interface Written {
  readonly p: number;
  readonly json: Json;
}

function writeNodes(nodes: readonly Node[], lookup: Lookup, omitted: Text[]): readonly Written[] {
  const written: Written[] = [];
  for (const node of nodes) {
    const json = writeNode(node, lookup, omitted);
    if (json !== null) written.push({ p: node.p, json });
  }
  return written;
}

function writeNode(node: Node, lookup: Lookup, omitted: Text[]): Json | null {
  if (node.kind === 'unknown') return omit(omitted, node.name, reasons.unknown);
  if (!node.enabled) return omit(omitted, title(node), reasons.disabled);
  if (node.kind === 'group') return writeGroup(node, lookup, omitted);
  return writeTransform(node, lookup, omitted);
}

function writeTransform(node: TransformNode, lookup: Lookup, omitted: Text[]): Json | null {
  const transform = lookup(node.transform);
  if (transform === undefined) return omit(omitted, node.transform, reasons.unknown);
  const params: Params = Object.fromEntries(
    Object.entries(transform.params).map(([name, spec]) => [
      name,
      Object.hasOwn(node.params, name) ? node.params[name]! : spec.default,
    ]),
  );
  if (isDialect(transform)) return omit(omitted, node.transform, reasons.dialect);
  const refused = transform.check?.(params) ?? null;
  if (refused !== null) return omit(omitted, node.transform, refused);
  const args = Object.entries(params)
    .map(([name, value]): [string, Json] => [name, asWritten(transform.params[name]!, value)])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return { __class_fullname__: node.transform, p: node.p, ...Object.fromEntries(args) };
}

/** Every kind of parameter value is plain JSON by construction; some lists are dictionaries in the library. */
function asWritten(spec: Param, value: ParamValue): Json {
  if (spec.kind !== 'vector' || !spec.keyed || !Array.isArray(value)) return value as Json;
  return Object.fromEntries(spec.names.map((name, i) => [name, value[i] as number]));
}

function writeGroup(group: GroupNode, lookup: Lookup, omitted: Text[]): Json | null {
  const written = writeNodes(group.children, lookup, omitted);
  if (written.length === 0) return omit(omitted, title(group), reasons.empty);
  const children = written.map((child) => child.json);
  switch (group.group) {
    case 'Compose':
      return composed(group.p, children);
    case 'OneOf':
      // The library divides by the sum when it builds the group.
      if (written.reduce((sum, child) => sum + child.p, 0) <= 0) return omit(omitted, title(group), reasons.noWeight);
      return { __class_fullname__: group.group, p: group.p, transforms: children };
    case 'Sequential':
      return { __class_fullname__: group.group, p: group.p, transforms: children };
    case 'SomeOf':
    case 'RandomOrder': {
      // The library warns about more than there are, and then picks them all: the same.
      const n = group.replace ? group.n : Math.min(group.n, children.length);
      return { __class_fullname__: group.group, p: group.p, transforms: children, n, replace: group.replace };
    }
  }
}

const composed = (p: number, transforms: readonly Json[]): { readonly [key: string]: Json } => ({
  __class_fullname__: 'Compose',
  p,
  transforms,
  bbox_params: null,
  keypoint_params: null,
  additional_targets: {},
  is_check_shapes: true,
});

function omit(omitted: Text[], what: string, why: Text): null {
  omitted.push(about(what, why));
  return null;
}

const reasons = {
  flipPairs: {
    en: 'flip pairs: the library does not swap names of keypoints, your loader has to',
    ko: '좌우 쌍: 라이브러리는 키포인트 이름을 바꾸지 않으므로 로더에서 바꿔야 함',
  },
  disabled: { en: 'switched off', ko: '꺼져 있음' },
  unknown: { en: 'not known to this page', ko: '이 페이지가 모르는 변환' },
  dialect: { en: 'belongs to another library', ko: '다른 라이브러리의 변환' },
  empty: { en: 'nothing inside it to run', ko: '실행할 단계가 없음' },
  noWeight: {
    en: 'every choice has p = 0, which the library refuses',
    ko: '모든 후보의 p가 0이라 라이브러리가 거부함',
  },
} satisfies { readonly [reason: string]: Text };

/** A group is named with what goes with it. */
function title(node: TransformNode | GroupNode): string {
  if (node.kind === 'transform') return node.transform;
  const inside = [...walk(node.children)].map((entry) => nameOf(entry.node));
  return inside.length === 0 ? node.group : `${node.group} (${inside.join(', ')})`;
}

const nameOf = (node: Node): string =>
  node.kind === 'group' ? node.group : node.kind === 'unknown' ? node.name : node.transform;
