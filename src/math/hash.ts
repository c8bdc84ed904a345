/** The integer hashes of src/glsl/hash.ts, for what has to follow a random field outside the GPU. */

const step = (v: number): number => (Math.imul(v, 1664525) + 1013904223) | 0;

export function pcg(v: number): number {
  const state = (Math.imul(v, 747796405) + 2891336453) | 0;
  const word = Math.imul((state >>> ((state >>> 28) + 4)) ^ state, 277803737);
  return ((word >>> 22) ^ word) >>> 0;
}

export function pcg4d(a: number, b: number, c: number, d: number): readonly [number, number, number, number] {
  let [x, y, z, w] = [step(a), step(b), step(c), step(d)];
  const mix = (): void => {
    x = (x + Math.imul(y, w)) | 0;
    y = (y + Math.imul(z, x)) | 0;
    z = (z + Math.imul(x, y)) | 0;
    w = (w + Math.imul(y, z)) | 0;
  };
  mix();
  x ^= x >>> 16;
  y ^= y >>> 16;
  z ^= z >>> 16;
  w ^= w >>> 16;
  mix();
  return [x >>> 0, y >>> 0, z >>> 0, w >>> 0];
}
