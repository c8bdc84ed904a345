/**
 * Cuts the sites of a pipeline into segments: runs of steps that one shader pass (or one chain of filter passes) can do.
 *
 * A segment is `lattices? head? (lattice | point)*`. A head reads anywhere in its input (warp, resize, filter, or a
 * point that needs a statistic of its whole input), so everything before it must be finished, except lattices, which
 * only rename pixels. Points after a head ride along for free.
 */
import { glsl } from '../../glsl/glsl';
import type {
  AffineKernel,
  Draw,
  Fields,
  FilterKernel,
  HostKernel,
  LatticeKernel,
  LutKernel,
  MapKernel,
  Measure,
  PointKernel,
  ResizeKernel,
  SingleKernel,
  Target,
  Uniforms,
} from '../../transforms/define';
import type { Params } from '../../transforms/params';
import type { Stage } from './stages';

export type Point = PointKernel<Params, Draw, Uniforms>;

export type MapHead = MapKernel<Params, Draw, Uniforms>;

export type HeadKernel = AffineKernel<Params, Draw> | ResizeKernel<Params, Draw> | MapHead | FilterKernel<Params, Draw>;

export interface PlacedAt<K> {
  readonly site: string;
  readonly kernel: K;
}

/** Consecutive lattices, or consecutive tables, share one place: per tile they compose on the CPU. */
export type TailItem =
  | { readonly kind: 'lattices'; readonly members: readonly PlacedAt<LatticeKernel<Params, Draw>>[] }
  | { readonly kind: 'luts'; readonly members: readonly PlacedAt<LutKernel<Params, Draw>>[] }
  | { readonly kind: 'point'; readonly member: PlacedAt<Point> };

export interface Segment {
  /** Lattices before the head. */
  readonly before: readonly PlacedAt<LatticeKernel<Params, Draw>>[];
  readonly head: PlacedAt<HeadKernel> | null;
  /** Measured first over the segment's input, for the first tail item. */
  readonly measures: PlacedAt<readonly Measure<Params, Draw>[]> | null;
  /** Computed first, for the head or the first tail item. */
  readonly fields: PlacedAt<Fields<Params, Draw>> | null;
  readonly tail: readonly TailItem[];
  /** Alone in its segment: what the CPU does. */
  readonly host: PlacedAt<HostKernel<Params, Draw>> | null;
}

interface Draft {
  before: PlacedAt<LatticeKernel<Params, Draw>>[];
  head: PlacedAt<HeadKernel> | null;
  measures: PlacedAt<readonly Measure<Params, Draw>[]> | null;
  fields: PlacedAt<Fields<Params, Draw>> | null;
  tail: TailItem[];
  host: null;
}

const fresh = (): Draft => ({ before: [], head: null, measures: null, fields: null, tail: [], host: null });
/** Most tables in a row that are computed rather than looked up. */
const mostFormulas = 6;

/** Tables are composed into one, which costs three look-ups; a few that have a formula cost less. */
function inFormulas(item: TailItem): readonly TailItem[] {
  if (item.kind !== 'luts' || item.members.length > mostFormulas) return [item];
  const points = item.members.flatMap(({ site, kernel }) => (kernel.formula ? [{ site, kernel: kernel.formula }] : []));
  return points.length < item.members.length ? [item] : points.map((member) => ({ kind: 'point', member }));
}

const isEmpty = (draft: Draft): boolean => draft.head === null && draft.tail.length === 0;

/** Sums of R, G and B. */
const sums: Measure<Params, Draw> = {
  measures: 'sum',
  columns: 1,
  uniforms: {},
  values: () => ({}),
  glsl: glsl`return vec4(c, 0.0);`,
};

const measuresOf = (statistic: NonNullable<Point['statistic']>): readonly Measure<Params, Draw>[] =>
  statistic === 'mean' ? [sums] : statistic;

/** Whether a kernel changes this target at all. */
export function concerns(kernel: SingleKernel, target: Target): boolean {
  if (kernel.kind === 'none') return false;
  if (target === 'image') return true;
  if (kernel.kind === 'point' || kernel.kind === 'filter') return kernel.masks === true;
  if (kernel.kind === 'lut' || kernel.kind === 'host') return false;
  return kernel.kind === 'affine' || kernel.masks !== false;
}

/** Items after which a segment is cut, so that its numbers stay well within a uniform block of 16 kB. */
const mostItems = 64;

export function segmentsOf(stages: readonly Stage[], target: Target): Segment[] {
  const segments: Segment[] = [];
  let draft = fresh();
  const close = (): void => {
    if (!isEmpty(draft)) segments.push({ ...draft, tail: draft.tail.flatMap(inFormulas) });
    draft = fresh();
  };

  const startHead = (head: PlacedAt<HeadKernel>): void => {
    const only = draft.tail[0];
    if (
      draft.head === null &&
      draft.measures === null &&
      draft.fields === null &&
      draft.tail.length === 1 &&
      only?.kind === 'lattices'
    ) {
      draft = { ...fresh(), before: [...only.members] };
    } else close();
    draft.head = head;
    if (head.kernel.kind === 'map' && head.kernel.fields)
      draft.fields = { site: head.site, kernel: head.kernel.fields };
  };

  for (const { site, kernel } of stages) {
    if (!concerns(kernel, target)) continue;
    if (draft.tail.length >= mostItems) close();
    const last = draft.tail.at(-1);
    switch (kernel.kind) {
      case 'affine':
      case 'resize':
      case 'map':
      case 'filter':
        startHead({ site, kernel });
        break;
      case 'lattice':
        if (last?.kind === 'lattices')
          draft.tail[draft.tail.length - 1] = { ...last, members: [...last.members, { site, kernel }] };
        else draft.tail.push({ kind: 'lattices', members: [{ site, kernel }] });
        break;
      case 'lut':
        if (last?.kind === 'luts')
          draft.tail[draft.tail.length - 1] = { ...last, members: [...last.members, { site, kernel }] };
        else draft.tail.push({ kind: 'luts', members: [{ site, kernel }] });
        break;
      case 'point':
        if (kernel.statistic !== undefined || kernel.fields !== undefined) {
          close();
          draft.measures = kernel.statistic ? { site, kernel: measuresOf(kernel.statistic) } : null;
          draft.fields = kernel.fields ? { site, kernel: kernel.fields } : null;
        }
        draft.tail.push({ kind: 'point', member: { site, kernel } });
        break;
      case 'host':
        close();
        segments.push({ ...fresh(), host: { site, kernel } });
        break;
      case 'none':
        break;
    }
  }
  close();
  return segments;
}
