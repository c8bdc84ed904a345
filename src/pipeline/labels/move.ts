/** Where a tile's labels are, and what became of those that are not there: the library's rules after every step. */
import type { Box, Size } from '../../math/box';
import type { Keypoint, Outline } from '../../transforms/define';
import type { Key } from '../model';
import type { Recipe } from '../recipe';
import { type BoxLoss, moverOf } from './boxes';
import { mirrorsPicture, swapsOf } from './mirrored';
import { type LabelSet, type LabelSettings, ownerOf } from './model';
import { traceBoxes } from './trace-boxes';
import { tracePoints } from './trace-points';
import { tracePolygons } from './trace-polygons';

export type Loss = BoxLoss | 'hole' | 'invalid';

/** The step that a label did not survive. */
export interface Dropped {
  readonly kind: 'dropped';
  /** Index in the recipe's steps; -1 where it never got in. */
  readonly step: number;
  /** Key of that step's node; empty where it never got in. */
  readonly key: Key;
  readonly why: Loss;
}

export interface KeptBox extends Box {
  readonly kind: 'kept';
  /** Whether a part of it was cut off on the way. */
  readonly clipped: boolean;
  /** Share of its area that lay inside the picture, over all steps. */
  readonly visible: number;
  /** Its area by that of the box around the moved outline: 1 is tight. The outline is its polygon's, or its own corners'. */
  readonly inflation: number;
}

export interface KeptPolygon {
  readonly kind: 'kept';
  readonly clipped: boolean;
  readonly visible: number;
  readonly points: Outline;
}

export interface KeptPoint extends Keypoint {
  readonly kind: 'kept';
  readonly clipped: false;
  /** Whether its name was traded for that of the other side. */
  readonly swapped: boolean;
  /** How it came to lie: an odd number of steps mirrored the picture. */
  readonly mirrored: boolean;
}

/** What became of one label; one that mirrored borders show several times appears several times. */
export interface Moved<Kept> {
  /** Id of the label. */
  readonly source: string;
  /** Its name now; a keypoint's may have been swapped. */
  readonly label: string;
  readonly fate: Kept | Dropped;
}

export interface MovedLabels {
  readonly boxes: readonly Moved<KeptBox>[];
  readonly polygons: readonly Moved<KeptPolygon>[];
  readonly points: readonly Moved<KeptPoint>[];
}

/** Everything that the tracing of one kind of label needs to know about the steps. */
export interface Journey {
  readonly source: Size;
  readonly stages: readonly Stage[];
}

export interface Stage {
  readonly key: Key;
  readonly mover: ReturnType<typeof moverOf>;
  readonly output: Size;
  /** Asked for only where names may be swapped. */
  readonly mirrors: boolean;
}

/** Every label of the picture after a recipe; labels are in pixels of the recipe's input. */
export function traceLabels(
  recipe: Recipe,
  labels: Pick<LabelSet, 'boxes' | 'polygons' | 'points'>,
  settings: LabelSettings,
): MovedLabels {
  const stages = recipe.steps.map((step, index): Stage => {
    const mover = moverOf(step, settings.boxes, index);
    return {
      key: step.key,
      mover,
      output: step.output,
      mirrors: labels.points.length > 0 && mirrorsPicture(step, mover),
    };
  });
  const journey: Journey = { source: recipe.input, stages };
  const polygons = tracePolygons(journey, labels.polygons);
  const boxes = traceBoxes(journey, labels.boxes, settings.boxes, polygons);
  const points = tracePoints(journey, labels.points, settings.points, swapsOf(settings.flipPairs));
  return { boxes, polygons: withTheirBoxes(polygons, boxes), points };
}

/** An outline goes when its box goes: they are one object. */
function withTheirBoxes(
  polygons: readonly Moved<KeptPolygon>[],
  boxes: readonly Moved<KeptBox>[],
): readonly Moved<KeptPolygon>[] {
  if (polygons.length === 0) return polygons;
  const lost = new Map<string, Dropped>();
  for (const { source, fate } of boxes) if (fate.kind === 'dropped') lost.set(source, fate);
  if (lost.size === 0) return polygons;
  return polygons.map((polygon) => {
    const fate = polygon.fate.kind === 'kept' ? lost.get(ownerOf(polygon.source)) : undefined;
    return fate ? { ...polygon, fate } : polygon;
  });
}
