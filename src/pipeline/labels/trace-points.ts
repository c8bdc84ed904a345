/** Keypoints through all steps of a recipe. */
import type { Size } from '../../math/box';
import type { Keypoint, Use } from '../../transforms/define';
import type { Mover } from './boxes';
import type { PointLabel, PointSettings } from './model';
import type { Journey, KeptPoint, Loss, Moved, Stage } from './move';

const inside = ({ x, y }: { readonly x: number; readonly y: number }, { width, height }: Size): boolean =>
  x >= 0 && y >= 0 && x < width && y < height;

/** Where a keypoint goes. Holes take it along only where the settings have the invisible removed. */
function movePoint(
  point: Keypoint,
  { labels, use, hides }: Mover,
  settings: PointSettings,
  crowd: NonNullable<Use['crowd']>,
): readonly Keypoint[] {
  if (hides && !settings.remove_invisible) return [point];
  if (labels?.keypoints) return labels.keypoints(point, { ...use, crowd });
  if (!labels?.keypoint) return [point];
  const moved = labels.keypoint(point, { ...use, crowd });
  return moved === null ? [] : [moved];
}

/** A keypoint on its way: where it is now, several times where borders mirror it, or why it is gone. */
interface Traveller {
  readonly label: PointLabel;
  live: readonly Keypoint[];
  /** The step by which it left the picture, while it is outside. */
  left: number;
  lost: { readonly step: number; readonly why: Loss } | null;
}

function start(label: PointLabel, source: Size, removes: boolean): Traveller {
  const { x, y } = label;
  const refused = (removes && !inside({ x, y }, source)) || !Number.isFinite(x) || !Number.isFinite(y);
  return {
    label,
    live: refused ? [] : [{ x, y, angle: 0, scale: 0 }],
    left: -1,
    lost: refused ? { step: -1, why: 'invalid' } : null,
  };
}

/** All keypoints through one step: together, as they may hide each other. */
function takeStep(all: readonly Traveller[], step: number, { mover, output }: Stage, settings: PointSettings): void {
  const { remove_invisible: removes, check_each_transform: always } = settings;
  const points = all.flatMap(({ live }) => live);
  let index = 0;
  for (const one of all) {
    if (one.lost) continue;
    const moved = one.live.flatMap((point) => movePoint(point, mover, settings, { points, index: index++ }));
    const visible = moved.filter((point) => inside(point, output));
    if (visible.length > 0) one.left = -1;
    else if (one.left < 0) one.left = step;
    one.live = removes && always ? visible : moved;
    if (moved.length === 0) one.lost = { step, why: mover.hides ? 'hole' : 'vanished' };
    else if (one.live.length === 0) one.lost = { step, why: 'outside' };
  }
}

/** Keypoints through all steps. Where a step mirrors the picture, names of a declared pair are swapped. */
export function tracePoints(
  { source, stages }: Journey,
  labels: readonly PointLabel[],
  settings: PointSettings,
  swaps: ReadonlyMap<string, string>,
): readonly Moved<KeptPoint>[] {
  const mirrored = stages.filter((stage) => stage.mirrors).length % 2 === 1;
  const removes = settings.remove_invisible;
  const all = labels.map((label) => start(label, source, removes));
  for (const [step, stage] of stages.entries()) takeStep(all, step, stage, settings);
  const last = stages.at(-1)?.output ?? source;
  return all.flatMap(({ label: { id, label }, live, left, lost }): readonly Moved<KeptPoint>[] => {
    const kept = removes ? live.filter((point) => inside(point, last)) : live;
    const loss = lost ?? (kept.length === 0 ? { step: left, why: 'outside' as const } : null);
    if (loss) return [{ source: id, label, fate: { kind: 'dropped', key: stages[loss.step]?.key ?? '', ...loss } }];
    const other = mirrored ? swaps.get(label) : undefined;
    return kept.map((point) => ({
      source: id,
      label: other ?? label,
      fate: { kind: 'kept', clipped: false, ...point, swapped: other !== undefined, mirrored },
    }));
  });
}
