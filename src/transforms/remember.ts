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
