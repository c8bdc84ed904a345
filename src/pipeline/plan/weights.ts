/** OpenCV's two-dimensional remap weights in 1/32768 for 32 x 32 sub-pixel positions; whole numbers. */
import { clamp, rint } from '../../math/round';
import { cubicWeights, lanczosWeights } from './resize';

const scale = 32768;
const tables = new Map<number, Float32Array>();

/** Row-major 4x4 (cubic) or 8x8 (Lanczos) weights for position (fy·32 + fx), one after the other. */
export function remapWeights(taps: 4 | 8): Float32Array {
  let table = tables.get(taps);
  if (table === undefined) {
    table = build(taps);
    tables.set(taps, table);
  }
  return table;
}

function build(taps: 4 | 8): Float32Array {
  const line = Array.from({ length: 32 }, (_, i) => (taps === 4 ? cubicWeights : lanczosWeights)(i / 32));
  const table = new Float32Array(1024 * taps * taps);
  for (let y = 0; y < 32; y++)
    for (let x = 0; x < 32; x++) {
      const square = line[y]!.flatMap((wy) =>
        line[x]!.map((wx) => clamp(rint(Math.fround(wy * wx) * scale), -32768, 32767)),
      );
      balance(square, taps);
      table.set(square, (y * 32 + x) * taps * taps);
    }
  return table;
}

/** Makes the weights sum to one exactly, by changing the largest or smallest of the four innermost ones. */
function balance(square: number[], taps: number): void {
  const excess = square.reduce((a, b) => a + b, 0) - scale;
  if (excess === 0) return;
  const half = taps / 2;
  let smallest = half * taps + half;
  let largest = smallest;
  for (let row = half; row < half + 2; row++)
    for (let column = half; column < half + 2; column++) {
      const i = row * taps + column;
      if (square[i]! < square[smallest]!) smallest = i;
      else if (square[i]! > square[largest]!) largest = i;
    }
  const chosen = excess < 0 ? largest : smallest;
  square[chosen] = square[chosen]! - excess;
}
