/** Bytes as lists: four times as many fit as floats of their own would take. */
import { type GlslModule, glsl } from '../../../glsl/glsl';

/** Two bytes a float, for `byteAt`. */
export function packedBytes(bytes: Uint8Array): Float32Array {
  const packed = new Float32Array(Math.ceil(bytes.length / 8) * 4);
  for (let i = 0; i < bytes.length; i++) packed[i >> 1]! += bytes[i]! << (8 * (i & 1));
  return packed;
}

/** Reads a byte that `packedBytes` wrote. */
export const byteAt: GlslModule = {
  name: 'byteAt',
  source: glsl`
int byteAt(ivec2 list, int i) {
  vec4 packed = listed(list, i >> 3);
  vec2 pair = (i & 4) == 0 ? packed.xy : packed.zw;
  return (int((i & 2) == 0 ? pair.x : pair.y) >> (8 * (i & 1))) & 255;
}
`,
};
