import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Size } from '../../../math/box';
import type { Rgb } from '../../../pipeline/labels/colours';
import { initialLabelView } from '../../../state/store';
import { useIn } from '../../messages';
import { annotate } from '../../messages/labels/annotate';
import { coloursOf } from '../classes';
import { sourceMarks } from '../overlay/marks';
import { paintMarks } from '../overlay/paint';
import { surfaceOf } from '../overlay/surface';
import styles from './Board.module.css';
import { BoardShapes } from './BoardShapes';
import { handlesOf } from './edits';
import { boxHandles } from './shapes';
import type { Annotator } from './useAnnotator';
import { useBoardKeys } from './useBoardKeys';
import { useBoardPointer } from './useBoardPointer';
import type { Camera } from './useViewport';
import { toArea } from './viewport';

const fallback: Rgb = [232, 232, 240];
/** Above this many canvas pixels per pixel of the picture, pixels are shown as squares. */
const squares = 3;

interface BoardProps {
  readonly annotator: Annotator;
  readonly camera: Camera;
  readonly bitmap: ImageBitmap;
  readonly area: Size;
}

/** The picture to draw on. */
export function Board({ annotator, camera, bitmap, area }: BoardProps) {
  const m = useIn(annotate);
  const help = useId();
  const [element, setElement] = useState<HTMLElement | null>(null);
  const pointer = useBoardPointer(annotator, camera, element);
  const keys = useBoardKeys(annotator, camera);
  const colours = coloursOf(annotator.labels);
  const { labels, selected, tool } = annotator;
  // What is selected is drawn above the others, by `BoardShapes`.
  const marks = useMemo(() => {
    const all = sourceMarks(labels);
    const others = ({ id }: { readonly id: string }) => id !== selected?.label.id;
    return {
      boxes: all.boxes.filter(others),
      polygons: all.polygons.filter(others),
      points: all.points.filter(others),
    };
  }, [labels, selected]);
  const canvas = useRef<HTMLCanvasElement>(null);
  // The keys of the tools work at once, unless somebody is at something else by now.
  useEffect(() => {
    if (element && !document.activeElement?.matches('input, button')) element.focus({ preventScroll: true });
  }, [element]);
  const { view } = camera;

  useEffect(() => {
    const surface = canvas.current && surfaceOf(canvas.current, area);
    if (!surface) return;
    const { context, ratio } = surface;
    const place = {
      x: view.x * ratio,
      y: view.y * ratio,
      width: bitmap.width * view.scale * ratio,
      height: bitmap.height * view.scale * ratio,
    };
    context.imageSmoothingEnabled = view.scale * ratio < squares;
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, place.x, place.y, place.width, place.height);
    const look = { view: initialLabelView, colours, ratio, names: true, highlighted: null };
    paintMarks(context, marks, bitmap, place, look);
  }, [bitmap, view, area, marks, colours]);

  return (
    <div
      ref={setElement}
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes the keys
      tabIndex={0}
      className={styles.board}
      data-tool={tool}
      style={{ cursor: cursorOf(annotator, pointer.hover, view) }}
      aria-label={m.board}
      aria-describedby={help}
      onPointerDown={(event) => {
        keys.hideCross();
        pointer.onPointerDown(event);
      }}
      onPointerMove={pointer.onPointerMove}
      onPointerUp={pointer.onPointerUp}
      onPointerCancel={pointer.onPointerCancel}
      onPointerLeave={pointer.onPointerLeave}
      onDoubleClick={pointer.onDoubleClick}
      onKeyDown={keys.onKeyDown}
      onKeyUp={keys.onKeyUp}
      onBlur={keys.onKeyUp}
    >
      <canvas ref={canvas} className={styles.picture} aria-hidden />
      <BoardShapes
        annotator={annotator}
        view={view}
        preview={pointer.preview}
        cursor={keys.cross ?? pointer.hover}
        colourOf={(label) => colours.get(label) ?? fallback}
      />
      <p id={help} hidden>
        {m.boardHelp}
      </p>
    </div>
  );
}

const resizeCursors = ['nwse', 'ns', 'nesw', 'ew', 'nwse', 'ns', 'nesw', 'ew'] as const;

/** What a press would do, as the pointer's shape. */
function cursorOf({ tool, selected, draft }: Annotator, hover: readonly [number, number] | null, view: Camera['view']) {
  if (selected && hover && !draft) {
    const [x, y] = toArea(view, hover);
    const index = handlesOf(selected).findIndex((at) => {
      const [hx, hy] = toArea(view, at);
      return Math.hypot(hx - x, hy - y) <= 8;
    });
    if (index >= 0) return selected.kind === 'box' ? `${resizeCursors[index % boxHandles.length]}-resize` : 'move';
  }
  return tool === 'select' ? 'default' : 'crosshair';
}
