import { useEffect, useRef } from 'react';
import type { Size } from '../../../math/box';
import { type LabelSet, ownerOf } from '../../../pipeline/labels/model';
import type { Recipe } from '../../../pipeline/recipe';
import { useApp } from '../../../state/hooks';
import { contain } from '../../../state/stage/layout';
import type { LabelView } from '../../../state/store';
import { useSize } from '../../grid/useSize';
import { coloursOf, countOf } from '../classes';
import { useHighlighted } from './highlight';
import { type Marks, noMarks, sourceMarks } from './marks';
import styles from './overlay.module.css';
import { paintMarks } from './paint';
import { surfaceOf } from './surface';
import { knownTrace, traced } from './traces';

interface PictureLabelsProps {
  /** What was done to the picture underneath; null where it is the original. */
  readonly recipe: Recipe | null;
}

/** The labels over one picture that fills the same box by `contain`. */
export function PictureLabels({ recipe }: PictureLabelsProps) {
  const labels = useApp((state) => state.document.labels);
  const image = useApp((state) => state.document.image);
  const view = useApp((state) => state.labelView);
  const highlighted = useHighlighted();
  const canvas = useRef<HTMLCanvasElement>(null);
  const area = useSize(canvas);
  const size = recipe?.output ?? image;
  const hidden = countOf(labels) === 0 || size === null || !(view.shown || highlighted !== null);

  useEffect(() => {
    const { current } = canvas;
    if (hidden || !current || !size || area.width === 0) return;
    const known = recipe ? knownTrace(recipe, labels)?.marks : sourceMarks(labels);
    let wanted = true;
    const draw = (marks: Marks) => {
      if (wanted) paint(current, marks, { labels, size, area, view, highlighted });
    };
    if (known) draw(known);
    else if (recipe) void traced(recipe, labels).then(({ marks }) => draw(marks));
    return () => {
      wanted = false;
    };
  }, [hidden, recipe, labels, size, area, view, highlighted]);

  // The canvas stays while it is empty: its size has to be known when labels arrive.
  return <canvas ref={canvas} className={styles.layer} aria-hidden data-labels="picture" hidden={hidden} />;
}

interface Painting {
  readonly labels: LabelSet;
  readonly size: Size;
  readonly area: Size;
  readonly view: LabelView;
  readonly highlighted: string | null;
}

function paint(canvas: HTMLCanvasElement, marks: Marks, { labels, size, area, view, highlighted }: Painting): void {
  const surface = surfaceOf(canvas, area);
  if (!surface) return;
  const { context, ratio } = surface;
  const place = contain(size, { x: 0, y: 0, width: canvas.width, height: canvas.height });
  const look = { view, colours: coloursOf(labels), ratio, names: true, highlighted };
  paintMarks(context, view.shown ? marks : only(marks, highlighted), size, place, look);
}

/** With all labels hidden, the one pointed at still shows. */
function only({ boxes, polygons, points }: Marks, id: string | null): Marks {
  if (id === null) return noMarks;
  const same = (mark: { readonly id: string }) => ownerOf(mark.id) === id;
  return { boxes: boxes.filter(same), polygons: polygons.filter(same), points: points.filter(same) };
}
