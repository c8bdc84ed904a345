import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useSize } from '../../grid/useSize';
import { useIn } from '../../messages';
import { annotate } from '../../messages/labels/annotate';
import { coloursOf } from '../classes';
import { KindIcon } from '../KindIcon';
import { Swatch } from '../Swatch';
import styles from './LabelList.module.css';
import { boundsOf, type Shape } from './shapes';
import type { Annotator } from './useAnnotator';

/** CSS pixels; as in the style sheet. */
const rowHeight = 30;
/** Rows kept above and below those in sight. */
const spare = 6;

/** Every label of the picture. Only the rows in sight exist: there may be thousands. */
export function LabelList({ annotator }: { readonly annotator: Annotator }) {
  const m = useIn(annotate);
  const { shapes, index, labels } = annotator;
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const { height } = useSize(list);
  const [top, setTop] = useState(0);
  const first = Math.max(0, Math.floor(top / rowHeight) - spare);
  const last = Math.min(shapes.length, Math.ceil((top + height) / rowHeight) + spare);
  const colours = coloursOf(labels);

  useEffect(() => {
    const { current } = list;
    if (!current || index < 0) return;
    const from = index * rowHeight;
    if (from < current.scrollTop) current.scrollTop = from;
    else if (from + rowHeight > current.scrollTop + current.clientHeight)
      current.scrollTop = from + rowHeight - current.clientHeight;
  }, [index]);

  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor(height / rowHeight) - 1);
    const moves: Readonly<Record<string, number | undefined>> = {
      ArrowDown: index + 1,
      ArrowUp: index < 0 ? 0 : index - 1,
      PageDown: index + page,
      PageUp: index - page,
      Home: 0,
      End: shapes.length - 1,
    };
    const to = moves[event.key];
    if (to !== undefined) annotator.select(Math.min(shapes.length - 1, Math.max(0, to)));
    else if (event.key === 'Delete' || event.key === 'Backspace') annotator.remove();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={list}
      role="listbox"
      tabIndex={0}
      className={styles.list}
      aria-label={m.list}
      aria-activedescendant={index >= 0 ? `${id}-${index}` : undefined}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      onKeyDown={onKeyDown}
    >
      {shapes.length === 0 && (
        // biome-ignore lint/a11y/useFocusableInteractive: says that there is nothing to choose
        <div role="option" aria-selected={false} aria-disabled className={styles.empty}>
          <strong>{m.listEmpty}</strong> {m.listHint}
        </div>
      )}
      <div role="presentation" style={{ height: first * rowHeight }} />
      {shapes.slice(first, last).map((shape, offset) => {
        const at = first + offset;
        return (
          // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus, and says which row is meant
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys
          <div
            key={shape.label.id}
            id={`${id}-${at}`}
            role="option"
            className={styles.row}
            aria-selected={at === index}
            aria-setsize={shapes.length}
            aria-posinset={at + 1}
            onClick={() => annotator.select(at)}
          >
            <Swatch colour={colours.get(shape.label.label)} />
            <span className={styles.kind}>
              <KindIcon kind={shape.kind} />
            </span>
            <span className={styles.name}>{shape.label.label}</span>
            <span className={styles.facts}>{factsOf(shape)}</span>
          </div>
        );
      })}
      <div role="presentation" style={{ height: (shapes.length - last) * rowHeight }} />
    </div>
  );
}

const short = (value: number): string => String(Math.round(value * 10) / 10);

/** Size of what has one, place of a point. */
function factsOf(shape: Shape): string {
  const { x1, y1, x2, y2 } = boundsOf(shape);
  return shape.kind === 'point' ? `${short(x1)}, ${short(y1)}` : `${short(x2 - x1)} × ${short(y2 - y1)}`;
}
