import { ChevronLeft, ChevronRight, Minus, Plus, Trash2 } from 'lucide-react';
import { Button, IconButton } from '../../controls/Button';
import { NumberField } from '../../controls/NumberField';
import { useIn } from '../../messages';
import { annotate } from '../../messages/labels/annotate';
import { coloursOf } from '../classes';
import { Swatch } from '../Swatch';
import { TextField } from '../TextField';
import styles from './Inspector.module.css';
import { boundsOf, type Shape, shortest, stretched, vertexAdded, vertexMoved, vertexRemoved } from './shapes';
import type { Annotator } from './useAnnotator';

interface InspectorProps {
  readonly annotator: Annotator;
  /** Id of the `datalist` of classes. */
  readonly list: string;
}

/** Class and numbers of the selected label: whatever can be done on the picture can be done here. */
export function Inspector({ annotator, list }: InspectorProps) {
  const m = useIn(annotate);
  const { selected, labels } = annotator;
  if (!selected) return null;
  return (
    <div className={styles.inspector}>
      <div className={styles.line}>
        <Swatch colour={coloursOf(labels).get(selected.label.label)} />
        <TextField
          // Another label starts with its own text.
          key={selected.label.id}
          label={m.className}
          value={selected.label.label}
          list={list}
          onChange={(name) => annotator.rename(selected, name)}
        />
        <IconButton label={m.deleteHint} onPress={annotator.remove}>
          <Trash2 size={15} />
        </IconButton>
      </div>
      {selected.kind === 'point' ? (
        <PointFields annotator={annotator} shape={selected} />
      ) : (
        <EdgeFields annotator={annotator} shape={selected} />
      )}
      {selected.kind === 'polygon' && <CornerFields annotator={annotator} shape={selected} />}
    </div>
  );
}

type Of<K extends Shape['kind']> = Extract<Shape, { kind: K }>;

function PointFields({ annotator, shape }: { readonly annotator: Annotator; readonly shape: Of<'point'> }) {
  const m = useIn(annotate);
  const { label } = shape;
  const set = (change: { readonly x?: number; readonly y?: number }) =>
    annotator.change({ kind: 'point', label: { ...label, ...change } });
  return (
    <div className={styles.numbers}>
      <Field name={m.x} value={label.x} range={[0, annotator.size.width - 1]} onChange={(x) => set({ x })} />
      <Field name={m.y} value={label.y} range={[0, annotator.size.height - 1]} onChange={(y) => set({ y })} />
    </div>
  );
}

/** Left, top, width and height of a box, or of what surrounds a polygon. */
function EdgeFields({ annotator, shape }: { readonly annotator: Annotator; readonly shape: Of<'box' | 'polygon'> }) {
  const m = useIn(annotate);
  const { width, height } = annotator.size;
  const from = boundsOf(shape);
  const [w, h] = [from.x2 - from.x1, from.y2 - from.y1];
  const set = (x1: number, y1: number, newW: number, newH: number) => {
    const to = { x1, y1, x2: x1 + newW, y2: y1 + newH };
    if (shape.kind === 'box') annotator.change({ kind: 'box', label: { ...shape.label, ...to } });
    else
      annotator.change({
        kind: 'polygon',
        label: { ...shape.label, points: stretched(shape.label.points, from, to) },
      });
  };
  const { x1, y1 } = from;
  return (
    <div className={styles.numbers}>
      <Field name={m.x} value={x1} range={[0, Math.max(0, width - w)]} onChange={(x) => set(x, y1, w, h)} />
      <Field name={m.y} value={y1} range={[0, Math.max(0, height - h)]} onChange={(y) => set(x1, y, w, h)} />
      <Field
        name={m.width}
        value={w}
        range={[shortest, Math.max(shortest, width - x1)]}
        onChange={(next) => set(x1, y1, next, h)}
      />
      <Field
        name={m.height}
        value={h}
        range={[shortest, Math.max(shortest, height - y1)]}
        onChange={(next) => set(x1, y1, w, next)}
      />
    </div>
  );
}

/** One corner of a polygon at a time. */
function CornerFields({ annotator, shape }: { readonly annotator: Annotator; readonly shape: Of<'polygon'> }) {
  const m = useIn(annotate);
  const { points } = shape.label;
  const { size } = annotator;
  const count = points.length;
  const index = Math.min(annotator.handle ?? 0, count - 1);
  const [x, y] = points[index]!;
  const set = (next: typeof points) => annotator.change({ kind: 'polygon', label: { ...shape.label, points: next } });
  const go = (by: number) => annotator.setHandle((index + by + count) % count);
  return (
    <>
      <div className={styles.line}>
        <span className={styles.corner}>
          {m.corner} <b>{m.cornerOf(index + 1, count)}</b>
        </span>
        <IconButton small label={m.previousCorner} onPress={() => go(-1)}>
          <ChevronLeft size={15} />
        </IconButton>
        <IconButton small label={m.nextCorner} onPress={() => go(1)}>
          <ChevronRight size={15} />
        </IconButton>
        <IconButton
          small
          label={m.addCorner}
          onPress={() => {
            set(vertexAdded(points, index));
            annotator.setHandle(index + 1);
          }}
        >
          <Plus size={15} />
        </IconButton>
        <IconButton
          small
          label={m.removeCorner}
          isDisabled={count <= 3}
          onPress={() => {
            set(vertexRemoved(points, index));
            annotator.setHandle(Math.min(index, count - 2));
          }}
        >
          <Minus size={15} />
        </IconButton>
      </div>
      <div className={styles.numbers}>
        <Field
          name={m.x}
          of={m.corner}
          value={x}
          range={[0, size.width]}
          onChange={(to) => set(vertexMoved(points, index, [to, y], size))}
        />
        <Field
          name={m.y}
          of={m.corner}
          value={y}
          range={[0, size.height]}
          onChange={(to) => set(vertexMoved(points, index, [x, to], size))}
        />
      </div>
    </>
  );
}

interface FieldProps {
  readonly name: string;
  /** What the number belongs to, where it is not the label itself. */
  readonly of?: string;
  readonly value: number;
  readonly range: readonly [number, number];
  readonly onChange: (value: number) => void;
}

const Field = ({ name, of, value, range, onChange }: FieldProps) => (
  <NumberField
    label={of ? `${of} ${name}` : name}
    prefix={name}
    value={Math.round(value * 100) / 100}
    // What an import left outside stays there until it is changed.
    range={[Math.min(range[0], value), Math.max(range[1], value)]}
    step={1}
    onChange={onChange}
  />
);

/** Labels without drawing: each appears in the middle, to be moved by its numbers or the arrow keys. */
export function AddButtons({ onAdd }: { readonly onAdd: (kind: Shape['kind']) => void }) {
  const m = useIn(annotate);
  return (
    <div className={styles.add}>
      <Button onPress={() => onAdd('box')}>{m.addBox}</Button>
      <Button onPress={() => onAdd('polygon')}>{m.addPolygon}</Button>
      <Button onPress={() => onAdd('point')}>{m.addPoint}</Button>
    </div>
  );
}
