/** Draws labels onto a 2D canvas: one stroke per class and kind, however many labels it has. */
import type { Size } from '../../../math/box';
import { cssColour, type Rgb } from '../../../pipeline/labels/colours';
import { ownerOf } from '../../../pipeline/labels/model';
import type { LabelView } from '../../../state/store';
import type { BoxMark, Marks, PolygonMark } from './marks';

/** Where the picture lies on the canvas, in the canvas's own pixels. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Look {
  readonly view: LabelView;
  readonly colours: ReadonlyMap<string, Rgb>;
  /** Canvas pixels per CSS pixel. */
  readonly ratio: number;
  /** Whether boxes carry the name of their class where there is room for it. */
  readonly names: boolean;
  /** Corner radius of the picture, canvas pixels. */
  readonly radius?: number;
  /** Where no names go, because something else lies there; canvas pixels. */
  readonly reserved?: Place;
  /** Label (with its outlines) that stands out while the others step back. */
  readonly highlighted: string | null;
}

const fallback: Rgb = [232, 232, 240];
/** Above this many labels a dark rim around each would only cost time. */
const rimmed = 600;
/** Above this many boxes their names would cover the picture. */
const named = 24;

/** Shorter side of a picture from which on lines are at their full weight, and below which they are at their least. */
const roomy = 180;
const tiny = 84;
/** CSS pixels. */
const tagFont = 10.5;
const tagHeight = 16;
const tagPadding = 5;
/** Width of the stripe of colour at the left of a name. */
const tagStripe = 3;

/** Draws the marks of one picture of `size` into `place`; what lies outside of it is cut off. */
export function paintMarks(
  context: CanvasRenderingContext2D,
  marks: Marks,
  size: Size,
  place: Place,
  look: Look,
): void {
  const { view, highlighted } = look;
  context.save();
  context.beginPath();
  context.roundRect(place.x, place.y, place.width, place.height, look.radius ?? 0);
  context.clip();
  context.lineJoin = 'round';
  if (highlighted !== null) context.globalAlpha = 0.25;
  paintAll(context, marks, size, place, look);
  if (highlighted !== null) {
    context.globalAlpha = 1;
    const only = (mark: { readonly id: string }) => ownerOf(mark.id) === highlighted;
    const one = {
      boxes: marks.boxes.filter(only),
      polygons: marks.polygons.filter(only),
      points: marks.points.filter(only),
    };
    // Pointing at a label shows it even where its kind is hidden.
    const shown = { ...view, boxes: true, polygons: true, points: true };
    paintAll(context, one, size, place, { ...look, view: shown });
  }
  context.restore();
}

function paintAll(context: CanvasRenderingContext2D, marks: Marks, size: Size, place: Place, look: Look): void {
  const { view, colours, ratio } = look;
  const sx = place.width / size.width;
  const sy = place.height / size.height;
  const toX = (x: number) => place.x + x * sx;
  const toY = (y: number) => place.y + y * sy;
  const rim = marks.boxes.length + marks.polygons.length + marks.points.length <= rimmed;
  // Crowds are drawn faint: where they are many, that is what is to be seen.
  const opacity = rim ? 1 : 0.45;
  // Thin on small tiles, so that the line does not hide what it surrounds.
  const side = Math.min(place.width, place.height) / ratio;
  const width = (!rim ? 0.75 : side >= roomy ? 2 : side >= tiny ? 1.5 : 1.1) * ratio;
  const stroke = (path: Path2D, colour: Rgb, thickness: number) => {
    if (rim) {
      context.lineWidth = thickness + 1.5 * ratio;
      context.strokeStyle = 'rgb(8 10 14 / 0.45)';
      context.stroke(path);
    }
    context.lineWidth = thickness;
    context.strokeStyle = cssColour(colour, opacity);
    context.stroke(path);
  };

  if (view.polygons)
    for (const [label, polygons] of byLabel(marks.polygons)) {
      const colour = colours.get(label) ?? fallback;
      const path = outlines(polygons, toX, toY);
      context.fillStyle = cssColour(colour, rim ? 0.09 : 0.02);
      context.fill(path);
      // Where both are shown, the box must stay the stronger of the two.
      stroke(path, colour, width * 0.6);
    }
  if (view.boxes) {
    for (const [label, boxes] of byLabel(marks.boxes)) {
      const path = new Path2D();
      for (const { x1, y1, x2, y2 } of boxes) path.rect(toX(x1), toY(y1), (x2 - x1) * sx, (y2 - y1) * sy);
      stroke(path, colours.get(label) ?? fallback, width);
    }
    if (look.names && marks.boxes.length <= named) paintTags(context, marks.boxes, toX, toY, place, look);
  }
  if (view.points) {
    const radius = (side >= roomy ? 3.5 : side >= tiny ? 2.5 : 1.75) * ratio;
    for (const [label, points] of byLabel(marks.points)) {
      const ring = new Path2D();
      for (const { x, y } of points) {
        ring.moveTo(toX(x) + radius, toY(y));
        ring.arc(toX(x), toY(y), radius, 0, Math.PI * 2);
      }
      context.lineWidth = 3 * ratio;
      context.strokeStyle = 'rgb(8 10 14 / 0.6)';
      context.stroke(ring);
      context.lineWidth = 1.5 * ratio;
      context.strokeStyle = '#fff';
      context.stroke(ring);
      context.fillStyle = cssColour(colours.get(label) ?? fallback);
      context.fill(ring);
    }
  }
}

function byLabel<M extends { readonly label: string }>(marks: readonly M[]): ReadonlyMap<string, readonly M[]> {
  const groups = new Map<string, M[]>();
  for (const mark of marks) {
    const group = groups.get(mark.label);
    if (group) group.push(mark);
    else groups.set(mark.label, [mark]);
  }
  return groups;
}

function outlines(polygons: readonly PolygonMark[], toX: (x: number) => number, toY: (y: number) => number): Path2D {
  const path = new Path2D();
  for (const { points } of polygons) {
    for (const [index, [x, y]] of points.entries()) {
      if (index === 0) path.moveTo(toX(x), toY(y));
      else path.lineTo(toX(x), toY(y));
    }
    path.closePath();
  }
  return path;
}

/** Names at the left corners of boxes that are wide enough, none over another. */
function paintTags(
  context: CanvasRenderingContext2D,
  boxes: readonly BoxMark[],
  toX: (x: number) => number,
  toY: (y: number) => number,
  place: Place,
  { colours, ratio, reserved }: Look,
): void {
  const height = tagHeight * ratio;
  const taken: Place[] = reserved ? [reserved] : [];
  context.font = `500 ${tagFont * ratio}px 'Inter Variable', system-ui, sans-serif`;
  context.textBaseline = 'middle';
  for (const { x1, y1, x2, y2, label } of boxes) {
    const width = context.measureText(label).width + (tagPadding * 2 + tagStripe) * ratio;
    if (width > Math.max(toX(x2) - toX(x1), 40 * ratio) || label === '') continue;
    const x = Math.min(Math.max(toX(x1) - ratio, place.x), place.x + place.width - width);
    // Above the box where there is room for it, else inside at its top, else at its bottom.
    const tops = [toY(y1) - height, Math.max(toY(y1), place.y), Math.min(toY(y2), place.y + place.height) - height];
    const y = tops.find(
      (top) => top >= place.y && !taken.some((other) => overlap(other, { x, y: top, width, height })),
    );
    if (y === undefined) continue;
    taken.push({ x, y, width, height });
    context.fillStyle = 'rgb(8 10 14 / 0.74)';
    context.fillRect(x, y, width, height);
    context.fillStyle = cssColour(colours.get(label) ?? fallback);
    context.fillRect(x, y, tagStripe * ratio, height);
    context.fillStyle = '#fff';
    context.fillText(label, x + (tagStripe + tagPadding) * ratio, y + height / 2 + 0.5 * ratio);
  }
}

const overlap = (a: Place, b: Place): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
