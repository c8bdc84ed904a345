/** Where the labels of a tile are, remembered per recipe: every edit of the document makes new recipes. */
import type { LabelSet, PolygonLabel } from '../../../pipeline/labels/model';
import { type MovedLabels, ownerOf, traceLabels } from '../../../pipeline/labels/move';
import type { Recipe } from '../../../pipeline/recipe';
import { store } from '../../../state/store';
import { centred, type Marks } from './marks';

interface Trace {
  readonly labels: LabelSet;
  readonly moved: MovedLabels;
  readonly marks: Marks;
}

const traces = new WeakMap<Recipe, Trace>();

/** Labels traced at a time: a few milliseconds' worth. */
const portion = 300;

/**
 * Traces the current labels through a recipe, a portion with every call: null until the last one is done. What was
 * traced before comes at once.
 */
export function tracer(recipe: Recipe): () => Trace | null {
  const { labels, pipeline } = store.getState().document;
  const parts = portionsOf(labels);
  const done: MovedLabels[] = [];
  return () => {
    const known = knownTrace(recipe, labels);
    if (known) return known;
    const part = parts[done.length];
    if (part) done.push(traceLabels(recipe, part, pipeline.labels));
    if (done.length < parts.length) return null;
    const moved: MovedLabels = {
      boxes: done.flatMap(({ boxes }) => boxes),
      polygons: done.flatMap(({ polygons }) => polygons),
      points: done.flatMap(({ points }) => points),
    };
    const trace = { labels, moved, marks: marksOf(moved) };
    traces.set(recipe, trace);
    return trace;
  };
}

/** What was already traced, if it was traced with these labels. */
export function knownTrace(recipe: Recipe, labels: LabelSet): Trace | null {
  const known = traces.get(recipe);
  return known?.labels === labels ? known : null;
}

type Part = Pick<LabelSet, 'boxes' | 'polygons' | 'points'>;

const portions = new WeakMap<LabelSet, readonly Part[]>();

/** Boxes stay with their outlines, which tell how tight they are. */
function portionsOf(labels: LabelSet): readonly Part[] {
  const known = portions.get(labels);
  if (known) return known;
  const { boxes, polygons, points } = labels;
  const parts: Part[] = [];
  if (boxes.length + polygons.length + points.length <= portion) parts.push(labels);
  else {
    const owned = new Map<string, PolygonLabel[]>();
    for (const polygon of polygons) {
      const owner = ownerOf(polygon.id);
      const others = owned.get(owner);
      if (others) others.push(polygon);
      else owned.set(owner, [polygon]);
    }
    for (let start = 0; start < boxes.length; start += portion) {
      const some = boxes.slice(start, start + portion);
      const theirs = some.flatMap(({ id }) => {
        const found = owned.get(id) ?? [];
        owned.delete(id);
        return found;
      });
      parts.push({ boxes: some, polygons: theirs, points: [] });
    }
    const alone = [...owned.values()].flat();
    for (let start = 0; start < alone.length; start += portion)
      parts.push({ boxes: [], polygons: alone.slice(start, start + portion), points: [] });
    for (let start = 0; start < points.length; start += portion)
      parts.push({ boxes: [], polygons: [], points: points.slice(start, start + portion) });
  }
  portions.set(labels, parts);
  return parts;
}

function marksOf({ boxes, polygons, points }: MovedLabels): Marks {
  return {
    boxes: boxes.flatMap(({ source, label, fate }) => {
      if (fate.kind === 'dropped') return [];
      const { x1, y1, x2, y2 } = fate;
      return [{ id: source, label, x1, y1, x2, y2 }];
    }),
    polygons: polygons.flatMap(({ source, label, fate }) =>
      fate.kind === 'dropped' ? [] : [{ id: source, label, points: fate.points }],
    ),
    points: points.flatMap(({ source, label, fate }) =>
      fate.kind === 'dropped' ? [] : [centred({ id: source, label, x: fate.x, y: fate.y })],
    ),
  };
}
