/** Boxes through all steps of a recipe. */
import { type Box, boundingBox, corners, type Size } from '../../math/box';
import type { Outline } from '../../transforms/define';
import { enterBox, epsilon, filterBox, moveBox, noLimits } from './boxes';
import { type BoxLabel, type BoxSettings, ownerOf } from './model';
import type { Dropped, Journey, KeptBox, KeptPolygon, Loss, Moved, Stage } from './move';
import { clipOutline, moveOutline } from './outlines';

interface Live {
  readonly box: Box;
  readonly clipped: boolean;
  readonly visible: number;
  /** Its own corners on their way, the measure of inflation; null where a polygon is the measure or there are copies. */
  readonly corners: Outline | null;
  /** The step that left nothing of it inside, though the library still carries it along; -1 where there is something. */
  readonly emptied: number;
}

/** Boxes through all steps. A polygon of the same object, where there is one, tells how tight its box is. */
export function traceBoxes(
  { source, stages }: Journey,
  labels: readonly BoxLabel[],
  settings: BoxSettings,
  polygons: readonly Moved<KeptPolygon>[],
): readonly Moved<KeptBox>[] {
  const tight = tightBoxes(polygons);
  const keyOf = (step: number): string => stages[step]?.key ?? '';
  return labels.flatMap((label): readonly Moved<KeptBox>[] => {
    const entered = enterBox(label, source, settings);
    const named = (fate: KeptBox | Dropped): Moved<KeptBox> => ({ source: label.id, label: label.label, fate });
    if (entered === null) return [named({ kind: 'dropped', step: -1, key: '', why: 'invalid' })];
    const outline = tight.get(label.id);
    const start = {
      box: entered,
      clipped: differs(entered, label),
      visible: 1,
      corners: outline ? null : corners(entered),
      emptied: -1,
    };
    const { live, loss } = travel(start, stages, source, settings);
    if (live.length === 0) return [named({ kind: 'dropped', step: loss.step, key: keyOf(loss.step), why: loss.why })];
    return live.map(({ box, clipped, visible, corners: own }) => {
      const { x1, y1, x2, y2 } = box;
      const around = (live.length === 1 && (outline ?? (own && own.length > 2 ? boundingBox(own) : null))) || box;
      const inflation = ratio(areaOf(box), areaOf(around));
      return named({ kind: 'kept', clipped, visible, inflation, x1, y1, x2, y2 });
    });
  });
}

const areaOf = ({ x1, y1, x2, y2 }: Box): number => (x2 - x1) * (y2 - y1);
const ratio = (a: number, b: number): number => (b < epsilon ? 1 : a / b);
/** By more than what is lost in reading it. */
const differs = (a: Box, b: Box): boolean =>
  Math.max(Math.abs(a.x1 - b.x1), Math.abs(a.y1 - b.y1), Math.abs(a.x2 - b.x2), Math.abs(a.y2 - b.y2)) > 0.001;

interface Lost {
  readonly step: number;
  readonly why: Loss;
}

/** One box through all steps: what is left of it, and how the last of it was lost. */
function travel(
  start: Live,
  stages: readonly Stage[],
  source: Size,
  settings: BoxSettings,
): { readonly live: readonly Live[]; readonly loss: Lost } {
  let live: readonly Live[] = [start];
  let loss: Lost = { step: -1, why: 'invalid' };
  for (const [step, stage] of stages.entries()) {
    const next: Live[] = [];
    for (const each of live) {
      const copies = moveBox(each.box, stage.mover);
      if (copies.length === 0)
        loss = each.emptied >= 0 ? outsideSince(each) : { step, why: stage.mover.hides ? 'hole' : 'outside' };
      const own = copies.length === 1 ? each.corners : null;
      for (const box of copies) {
        const moved = { ...each, box, corners: own && outlineAfter(own, stage) };
        const checked = settings.check_each_transform
          ? checkedAfter(moved, step, stage.output, settings)
          : noticed(moved, step, stage.output);
        if ('why' in checked) loss = checked;
        else next.push(stage.mover.hides ? { ...checked, visible: checked.visible * shrunk(each.box, box) } : checked);
      }
    }
    live = next;
    if (live.length === 0) return { live, loss };
  }
  // The library filters once more at the end.
  const last = stages.length - 1;
  const size = stages[last]?.output ?? source;
  const left: Live[] = [];
  for (const each of live) {
    const checked = checkedAfter(each, last, size, settings);
    if ('why' in checked) loss = checked;
    else if (checked.emptied >= 0) loss = outsideSince(checked);
    else left.push(checked);
  }
  return { live: left, loss };
}

const outsideSince = ({ emptied }: Live): Lost => ({ step: emptied, why: 'outside' });

/** What a hole left of a box. */
const shrunk = (before: Box, after: Box): number => Math.min(1, ratio(areaOf(after), areaOf(before)));

function checkedAfter(live: Live, step: number, output: Size, settings: BoxSettings): Live | Lost {
  const filtered = filterBox(live.box, output, settings);
  if (!filtered.kept) {
    // What the clipping of an earlier step had already emptied is that step's doing.
    if (live.emptied >= 0) return outsideSince(live);
    return { step, why: filtered.why };
  }
  const { box, share } = filtered;
  return {
    box,
    corners: live.corners && clipOutline(live.corners, output),
    clipped: live.clipped || differs(box, live.box),
    visible: live.visible * share,
    emptied: areaOf(box) >= epsilon ? -1 : live.emptied >= 0 ? live.emptied : step,
  };
}

/** Remembers when a box left the picture, where the library only looks at the end. */
function noticed(live: Live, step: number, output: Size): Live {
  const filtered = filterBox(live.box, output, noLimits);
  const empty = !filtered.kept || areaOf(filtered.box) < epsilon;
  return { ...live, emptied: empty ? (live.emptied >= 0 ? live.emptied : step) : -1 };
}

function outlineAfter(points: Outline, { mover }: Stage): Outline | null {
  const moved = moveOutline(points, mover);
  return moved.length === 1 ? moved[0]! : null;
}

/** The box around each object's moved polygons. */
function tightBoxes(polygons: readonly Moved<KeptPolygon>[]): ReadonlyMap<string, Box> {
  const found = new Map<string, Box>();
  for (const { source, fate } of polygons) {
    if (fate.kind !== 'kept') continue;
    const owner = ownerOf(source);
    const box = boundingBox(fate.points);
    const known = found.get(owner);
    found.set(owner, known ? boundingBox([...corners(known), ...corners(box)]) : box);
  }
  return found;
}
