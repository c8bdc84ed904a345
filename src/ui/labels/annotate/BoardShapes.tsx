import { cssColour, type Rgb } from '../../../pipeline/labels/colours';
import styles from './Board.module.css';
import { handlesOf } from './edits';
import { boxBetween, type Shape } from './shapes';
import type { Annotator } from './useAnnotator';
import { middlesOf } from './useBoardPointer';
import { type At, toArea, type Viewport } from './viewport';

interface BoardShapesProps {
  readonly annotator: Annotator;
  readonly view: Viewport;
  /** The selected label as it is being dragged. */
  readonly preview: Shape | null;
  /** Where the pointer or the keyboard's cross is; pixels of the picture. */
  readonly cursor: At | null;
  readonly colourOf: (label: string) => Rgb;
}

/** The selected label with its handles, the label under way, and the cross: everything that moves with the hand. */
export function BoardShapes({ annotator, view, preview, cursor, colourOf }: BoardShapesProps) {
  const shape = preview ?? annotator.selected;
  return (
    <svg className={styles.shapes} aria-hidden="true">
      {shape && <Selected shape={shape} view={view} colour={colourOf(shape.label.label)} handle={annotator.handle} />}
      {annotator.tool !== 'select' && cursor && <Cross at={toArea(view, cursor)} />}
      <Drafted annotator={annotator} view={view} cursor={cursor} colour={colourOf(annotator.className)} />
    </svg>
  );
}

const pathOf = (points: readonly At[], view: Viewport, close: boolean): string => {
  const path = points.map((point) => toArea(view, point).join(' ')).join('L');
  return path && `M${path}${close ? 'Z' : ''}`;
};

interface SelectedProps {
  readonly shape: Shape;
  readonly view: Viewport;
  readonly colour: Rgb;
  readonly handle: number | null;
}

function Selected({ shape, view, colour, handle }: SelectedProps) {
  const stroke = cssColour(colour);
  if (shape.kind === 'point') {
    const [x, y] = toArea(view, [shape.label.x + 0.5, shape.label.y + 0.5]);
    return (
      <>
        <circle className={styles.ring} cx={x} cy={y} r={9} />
        <circle className={styles.dot} cx={x} cy={y} r={4.5} fill={stroke} />
      </>
    );
  }
  const handles = handlesOf(shape);
  const outline = shape.kind === 'polygon' ? handles : handles.filter((_, index) => index % 2 === 0);
  const path = pathOf(outline, view, true);
  return (
    <>
      <path className={styles.rim} d={path} />
      <path className={styles.outline} d={path} stroke={stroke} fill={cssColour(colour, 0.18)} />
      {shape.kind === 'polygon' &&
        middlesOf(handles).map((middle, index) => {
          const [x, y] = toArea(view, middle);
          // biome-ignore lint/suspicious/noArrayIndexKey: a side is its place
          return <circle key={index} className={styles.middle} cx={x} cy={y} r={3.5} />;
        })}
      {handles.map((at, index) => {
        const [x, y] = toArea(view, at);
        const active = index === handle;
        const side = active ? 13 : 9;
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a handle is its place
            key={index}
            className={styles.handle}
            data-active={active || undefined}
            x={x - side / 2}
            y={y - side / 2}
            width={side}
            height={side}
            rx={shape.kind === 'polygon' ? side / 2 : 2}
            stroke={stroke}
          />
        );
      })}
    </>
  );
}

/** A cross over the whole board: where the next corner would be. */
const Cross = ({ at: [x, y] }: { readonly at: At }) => (
  <>
    <path className={styles.crossRim} d={`M${x} 0V9999M0 ${y}H9999`} />
    <path className={styles.cross} d={`M${x} 0V9999M0 ${y}H9999`} />
  </>
);

interface DraftedProps {
  readonly annotator: Annotator;
  readonly view: Viewport;
  readonly cursor: At | null;
  readonly colour: Rgb;
}

function Drafted({ annotator: { draft, size }, view, cursor, colour }: DraftedProps) {
  if (!draft) return null;
  const stroke = cssColour(colour);
  if (draft.kind === 'box') {
    const { x1, y1, x2, y2 } = boxBetween(draft.from, cursor ?? draft.from, size);
    const [left, top] = toArea(view, [x1, y1]);
    const [right, bottom] = toArea(view, [x2, y2]);
    const place = { x: left, y: top, width: right - left, height: bottom - top };
    return (
      <>
        <rect className={styles.rim} {...place} />
        <rect className={styles.outline} {...place} stroke={stroke} fill={cssColour(colour, 0.18)} />
      </>
    );
  }
  const points = cursor ? [...draft.points, cursor] : draft.points;
  return (
    <>
      <path className={styles.rim} d={pathOf(points, view, false)} />
      <path
        className={styles.outline}
        d={pathOf(points, view, false)}
        stroke={stroke}
        fill={points.length > 2 ? cssColour(colour, 0.18) : 'none'}
      />
      {draft.points.map((at, index) => {
        const [x, y] = toArea(view, at);
        // biome-ignore lint/suspicious/noArrayIndexKey: a corner is its place
        return <circle key={index} className={styles.handle} cx={x} cy={y} r={index === 0 ? 6 : 4} stroke={stroke} />;
      })}
    </>
  );
}
