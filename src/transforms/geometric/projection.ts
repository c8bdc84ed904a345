/** Perspectives for the GPU: their matrices in doubles become a few floats that keep most of the precision. */
import { apply, type Matrix3 } from '../../math/matrix';
import { rint } from '../../math/round';

/** Arguments of `projected` in src/glsl/project.ts, besides the pixel. */
export interface Projection {
  readonly across: readonly [number, number, number, number];
  readonly down: readonly [number, number, number, number];
  readonly depth: readonly [number, number, number];
}

/** `inverse` leads from output to input pixels; coordinates are to count from the output pixel (x, y). */
export function projectionFrom(inverse: Matrix3, x: number, y: number): Projection {
  const [m0, m1, m2, m3, m4, m5, m6, m7, m8] = inverse;
  const depth = m6 * x + m7 * y + m8;
  const seen = apply(inverse, x, y);
  const base = seen.every((v) => Math.abs(v) < 32768) ? seen.map(rint) : [0, 0];
  const across = m0 * x + m1 * y + m2;
  const down = m3 * x + m4 * y + m5;
  const [bx, by] = [base[0]!, base[1]!];
  return {
    across: [m0 - bx * m6, m1 - bx * m7, across - bx * depth, bx],
    down: [m3 - by * m6, m4 - by * m7, down - by * depth, by],
    depth: [m6, m7, depth],
  };
}
