import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { closed, handleMoved, handlesOf, placed } from './edits';
import { moved, type Shape, shapeAt, vertexAdded } from './shapes';
import type { Annotator } from './useAnnotator';
import type { Camera } from './useViewport';
import { type At, toArea, toPicture } from './viewport';

/** How near counts as hit, CSS pixels. */
const reach = { mouse: 8, touch: 18 } as const;
/** Moved less than this a press is a click, CSS pixels. */
const still = 4;

type Drag =
  | { readonly kind: 'pan'; last: At; moved: boolean }
  | { readonly kind: 'draw'; readonly start: At; readonly from: At }
  | { readonly kind: 'move'; readonly start: At; readonly from: At; readonly shape: Shape }
  | { readonly kind: 'handle'; readonly index: number; readonly shape: Shape };

export interface BoardPointer {
  /** The selected label as it is being dragged. */
  readonly preview: Shape | null;
  /** Where the pointer is, in pixels of the picture; null off the board. */
  readonly hover: At | null;
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerCancel: () => void;
  readonly onPointerLeave: () => void;
  readonly onDoubleClick: () => void;
}

const nearOf = ({ pointerType }: PointerEvent): number => (pointerType === 'mouse' ? reach.mouse : reach.touch);

const apart = (a: At, b: At): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

/** Presses, drags and pinches on the board. A drag is shown at once and becomes one edit when it ends. */
export function useBoardPointer(annotator: Annotator, camera: Camera, board: HTMLElement | null): BoardPointer {
  const { size, tool, draft } = annotator;
  const { view } = camera;
  const [preview, setPreview] = useState<Shape | null>(null);
  const [hover, setHover] = useState<At | null>(null);
  const drag = useRef<Drag | null>(null);
  /** Fingers on the board: two of them pan and zoom. */
  const touches = useRef(new Map<number, At>());
  const latest = useRef(camera);
  latest.current = camera;

  useEffect(() => {
    if (!board) return;
    const onWheel = (event: WheelEvent) => {
      // The page around must not scroll, nor the browser zoom.
      event.preventDefault();
      const around = board.getBoundingClientRect();
      if (event.ctrlKey || event.metaKey)
        latest.current.zoom(Math.exp(-event.deltaY / 200), event.clientX - around.left, event.clientY - around.top);
      else if (event.shiftKey && event.deltaX === 0) latest.current.pan(-event.deltaY, 0);
      else latest.current.pan(-event.deltaX, -event.deltaY);
    };
    board.addEventListener('wheel', onWheel, { passive: false });
    return () => board.removeEventListener('wheel', onWheel);
  }, [board]);

  const placeOf = (event: PointerEvent<HTMLElement>): At => {
    const around = event.currentTarget.getBoundingClientRect();
    return [event.clientX - around.left, event.clientY - around.top];
  };

  const put = (at: At) => {
    if (tool === 'select') return;
    const next = placed(tool, draft, at, size);
    if ('done' in next) annotator.create(next.done);
    else annotator.setDraft(next.draft);
  };

  const cancelDrag = () => {
    drag.current = null;
    setPreview(null);
  };

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const place = placeOf(event);
    if (event.pointerType === 'touch') {
      touches.current.set(event.pointerId, place);
      if (touches.current.size > 1) {
        // The first finger did not mean to draw.
        cancelDrag();
        return;
      }
    }
    if (event.button > 1) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    event.currentTarget.focus({ preventScroll: true });
    drag.current = started(event, place);
  };

  const started = (event: PointerEvent<HTMLElement>, place: At): Drag => {
    const at = toPicture(view, place);
    if (event.button === 1) return { kind: 'pan', last: place, moved: true };
    const near = nearOf(event);
    const grabbed = draft ? null : grab(place, near);
    if (grabbed) return grabbed;
    if (tool !== 'select') return { kind: 'draw', start: place, from: at };
    const shape = shapeAt(annotator.shapes, at, near / view.scale);
    if (!shape) return { kind: 'pan', last: place, moved: false };
    if (shape.label.id !== annotator.selected?.label.id) annotator.select(annotator.shapes.indexOf(shape));
    return { kind: 'move', start: place, from: at, shape };
  };

  /** A handle of the selected label, or the middle of a polygon's side, which becomes a corner. */
  const grab = (place: At, near: number): Drag | null => {
    const { selected } = annotator;
    if (!selected) return null;
    const handles = handlesOf(selected);
    const index = handles.findIndex((handle) => apart(toArea(view, handle), place) <= near);
    if (index >= 0) return { kind: 'handle', index, shape: selected };
    if (selected.kind !== 'polygon') return null;
    const side = middlesOf(handles).findIndex((middle) => apart(toArea(view, middle), place) <= near);
    if (side < 0) return null;
    const points = vertexAdded(selected.label.points, side);
    return { kind: 'handle', index: side + 1, shape: { kind: 'polygon', label: { ...selected.label, points } } };
  };

  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const place = placeOf(event);
    if (touches.current.size > 1) return pinch(event.pointerId, place);
    const at = toPicture(view, place);
    setHover(at);
    const now = drag.current;
    if (!now) return;
    if (now.kind === 'pan') {
      camera.pan(place[0] - now.last[0], place[1] - now.last[1]);
      now.moved ||= apart(place, now.last) > 0;
      now.last = place;
    } else if (now.kind === 'handle') setPreview(handleMoved(now.shape, now.index, at, size));
    else if (apart(place, now.start) < still) return;
    else if (now.kind === 'move') setPreview(movedBy(now.shape, now.from, at));
    else if (tool === 'box' && draft === null) put(now.from);
  };

  const movedBy = (shape: Shape, [x1, y1]: At, [x2, y2]: At): Shape =>
    moved(shape, [Math.round(x2 - x1), Math.round(y2 - y1)], size);

  const pinch = (id: number, place: At) => {
    const before = touches.current.get(id);
    const other = [...touches.current].find(([key]) => key !== id)?.[1];
    touches.current.set(id, place);
    if (!before || !other) return;
    const factor = apart(place, other) / Math.max(1, apart(before, other));
    camera.pan((place[0] - before[0]) / 2, (place[1] - before[1]) / 2);
    camera.zoom(factor, (place[0] + other[0]) / 2, (place[1] + other[1]) / 2);
  };

  const onPointerUp = (event: PointerEvent<HTMLElement>) => {
    const pinched = touches.current.size > 1;
    touches.current.delete(event.pointerId);
    const now = drag.current;
    drag.current = null;
    if (pinched || !now) return;
    const at = toPicture(view, placeOf(event));
    if (now.kind === 'pan') {
      if (!now.moved) annotator.select(-1);
    } else if (now.kind === 'draw') finishDrawing(now, at, placeOf(event), nearOf(event));
    else if (preview) annotator.change(preview);
    setPreview(null);
  };

  const finishDrawing = (now: Extract<Drag, { kind: 'draw' }>, at: At, place: At, near: number) => {
    if (tool === 'polygon' && draft?.kind === 'polygon') {
      const [first] = draft.points;
      const done = first && apart(toArea(view, first), place) <= near ? closed(draft) : null;
      if (done) return annotator.create(done);
    }
    // A click sets a corner, and so does the end of a drag.
    put(tool === 'box' && draft === null ? now.from : at);
  };

  return {
    preview,
    hover,
    onPointerDown,
    onPointerMove,
    onPointerUp,
    onPointerCancel: () => {
      touches.current.clear();
      cancelDrag();
    },
    onPointerLeave: () => setHover(null),
    onDoubleClick: () => {
      const done = closed(draft);
      if (done) annotator.create(done);
    },
  };
}

/** The middle of every side of a closed outline. */
export const middlesOf = (points: readonly At[]): readonly At[] =>
  points.map(([x, y], index) => {
    const [nx, ny] = points[(index + 1) % points.length]!;
    return [(x + nx) / 2, (y + ny) / 2];
  });
