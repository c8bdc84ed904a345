/** An angle in radians brought into [0, 2π), as numpy's `mod`. */
export function turn(angle: number): number {
  const whole = 2 * Math.PI;
  const rest = angle % whole;
  return rest < 0 ? rest + whole : rest;
}
