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
 * The same for values that are costly to make and large, such as a random field of one tile: only the last `most` are kept,
 * enough for a whole grid to stay while a slider moves.
 */
export function recall<A extends readonly (string | number | boolean)[], V>(
  most: number,
  make: (...choices: A) => V,
): (...choices: A) => V {
  const made = new Map<string, V>();
  return (...choices) => {
    const key = choices.join(' ');
    const value = made.get(key) ?? make(...choices);
    // Put last again, so that the first is the one asked for least recently.
    made.delete(key);
    made.set(key, value);
    if (made.size > most) made.delete(made.keys().next().value!);
    return value;
  };
}
