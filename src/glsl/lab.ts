import { once } from '../math/once';
import { rint } from '../math/round';
import { type GlslModule, glsl } from './glsl';

const linear = (s: number): number => (s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4);
const companded = (v: number): number => (v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055);

/** OpenCV's cube root in 15 bits of a luminance of 0..2040; a 32-bit float before it is rounded, which decides two halves. */
function root(luminance: number): number {
  const u = luminance / 2040;
  return rint(32768 * Math.fround(u < 0.008856 ? 7.787 * u + 0.13793103448275862 : Math.cbrt(u)));
}

/** Luminance and its root of a lightness of 0..255, in 14 bits. */
function inverse(lightness: number): readonly [number, number] {
  const l = (lightness * 100) / 255;
  const y = l <= 8 ? l / 903.3 : ((l + 16) / 116) ** 3;
  return [rint(16384 * y), rint(16384 * (l <= 8 ? 7.787 * y + 16 / 116 : (l + 16) / 116))];
}

/**
 * The list that every use of `lab` needs. A texel per level: its linear level, then luminance and root of that lightness.
 * Then a texel per 1/2048: the root of that luminance, then the levels of that linear light and of that plus a half, in
 * 1/4096.
 */
export const labTables = once(() => {
  const texels: number[] = [];
  for (let level = 0; level < 256; level++) texels.push(rint(2040 * linear(level / 255)), ...inverse(level), 0);
  for (let i = 0; i < 2048; i++)
    texels.push(root(i), rint(255 * companded(i / 4096)), rint(255 * companded((i + 2048) / 4096)), 0);
  return Float32Array.from(texels);
});

/** OpenCV's 8-bit RGB to Lab and back: integer arithmetic on tables. */
export const lab: GlslModule = {
  name: 'lab',
  source: glsl`
ivec3 toLab(ivec3 c, ivec2 tables) {
  ivec3 light = ivec3(listed(tables, c.r).x, listed(tables, c.g).x, listed(tables, c.b).x);
  int x = (1777 * light.r + 1541 * light.g + 778 * light.b + 2048) >> 12;
  int y = (871 * light.r + 2929 * light.g + 296 * light.b + 2048) >> 12;
  int z = (73 * light.r + 448 * light.g + 3575 * light.b + 2048) >> 12;
  ivec3 f = ivec3(listed(tables, 256 + x).x, listed(tables, 256 + y).x, listed(tables, 256 + z).x);
  return clamp(ivec3(296 * f.y - 1320550, 500 * (f.x - f.y) + 4210688, 200 * (f.y - f.z) + 4210688) >> 15, 0, 255);
}
/** The cube of a root in 14 bits, or the line near black; division of negative numbers is not defined. */
int cubeOf(int root) {
  if (root <= 3390) return (root < 0 ? -(-root * 108 / 841) : root * 108 / 841) - 290;
  return root * root / 16384 * root / 16384;
}
int levelOf(int light, ivec2 tables) {
  int i = clamp((light + 8192) >> 14, 0, 4095);
  vec4 texel = listed(tables, 256 + (i & 2047));
  return int(i < 2048 ? texel.y : texel.z);
}
vec3 fromLab(ivec3 c, ivec2 tables) {
  ivec2 known = ivec2(listed(tables, c.x).yz);
  int x = cubeOf(known.y + ((5 * c.y * 53687 + 128) >> 13) - 4194);
  int z = cubeOf(known.y - ((c.z * 41943 + 16) >> 9) + 10484);
  return vec3(
    levelOf(12615 * x - 6296 * known.x - 2223 * z, tables),
    levelOf(-3773 * x + 7684 * known.x + 185 * z, tables),
    levelOf(217 * x - 836 * known.x + 4715 * z, tables)
  );
}
`,
};
