/** Row-major 3x3 matrix acting on column vectors (x, y, 1). Doubles. */
export type Matrix3 = readonly [number, number, number, number, number, number, number, number, number];

export const identity: Matrix3 = [1, 0, 0, 0, 1, 0, 0, 0, 1];

export const translation = (x: number, y: number): Matrix3 => [1, 0, x, 0, 1, y, 0, 0, 1];

export const scaling = (x: number, y: number): Matrix3 => [x, 0, 0, 0, y, 0, 0, 0, 1];

/** The product a·b: b acts first. */
export function multiply(a: Matrix3, b: Matrix3): Matrix3 {
  const cell = (row: number, column: number): number =>
    a[row * 3]! * b[column]! + a[row * 3 + 1]! * b[3 + column]! + a[row * 3 + 2]! * b[6 + column]!;
  return [cell(0, 0), cell(0, 1), cell(0, 2), cell(1, 0), cell(1, 1), cell(1, 2), cell(2, 0), cell(2, 1), cell(2, 2)];
}

/** Product of any number of matrices; the last acts first. */
export const chain = (...matrices: Matrix3[]): Matrix3 => matrices.reduce(multiply, identity);

/** Image of the point (x, y). */
export function apply(m: Matrix3, x: number, y: number): readonly [number, number] {
  const w = m[6] * x + m[7] * y + m[8];
  return [(m[0] * x + m[1] * y + m[2]) / w, (m[3] * x + m[4] * y + m[5]) / w];
}

/**
 * The inverse of an affine matrix, in the order of operations of OpenCV's `warpAffine`, so that the doubles agree.
 * A singular matrix gives zeros, as there.
 */
export function invertAffine(m: Matrix3): Matrix3 {
  const determinant = m[0] * m[4] - m[1] * m[3];
  const d = determinant === 0 ? 0 : 1 / determinant;
  const a11 = m[4] * d;
  const a22 = m[0] * d;
  const a12 = -m[1] * d;
  const a21 = -m[3] * d;
  return [a11, a12, -a11 * m[2] - a12 * m[5], a21, a22, -a21 * m[2] - a22 * m[5], 0, 0, 1];
}

/** `np.allclose(m, identity)` with numpy's default tolerances: warps that pass it are skipped by the library. */
export const isIdentity = (m: Matrix3): boolean =>
  m.every((value, i) => Math.abs(value - identity[i]!) <= 1e-8 + 1e-5 * identity[i]!);
