/** Linear equations, in OpenCV's order of operations so that ill-conditioned ones give what it gives. */

/** How each result is rounded: not at all, or `Math.fround` for 32-bit floats. */
export type Rounding = (value: number) => number;

export const asDouble: Rounding = (value) => value;

/** Turns right-hand sides, a row per equation, into solutions. */
export type Solver = (right: readonly (readonly number[])[]) => number[][];

/** Eliminates with partial pivoting; null where a pivot is too small for the precision. */
export function solver(square: readonly (readonly number[])[], rounding: Rounding, least: number): Solver | null {
  const n = square.length;
  const rows = square.map((row) => [...row]);
  const swaps: number[] = [];
  // Below the diagonal, where zeros would be: what each row was given of the one it was cleared with.
  for (let i = 0; i < n; i++) {
    let pivot = i;
    for (let j = i + 1; j < n; j++) if (Math.abs(rows[j]![i]!) > Math.abs(rows[pivot]![i]!)) pivot = j;
    if (!(Math.abs(rows[pivot]![i]!) >= least)) return null;
    swaps.push(pivot);
    [rows[i], rows[pivot]] = [rows[pivot]!, rows[i]!];
    const inverse = rounding(-1 / rows[i]![i]!);
    for (let j = i + 1; j < n; j++) {
      const factor = rounding(rows[j]![i]! * inverse);
      for (let k = i + 1; k < n; k++) rows[j]![k] = rounding(rows[j]![k]! + rounding(factor * rows[i]![k]!));
      rows[j]![i] = factor;
    }
  }
  return (right) => {
    const found = right.map((row) => [...row]);
    const columns = found[0]?.length ?? 0;
    // Later swaps moved the factors along with their rows, so all swaps come first.
    for (let i = 0; i < n; i++) [found[i], found[swaps[i]!]] = [found[swaps[i]!]!, found[i]!];
    for (let i = 0; i < n; i++)
      for (let j = i + 1; j < n; j++)
        for (let k = 0; k < columns; k++)
          found[j]![k] = rounding(found[j]![k]! + rounding(rows[j]![i]! * found[i]![k]!));
    for (let i = n - 1; i >= 0; i--)
      for (let k = 0; k < columns; k++) {
        let sum = found[i]![k]!;
        for (let j = i + 1; j < n; j++) sum = rounding(sum - rounding(rows[i]![j]! * found[j]![k]!));
        found[i]![k] = rounding(sum / rows[i]![i]!);
      }
    return found;
  };
}
