/** The classes of a set of labels, with their colours and how often each occurs. */
import { classColours, classNames, type Rgb } from '../../pipeline/labels/colours';
import type { LabelSet } from '../../pipeline/labels/model';

export interface LabelClass {
  readonly name: string;
  readonly colour: Rgb;
  readonly boxes: number;
  readonly polygons: number;
  readonly points: number;
  /** Whether a value of the mask stands for it. */
  readonly mask: boolean;
}

const colours = new WeakMap<LabelSet, ReadonlyMap<string, Rgb>>();
const classes = new WeakMap<LabelSet, readonly LabelClass[]>();

/** The colour of every class, remembered per set. */
export function coloursOf(labels: LabelSet): ReadonlyMap<string, Rgb> {
  let found = colours.get(labels);
  if (!found) {
    found = classColours(classNames(labels));
    colours.set(labels, found);
  }
  return found;
}

/** Classes in the order of their colours, remembered per set. */
export function classesOf(labels: LabelSet): readonly LabelClass[] {
  let found = classes.get(labels);
  if (!found) {
    const boxes = tally(labels.boxes);
    const polygons = tally(labels.polygons);
    const points = tally(labels.points);
    const masked = tally(labels.mask?.classes ?? []);
    found = [...coloursOf(labels)].map(([name, colour]) => ({
      name,
      colour,
      boxes: boxes.get(name) ?? 0,
      polygons: polygons.get(name) ?? 0,
      points: points.get(name) ?? 0,
      mask: masked.has(name),
    }));
    classes.set(labels, found);
  }
  return found;
}

function tally(labels: readonly { readonly label: string }[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { label } of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}

/** Boxes, polygons and points together. */
export const countOf = ({ boxes, polygons, points }: LabelSet): number =>
  boxes.length + polygons.length + points.length;

export const isBare = (labels: LabelSet): boolean => countOf(labels) === 0 && labels.mask === null;
