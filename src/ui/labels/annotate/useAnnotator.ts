import { useMemo, useState } from 'react';
import type { Size } from '../../../math/box';
import type { LabelSet } from '../../../pipeline/labels/model';
import { useApp } from '../../../state/hooks';
import { addBox, addPoint, addPolygon, removeLabel, renameLabel, updateLabel } from '../../../state/labels';
import { store } from '../../../state/store';
import { useIn, useMessages } from '../../messages';
import { annotate } from '../../messages/labels/annotate';
import { boundsOf, type Kind, type Shape, shapesOf } from './shapes';
import type { At } from './viewport';

export type Tool = 'select' | Kind;

/** A label under way: the first corner of a box, or the corners of a polygon so far. */
export type Draft =
  | { readonly kind: 'box'; readonly from: At }
  | { readonly kind: 'polygon'; readonly points: readonly At[] };

/** A label before it has an id and a class. */
export type Geometry =
  | { readonly kind: 'box'; readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number }
  | { readonly kind: 'polygon'; readonly points: readonly At[] }
  | { readonly kind: 'point'; readonly x: number; readonly y: number };

/** What the dialog's parts share: the tool, the selection, the label under way, and every way to change labels. */
export interface Annotator {
  readonly labels: LabelSet;
  readonly size: Size;
  readonly shapes: readonly Shape[];
  readonly tool: Tool;
  readonly draft: Draft | null;
  /** Index in `shapes`; -1 where nothing is selected. */
  readonly index: number;
  readonly selected: Shape | null;
  /** The handle that arrow keys move; null moves the whole label. */
  readonly handle: number | null;
  /** Class of new labels. */
  readonly className: string;
  /** The last label could not be added: a notice of the image says why. */
  readonly refused: boolean;
  /** Read aloud. */
  readonly said: string;
  readonly setTool: (tool: Tool) => void;
  readonly setDraft: (draft: Draft | null) => void;
  readonly setHandle: (handle: number | null) => void;
  readonly setClassName: (name: string) => void;
  readonly say: (text: string) => void;
  readonly select: (index: number) => void;
  readonly create: (geometry: Geometry) => void;
  /** Takes over a changed label. */
  readonly change: (shape: Shape) => void;
  readonly rename: (shape: Shape, name: string) => void;
  readonly remove: () => void;
}

export function useAnnotator(size: Size): Annotator {
  const m = useIn(annotate);
  const { kinds } = useMessages().labels;
  const labels = useApp((state) => state.document.labels);
  const shapes = useMemo(() => shapesOf(labels), [labels]);
  const [tool, setTool] = useState<Tool>('select');
  const [draft, setDraft] = useState<Draft | null>(null);
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [handle, setHandle] = useState<number | null>(null);
  const [className, setClassName] = useState(() => store.getState().document.labels.boxes[0]?.label ?? m.defaultClass);
  const [said, say] = useState('');
  const [refused, setRefused] = useState(false);
  const index = useMemo(() => shapes.findIndex(({ label }) => label.id === selectedId), [shapes, selectedId]);
  const selected = shapes[index] ?? null;

  return {
    labels,
    size,
    shapes,
    tool,
    draft,
    index,
    selected,
    handle,
    className,
    refused,
    said,
    setDraft,
    setHandle,
    setClassName,
    say,
    setTool: (next) => {
      setTool(next);
      setDraft(null);
      setHandle(null);
      say(m.said.tool(m[next]));
    },
    select: (to) => {
      const shape = shapes[to];
      setSelectedId(shape?.label.id ?? null);
      setHandle(null);
      if (shape) say(m.said.selected(kinds[shape.kind], shape.label.label, to + 1, shapes.length));
    },
    create: (geometry) => {
      const id = added(geometry, className);
      setDraft(null);
      setHandle(null);
      setRefused(id === null);
      if (id === null) return;
      setSelectedId(id);
      say(m.said.added(kinds[geometry.kind], className));
    },
    change: (shape) => {
      updateLabel(shape.label.id, shape.label);
      const { x1, y1, x2, y2 } = boundsOf(shape);
      say(shape.kind === 'point' ? m.said.at(x1, y1) : m.said.edges(x1, y1, x2, y2));
    },
    rename: (shape, name) => renameLabel(shape.label.id, name),
    remove: () => {
      if (!selected) return;
      // The next one is selected, so that several can be deleted in a row.
      const next = shapes[index + 1] ?? shapes[index - 1];
      removeLabel(selected.label.id);
      setSelectedId(next?.label.id ?? null);
      setHandle(null);
      say(m.said.removed(kinds[selected.kind], selected.label.label));
    },
  };
}

function added(geometry: Geometry, label: string): string | null {
  switch (geometry.kind) {
    case 'box': {
      const { x1, y1, x2, y2 } = geometry;
      return addBox({ label, x1, y1, x2, y2 });
    }
    case 'polygon':
      return addPolygon({ label, points: geometry.points });
    case 'point':
      return addPoint({ label, x: geometry.x, y: geometry.y });
  }
}
