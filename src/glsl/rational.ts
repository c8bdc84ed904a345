import { type GlslModule, glsl } from './glsl';

/**
 * Division of whole numbers as a CPU does it: to the nearest float, ties to even. GPUs may be a little off, which would
 * show where the result is rounded next.
 */
export const rational: GlslModule = {
  name: 'rational',
  source: glsl`
/** Nearest float to a / b, for whole a and b below 2^31; 0 where b is. */
float quotient(uint a, uint b) {
  if (a == 0u || b == 0u) return 0.0;
  int exponent = 127;
  for (int i = 0; i < 31 && a < b; i++) { a <<= 1; exponent--; }
  for (int i = 0; i < 31 && a - b >= b; i++) { b <<= 1; exponent++; }
  // 24 bits of the quotient, the first of which is 1.
  uint bits = 0u;
  for (int i = 0; i < 24; i++) {
    uint bit = a >= b ? 1u : 0u;
    bits = bits * 2u + bit;
    a = (a - bit * b) * 2u;
  }
  if (a > b || (a == b && (bits & 1u) == 1u)) bits++;
  return float(bits) * intBitsToFloat((exponent - 23) << 23);
}
`,
};
