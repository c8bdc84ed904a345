/** The normal distribution. */

/** Chance of a standard normal deviate above `x`, which is not negative. */
export function normalTail(x: number): number {
  const density = Math.exp(-x * x * 0.5) / Math.sqrt(2 * Math.PI);
  if (x < 2) {
    let sum = 0;
    for (let k = 1, term = x; term > 1e-17 * x; k += 2, term *= (x * x) / k) sum += term;
    return 0.5 - density * sum;
  }
  let fraction = x;
  for (let k = 80; k > 0; k--) fraction = x + k / fraction;
  return density / fraction;
}

/** The largest absolute value among `count` standard normal deviates, where `chance` in 0..1 says how lucky it is. */
export function largestDeviate(count: number, chance: number): number {
  // Chance that a single one is larger still, in both directions.
  const beyond = -Math.expm1(Math.log(chance) / count);
  let [low, high] = [0, 9];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (2 * normalTail(middle) > beyond) low = middle;
    else high = middle;
  }
  return low;
}
