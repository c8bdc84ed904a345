/**
 * Makes each value once per combination of choices and returns the same object ever after: the engine compiles a
 * program per kernel, so a kernel must not be built anew at every call.
 */
export function remember<A extends readonly (string | number | boolean | null)[], V>(
  make: (...choices: A) => V,
): (...choices: A) => V {
  const made = new Map<string, V>();
  return (...choices) => {
    const key = JSON.stringify(choices);
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(...choices);
    made.set(key, value);
    return value;
  };
}

/**
 * The same for random fields that are costly to make: those asked for last are kept, `most` numbers in all, so that a grid
 * of tiles stays while a slider moves and a large picture does not fill the memory.
 */
export function recall<A extends readonly (string | number | boolean)[]>(
  most: number,
  make: (...choices: A) => Float32Array,
): (...choices: A) => Float32Array {
  const made = new Map<string, Float32Array>();
  let held = 0;
  return (...choices) => {
    const key = choices.join(' ');
    const known = made.get(key);
    const value = known ?? make(...choices);
    // Put last again, so that the first is the one asked for least recently.
    if (known) made.delete(key);
    else held += value.length;
    made.set(key, value);
    for (const [oldest, { length }] of made) {
      if (held <= most || oldest === key) break;
      made.delete(oldest);
      held -= length;
    }
    return value;
  };
}
