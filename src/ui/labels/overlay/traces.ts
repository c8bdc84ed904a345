/** Where the labels of a tile are, remembered per recipe: every edit of the document makes new recipes. */
import type { LabelSet } from '../../../pipeline/labels/model';
import type { MovedLabels } from '../../../pipeline/labels/move';
import { packLabels, unpackMoved } from '../../../pipeline/labels/packed';
import type { Recipe } from '../../../pipeline/recipe';
import { store } from '../../../state/store';
import { tracing } from '../../../state/tracing/client';
import type { Tracing } from '../../../state/tracing/service';
import { centred, type Marks } from './marks';

interface Trace {
  readonly labels: LabelSet;
  readonly moved: MovedLabels;
  readonly marks: Marks;
}

const traces = new WeakMap<Recipe, Trace>();
const underWay = new WeakMap<Recipe, { readonly labels: LabelSet; readonly trace: Promise<Trace> }>();

/** The labels that the tracing was last told of. */
let told: LabelSet | null = null;

/** Asks something about labels. What is asked follows what is told in the same breath: nothing comes in between. */
export async function asked<T>(labels: LabelSet, ask: (service: Tracing) => T | Promise<T>): Promise<T> {
  const service = await tracing();
  if (labels !== told) void service.know(packLabels(labels));
  told = labels;
  return ask(service);
}

/** The document's labels after a recipe, computed away from the page's thread. */
export function traced(recipe: Recipe, labels: LabelSet): Promise<Trace> {
  const known = knownTrace(recipe, labels);
  if (known) return Promise.resolve(known);
  const pending = underWay.get(recipe);
  if (pending?.labels === labels) return pending.trace;
  const settings = store.getState().document.pipeline.labels;
  const trace = asked(labels, (service) => service.trace(recipe, settings)).then((packed): Trace => {
    const moved = unpackMoved(packed, labels, recipe, settings);
    const made = { labels, moved, marks: marksOf(moved) };
    traces.set(recipe, made);
    return made;
  });
  underWay.set(recipe, { labels, trace });
  return trace;
}

/** What was already traced, if it was traced with these labels. */
export function knownTrace(recipe: Recipe, labels: LabelSet): Trace | null {
  const known = traces.get(recipe);
  return known?.labels === labels ? known : null;
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
