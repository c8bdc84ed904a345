import { type KeyboardEvent, useState } from 'react';
import { useGesture } from '../../controls/useGesture';
import { useIn } from '../../messages';
import { annotate } from '../../messages/labels/annotate';
import { closed, handleMoved, handlesOf, placed } from './edits';
import { inside, moved, vertexRemoved } from './shapes';
import type { Annotator } from './useAnnotator';
import type { Camera } from './useViewport';
import type { At } from './viewport';

const arrows: Readonly<Record<string, At | undefined>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** CSS pixels that an arrow key moves the picture where nothing else is to be moved. */
const panStep = 40;

export interface BoardKeys {
  /** Where the next corner goes by keyboard, in pixels of the picture; null until a key asks for it. */
  readonly cross: At | null;
  readonly hideCross: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onKeyUp: () => void;
}

/** Drawing and editing without a pointer: a cross that sets corners, and arrow keys for what is selected. */
export function useBoardKeys(annotator: Annotator, camera: Camera): BoardKeys {
  const m = useIn(annotate).said;
  const { tool, draft, size, selected, handle } = annotator;
  const [cross, setCross] = useState<At | null>(null);
  const gesture = useGesture();
  const middle: At = [Math.round(size.width / 2), Math.round(size.height / 2)];

  const moveCross = ([dx, dy]: At) => {
    const [x, y] = cross ?? middle;
    const next = inside([x + dx, y + dy], size);
    setCross(next);
    annotator.say(m.at(next[0], next[1]));
  };
  const place = () => {
    if (tool === 'select') return;
    const at = cross ?? middle;
    setCross(at);
    const next = placed(tool, draft, tool === 'point' ? [at[0] + 0.5, at[1] + 0.5] : at, size);
    if ('done' in next) annotator.create(next.done);
    else {
      annotator.setDraft(next.draft);
      annotator.say(next.draft.kind === 'box' ? m.started : m.corner(next.draft.points.length));
    }
  };
  const nudge = ([dx, dy]: At) => {
    if (!selected) return;
    // However long the key is held, it is one step of undo.
    gesture.begin();
    const at = handle === null ? undefined : handlesOf(selected)[handle];
    annotator.change(
      at && handle !== null
        ? handleMoved(selected, handle, [at[0] + dx, at[1] + dy], size)
        : moved(selected, [dx, dy], size),
    );
  };
  const nextHandle = (by: number) => {
    const count = selected ? handlesOf(selected).length : 0;
    if (count === 0) return annotator.say(m.nothing);
    // The whole label comes between the last handle and the first.
    const next = ((handle === null ? count : handle) + by + count + 1) % (count + 1);
    annotator.setHandle(next === count ? null : next);
    annotator.say(next === count ? m.whole : m.handle(next + 1, count));
  };
  const nextLabel = (by: number) => {
    const count = annotator.shapes.length;
    if (count > 0) annotator.select((Math.max(annotator.index, by > 0 ? -1 : 0) + by + count) % count);
  };
  const removeSelected = () => {
    if (selected?.kind === 'polygon' && handle !== null && selected.label.points.length > 3) {
      const points = vertexRemoved(selected.label.points, handle);
      annotator.setHandle(Math.min(handle, points.length - 1));
      annotator.change({ kind: 'polygon', label: { ...selected.label, points } });
    } else annotator.remove();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = arrows[event.key];
    const letter = event.code === 'KeyN' || event.code === 'KeyH' ? event.code : null;
    const back = event.shiftKey ? -1 : 1;
    if (direction) {
      const far = event.shiftKey ? 10 : 1;
      const by: At = [direction[0] * far, direction[1] * far];
      if (tool !== 'select') moveCross(by);
      else if (selected) nudge(by);
      else camera.pan(-direction[0] * panStep, -direction[1] * panStep);
    } else if (event.key === ' ') place();
    else if (event.key === 'Enter') {
      const done = closed(draft);
      if (done) annotator.create(done);
      else if (draft?.kind !== 'polygon') place();
    } else if (event.key === 'Delete' || event.key === 'Backspace') removeSelected();
    else if (letter === 'KeyN') nextLabel(back);
    else if (letter === 'KeyH') nextHandle(back);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { cross: tool === 'select' ? null : cross, hideCross: () => setCross(null), onKeyDown, onKeyUp: gesture.end };
}
