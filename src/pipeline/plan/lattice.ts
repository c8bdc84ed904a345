/** Composing lattices: any number of flips, turns, crops and pads become the shortest list of integer maps. */
import type { Lattice } from '../../transforms/define';

/** A lattice with the size of the frame it reads. */
export interface Hop {
  readonly lattice: Lattice;
  readonly width: number;
  readonly height: number;
}

/** The map "`later`, then `earlier`" of output pixels. Only valid while `later` never leaves its input. */
function compose(later: Lattice, earlier: Lattice): Lattice {
  return {
    ...earlier,
    output: later.output,
    xx: earlier.xx * later.xx + earlier.xy * later.yx,
    xy: earlier.xx * later.xy + earlier.xy * later.yy,
    x0: earlier.xx * later.x0 + earlier.xy * later.y0 + earlier.x0,
    yx: earlier.yx * later.xx + earlier.yy * later.yx,
    yy: earlier.yx * later.xy + earlier.yy * later.yy,
    y0: earlier.yx * later.x0 + earlier.yy * later.y0 + earlier.y0,
  };
}

/** `hops` in running order; the result in the order a shader walks from output to input. */
export function compressLattices(hops: readonly Hop[]): Hop[] {
  const walked: Hop[] = [];
  for (const hop of [...hops].reverse()) {
    const last = walked.at(-1);
    if (last !== undefined && last.lattice.border === undefined)
      walked[walked.length - 1] = { ...hop, lattice: compose(last.lattice, hop.lattice) };
    else walked.push(hop);
  }
  return walked;
}

/** Floats of one hop: three vectors. */
export const hopFloats = ({ lattice, width, height }: Hop): readonly number[] => [
  lattice.xx,
  lattice.xy,
  lattice.x0,
  width,
  lattice.yx,
  lattice.yy,
  lattice.y0,
  height,
  lattice.border?.mode ?? 0,
  ...(lattice.border?.fill ?? [0, 0, 0]),
];

/** The hop to where one is: any size will do that holds all pictures. */
export const stayingHop: readonly number[] = [1, 0, 0, 2 ** 20, 0, 1, 0, 2 ** 20, 0, 0, 0, 0];

/** Floats of a lattice that never leaves its input: two vectors; the identity where none fired. */
export const mapFloats = (lattice: Lattice | undefined): readonly number[] =>
  lattice === undefined
    ? [1, 0, 0, 0, 0, 1, 0, 0]
    : [lattice.xx, lattice.xy, lattice.x0, 0, lattice.yx, lattice.yy, lattice.y0, 0];
