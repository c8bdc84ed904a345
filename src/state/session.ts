/** The session as it is stored: what a reload brings back, written and checked when it is read. */
import * as v from 'valibot';
import { readSavedLabels } from '../formats/labels/saved';
import { readPlayground, writePlayground } from '../formats/playground';
import type { Json, Text } from '../math/text';
import { findNode } from '../pipeline/model';
import { transformNamed } from '../transforms';
import { savedCodeView } from './code-view-saved';
import type { Kept, KeptKey } from './persist';
import { Problem } from './problem';
import { initialLabelView } from './store';

const whole = v.pipe(v.number(), v.integer(), v.minValue(1));
const session = v.object({
  document: v.object({
    playground: v.custom<Json>((value) => value !== undefined),
    image: v.nullable(
      v.object({
        id: v.pipe(v.string(), v.regex(/^(?:sha256|fnv|sample):[\w.-]+$/)),
        name: v.string(),
        width: whole,
        height: whole,
      }),
    ),
    // Sessions from before there were labels have none.
    labels: v.optional(v.unknown()),
    solo: v.nullable(v.string()),
  }),
  seedLocked: v.boolean(),
  selectedTile: v.nullable(whole),
  // Sessions of before the grid could be turned have none.
  page: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
  selectedNode: v.nullable(v.string()),
  collapsed: v.array(v.string()),
  // Sessions of before there were labels have none.
  labelView: v.optional(
    v.object({
      shown: v.boolean(),
      boxes: v.boolean(),
      polygons: v.boolean(),
      points: v.boolean(),
      mask: v.boolean(),
      opacity: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
    }),
    initialLabelView,
  ),
  codeView: savedCodeView,
  theme: v.picklist(['system', 'light', 'dark']),
  language: v.picklist(['en', 'ko']),
} satisfies Record<KeptKey, v.GenericSchema>);

export function pack(state: Kept): v.InferInput<typeof session> {
  const { pipeline, seed, grid, image, labels, solo } = state.document;
  return {
    document: { playground: writePlayground({ pipeline, seed, grid }), image, labels, solo },
    seedLocked: state.seedLocked,
    selectedTile: state.selectedTile,
    page: state.page,
    selectedNode: state.selectedNode,
    collapsed: [...state.collapsed],
    labelView: state.labelView,
    codeView: state.codeView,
    theme: state.theme,
    language: state.language,
  };
}

/** Throws where it is damaged. The notes say what had to be changed. */
export function unpack(stored: unknown): { readonly kept: Kept; readonly notes: readonly Text[] } {
  const { document: saved, collapsed, ...view } = v.parse(session, stored);
  const read = readPlayground(saved.playground, 'session', transformNamed);
  if (!read.ok) throw new Problem(read.error);
  const { pipeline, seed, grid, notes } = read;
  if (seed === undefined || grid === undefined) throw new Error('The session lacks its seed or grid.');
  const { labels, complete } = readSavedLabels(saved.labels);
  const solo = saved.solo !== null && findNode(pipeline.nodes, saved.solo) ? saved.solo : null;
  const known = collapsed.filter((key) => findNode(pipeline.nodes, key));
  const document = { pipeline, seed, grid, image: saved.image, labels, solo };
  return { kept: { ...view, collapsed: new Set(known), document }, notes: complete ? notes : [...notes, labelsLost] };
}

const labelsLost: Text = {
  en: 'Some labels were damaged and are gone.',
  ko: '일부 라벨이 손상되어 사라졌습니다.',
};
