/** Keypoints through all steps of a recipe. */
import type { Size } from '../../math/box';
import type { Keypoint } from '../../transforms/define';
import type { Mover } from './boxes';
import type { PointLabel, PointSettings } from './model';
import type { Journey, KeptPoint, Loss, Moved } from './move';

const inside = ({ x, y }: { readonly x: number; readonly y: number }, { width, height }: Size): boolean =>
  x >= 0 && y >= 0 && x < width && y < height;

/** Where a keypoint goes. Holes take it along only where the settings have the invisible removed. */
function movePoint(point: Keypoint, { labels, use, hides }: Mover, settings: PointSettings): readonly Keypoint[] {
  if (hides && !settings.remove_invisible) return [point];
  if (labels?.keypoints) return labels.keypoints(point, use);
  if (!labels?.keypoint) return [point];
  const moved = labels.keypoint(point, use);
  return moved === null ? [] : [moved];
}

/** Keypoints through all steps. Where a step mirrors the picture, names of a declared pair are swapped. */
export function tracePoints(
  { source, stages }: Journey,
  labels: readonly PointLabel[],
  settings: PointSettings,
  swaps: ReadonlyMap<string, string>,
): readonly Moved<KeptPoint>[] {
  const mirrored = stages.filter((stage) => stage.mirrors).length % 2 === 1;
  const { remove_invisible: removes, check_each_transform: always } = settings;
  return labels.flatMap(({ id, label, x, y }): readonly Moved<KeptPoint>[] => {
    const dropped = (step: number, why: Loss): readonly Moved<KeptPoint>[] => [
      { source: id, label, fate: { kind: 'dropped', step, key: stages[step]?.key ?? '', why } },
    ];
    const refused = removes && !inside({ x, y }, source);
    if (refused || !Number.isFinite(x) || !Number.isFinite(y)) return dropped(-1, 'invalid');
    let live: readonly Keypoint[] = [{ x, y, angle: 0, scale: 0 }];
    let left = -1;
    for (const [step, { mover, output }] of stages.entries()) {
      const moved = live.flatMap((point) => movePoint(point, mover, settings));
      if (moved.length === 0) return dropped(step, mover.hides ? 'hole' : 'vanished');
      const visible = moved.filter((point) => inside(point, output));
      if (visible.length > 0) left = -1;
      else if (left < 0) left = step;
      live = removes && always ? visible : moved;
      if (live.length === 0) return dropped(step, 'outside');
    }
    const last = stages.at(-1)?.output ?? source;
    const kept = removes ? live.filter((point) => inside(point, last)) : live;
    if (kept.length === 0) return dropped(left, 'outside');
    const other = mirrored ? swaps.get(label) : undefined;
    return kept.map((point) => ({
      source: id,
      label: other ?? label,
      fate: { kind: 'kept', clipped: false, ...point, swapped: other !== undefined, mirrored },
    }));
  });
}
