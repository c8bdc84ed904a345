/** Polygons through all steps of a recipe. */
import type { Outline } from '../../transforms/define';
import { epsilon } from './boxes';
import type { PolygonLabel } from './model';
import type { Journey, KeptPolygon, Moved } from './move';
import { clipOutline, moveOutline, outlineArea } from './outlines';

interface Live {
  readonly points: Outline;
  readonly clipped: boolean;
  readonly visible: number;
}

/** Polygons through all steps, clipped after each; holes do not change an outline. */
export function tracePolygons(
  { source, stages }: Journey,
  labels: readonly PolygonLabel[],
): readonly Moved<KeptPolygon>[] {
  return labels.flatMap((polygon): readonly Moved<KeptPolygon>[] => {
    const named = (fate: Moved<KeptPolygon>['fate']) => ({ source: polygon.id, label: polygon.label, fate });
    const start = clipOutline(polygon.points, source);
    if (!(outlineArea(start) >= epsilon)) return [named({ kind: 'dropped', step: -1, key: '', why: 'invalid' })];
    let live: readonly Live[] = [{ points: start, clipped: start !== polygon.points, visible: 1 }];
    for (const [step, { key, mover, output }] of stages.entries()) {
      live = live.flatMap(({ points, clipped, visible }) =>
        moveOutline(points, mover).flatMap((moved): readonly Live[] => {
          const inside = clipOutline(moved, output);
          const left = outlineArea(inside);
          if (!(left >= epsilon)) return [];
          const share = inside === moved ? 1 : Math.min(1, left / outlineArea(moved));
          return [{ points: inside, clipped: clipped || inside !== moved, visible: visible * share }];
        }),
      );
      if (live.length === 0) return [named({ kind: 'dropped', step, key, why: 'outside' })];
    }
    return live.map((each) => named({ kind: 'kept', ...each }));
  });
}
