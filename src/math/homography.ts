/** Matrices that move four points to four others, as OpenCV finds, inverts and applies them. */
import type { Matrix3 } from './matrix';
import { asDouble, solver } from './solve';

export type Point = readonly [number, number];
export type Quad = readonly [Point, Point, Point, Point];

/** Points are 32-bit floats; zeros except the last entry where no such matrix exists. */
export function homography(from: Quad, to: Quad): Matrix3 {
  // The products are those of 32-bit floats.
  const product = (a: number, b: number): number => Math.fround(-a * b);
  const rows = [
    ...from.map(([x, y], i) => [x, y, 1, 0, 0, 0, product(x, to[i]![0]), product(y, to[i]![0])]),
    ...from.map(([x, y], i) => [0, 0, 0, x, y, 1, product(x, to[i]![1]), product(y, to[i]![1])]),
  ];
  const right = [...to.map(([x]) => [x]), ...to.map(([, y]) => [y])];
  const found = solver(rows, asDouble, Number.EPSILON * 100)?.(right).map(([value]) => value!);
  const [a, b, c, d, e, f, g, h] = found ?? [0, 0, 0, 0, 0, 0, 0, 0];
  return [a!, b!, c!, d!, e!, f!, g!, h!, 1];
}

/** The inverse; zeros where there is none. */
export function invert(m: Matrix3): Matrix3 {
  const cofactor = (row: number, column: number): number => {
    const [r1, r2] = [(row + 1) % 3, (row + 2) % 3];
    const [c1, c2] = [(column + 1) % 3, (column + 2) % 3];
    return m[r1 * 3 + c1]! * m[r2 * 3 + c2]! - m[r1 * 3 + c2]! * m[r2 * 3 + c1]!;
  };
  const determinant = m[0] * cofactor(0, 0) + m[1] * cofactor(0, 1) + m[2] * cofactor(0, 2);
  const d = determinant === 0 ? 0 : 1 / determinant;
  const entry = (row: number, column: number): number => cofactor(column, row) * d;
  return [
    ...[entry(0, 0), entry(0, 1), entry(0, 2)],
    ...[entry(1, 0), entry(1, 1), entry(1, 2)],
    ...[entry(2, 0), entry(2, 1), entry(2, 2)],
  ] as unknown as Matrix3;
}

/** Image of a point in 32-bit floats; the origin where it lies at infinity. */
export function project(m: Matrix3, [x, y]: Point): Point {
  const [px, py] = [Math.fround(x), Math.fround(y)];
  const depth = px * m[6] + py * m[7] + m[8];
  if (Math.abs(depth) <= 2 ** -23) return [0, 0];
  const scale = 1 / depth;
  return [Math.fround((px * m[0] + py * m[1] + m[2]) * scale), Math.fround((px * m[3] + py * m[4] + m[5]) * scale)];
}
