/**
 * The mask as transforms that look at it see it: class numbers on the CPU, moved by the steps before. Steps that rename
 * pixels, resize to the nearest or warp by a matrix to the nearest give the very pixels that the GPU gives; after any
 * other step that moves masks they are unknown.
 */
import type { Size } from '../../math/box';
import { isIdentity } from '../../math/matrix';
import type { BorderMode, ClassMap, Lattice, ResizeKernel, SingleKernel, Use } from '../../transforms/define';
import { transformNamed } from '../../transforms/index';
import { affineFloats, fractionBits } from '../plan/affine';
import { axisTaps, modeOf } from '../plan/resize';
import { concerns } from '../plan/segments';
import { stepsOf } from '../plan/stages';
import type { Step } from '../recipe';

type Seen = ClassMap | 'unknown' | null;

interface MaskPixels extends Size {
  /** RGBA, row by row; class numbers are in red. */
  readonly data: Uint8ClampedArray;
}

const maps = new WeakMap<MaskPixels['data'], ClassMap>();

/** A mask as a class map: always the same one of the same pixels, and read only when someone looks. */
export function classMapOf({ width, height, data }: MaskPixels): ClassMap {
  const known = maps.get(data);
  if (known !== undefined) return known;
  let values: Uint8Array | null = null;
  const map = {
    width,
    height,
    get values() {
      if (values === null) {
        values = new Uint8Array(width * height);
        for (let i = 0; i < values.length; i++) values[i] = data[4 * i]!;
      }
      return values;
    },
  };
  maps.set(data, map);
  return map;
}

/** The map after a step. */
export function classesAfter(map: Seen, step: Step): Seen {
  const kernel = transformNamed(step.transform)?.kernel(step.params);
  if (kernel === undefined || map === null) return map;
  const parts = kernel.kind === 'sequence' ? kernel.kernels : [kernel];
  const steps = stepsOf(step);
  return parts.reduce((now: Seen, part, i): Seen => {
    if (now === null || now === 'unknown' || !concerns(part, 'mask')) return now;
    const { params, draw, input, output } = steps[i]!;
    return moved(now, part, { params, draw, input }, output);
  }, map);
}

function moved(map: ClassMap, kernel: SingleKernel, use: Use, output: Size): Seen {
  if (kernel.kind === 'lattice') return latticed(map, kernel.lattice(use, 'mask'));
  if (kernel.kind === 'resize') return resized(map, kernel, use, output);
  if (kernel.kind === 'affine' && kernel.interpolation.mask === 0)
    return warped(map, kernel.affine(use, 'mask'), kernel.border);
  return 'unknown';
}

/** An index within `length` by OpenCV's border rules; -1 for a constant border. */
export function borderIndex(index: number, length: number, mode: BorderMode): number {
  if (index >= 0 && index < length) return index;
  if (mode === 0) return -1;
  if (mode === 3) return ((index % length) + length) % length;
  if (mode === 1 || length === 1) return Math.min(Math.max(index, 0), length - 1);
  const edge = mode === 4 ? 0 : 1;
  const period = 2 * (length - 1 + edge);
  const folded = ((index % period) + period) % period;
  return folded < length ? folded : 2 * (length - 1) - folded + edge;
}

function latticed(map: ClassMap, { output, border, ...lattice }: Lattice): ClassMap {
  const values = new Uint8Array(output.width * output.height);
  const mode = border?.mode ?? 1;
  const fill = border?.fill[0] ?? 0;
  for (let y = 0, to = 0; y < output.height; y++)
    for (let x = 0; x < output.width; x++, to++) {
      const column = borderIndex(lattice.xx * x + lattice.xy * y + lattice.x0, map.width, mode);
      const row = borderIndex(lattice.yx * x + lattice.yy * y + lattice.y0, map.height, mode);
      values[to] = column < 0 || row < 0 ? fill : map.values[row * map.width + column]!;
    }
  return { ...output, values };
}

/** The last resize of a map: every tile begins with the same one. */
const shrunk = new WeakMap<ClassMap, { readonly key: string; readonly map: ClassMap }>();

function resized(map: ClassMap, kernel: ResizeKernel<Use['params'], Use['draw']>, use: Use, output: Size): Seen {
  const { input } = use;
  if (input.width === output.width && input.height === output.height) return map;
  const shrinks = output.width < input.width || output.height < input.height;
  const interpolation = shrinks && kernel.shrinking ? kernel.shrinking.mask : kernel.interpolation.mask;
  if (interpolation !== 0 && interpolation !== 6) return 'unknown';
  const key = `${output.width} ${output.height} ${interpolation}`;
  const known = shrunk.get(map);
  if (known?.key === key) return known.map;
  const mode = modeOf(interpolation, input, output);
  const taps = (axis: 'columns' | 'rows', from: number, to: number): readonly number[] =>
    axisTaps(axis, interpolation, mode, from, to).filter((_, i) => i % 4 === 0);
  const columns = taps('columns', input.width, output.width);
  const values = new Uint8Array(output.width * output.height);
  taps('rows', input.height, output.height).forEach((row, y) => {
    const [from, to] = [row * map.width, y * output.width];
    for (let x = 0; x < output.width; x++) values[to + x] = map.values[from + columns[x]!]!;
  });
  const made = { width: output.width, height: output.height, values };
  shrunk.set(map, { key, map: made });
  return made;
}

type Warp = ReturnType<Extract<SingleKernel, { kind: 'affine' }>['affine']>;

/** In the whole numbers of glsl/affine.ts. */
function warped(map: ClassMap, { matrix, fill, output, corner = [0, 0] }: Warp, mode: BorderMode): ClassMap {
  if (isIdentity(matrix) && corner[0] === 0 && corner[1] === 0) return map;
  const fixed = affineFloats(matrix);
  const unit = 2 ** fractionBits;
  const rounded = (fraction: number): number => Math.floor((fraction + unit / 2) / unit);
  const along = (entry: number, at: number): number => fixed[entry]! * at + rounded(fixed[entry + 1]! * at);
  const line = (entry: number, at: number): number =>
    fixed[entry]! * at + fixed[entry + 2]! + rounded(fixed[entry + 1]! * at + fixed[entry + 3]!);
  const values = new Uint8Array(output.width * output.height);
  for (let y = 0, to = 0; y < output.height; y++) {
    const [lineX, lineY] = [line(2, y + corner[1]), line(8, y + corner[1])];
    for (let x = 0; x < output.width; x++, to++) {
      const column = borderIndex((along(0, x + corner[0]) + lineX + 512) >> 10, map.width, mode);
      const row = borderIndex((along(6, x + corner[0]) + lineY + 512) >> 10, map.height, mode);
      values[to] = column < 0 || row < 0 ? fill[0] : map.values[row * map.width + column]!;
    }
  }
  return { width: output.width, height: output.height, values };
}
