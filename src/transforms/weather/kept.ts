/** Results that take the CPU a while, kept for the next frames as long as there is room. */

/** Floats in all: those of a full grid of tiles, or of one large picture. */
const room = 8_000_000;

/** Makes each result once, and forgets those not asked for the longest. */
export function kept<A extends readonly (string | number)[]>(
  make: (...asked: A) => Float32Array,
): (...asked: A) => Float32Array {
  const known = new Map<string, Float32Array>();
  let held = 0;
  return (...asked) => {
    const key = asked.join(' ');
    const found = known.get(key);
    const result = found ?? make(...asked);
    if (found) known.delete(key);
    else held += result.length;
    // Last in the map is what was asked for last.
    known.set(key, result);
    for (const [old, { length }] of known) {
      if (held <= room || old === key) break;
      known.delete(old);
      held -= length;
    }
    return result;
  };
}
