/** How torchvision changes the colours of bytes: in floats, with the fraction dropped after every step. */
import { type GlslModule, glsl } from '../../../glsl/glsl';

/** A factor in 32 bits, as the sum of two whose products with a level are exact. */
export function halves(value: number): readonly [number, number] {
  const whole = Math.fround(value);
  const high = Math.fround(Math.round(whole * 4096) / 4096);
  return [high, whole - high];
}

/** `a * b + c` rounded once, as its vector loops do; `b` comes in halves, and `a` has 11 bits or fewer. */
const fused: GlslModule = {
  name: 'torchvisionFused',
  source: glsl`
vec3 fused(vec3 a, vec2 b, vec3 c) {
  vec3 product = a * b.x, sum = product + c, kept = sum - c;
  // What the sum lost is put back before the last rounding.
  vec3 lost = (product - kept) + (c - (sum - kept));
  return sum + (lost + a * b.y);
}
`,
};

export const greyFloor: GlslModule = {
  name: 'torchvisionGrey',
  uses: [fused],
  source: glsl`
/** Weights of green and blue in halves. They add up to 0.9999: grey gets a level darker. */
float greyFloor(vec3 c) {
  vec3 sum = fused(c.ggg, vec2(0.5869140625, 0.00008594989776611328), vec3(c.r * 0.2989));
  return floor(fused(c.bbb, vec2(0.114013671875, -0.000013671815395355225), sum).r);
}
`,
};

export const colourSteps: GlslModule = {
  name: 'torchvisionColour',
  uses: [fused, greyFloor],
  source: glsl`
vec3 bytesOf(vec3 c) { return floor(clamp(c, 0.0, 255.0)); }
/** Towards grey or away from it; ratio is that of the colour, rest of the grey. */
vec3 blended(vec3 c, float ratio, vec2 rest) { return bytesOf(fused(vec3(greyFloor(c)), rest, c * ratio)); }
/** Towards one number for all; its own halves meet those of its share. */
vec3 blendedWith(vec3 c, float ratio, vec2 rest, float middle) {
  float most = intBitsToFloat(floatBitsToInt(middle) & -8192);
  vec3 sum = c * ratio, product = vec3(most * rest.x), total = product + sum, kept = total - sum;
  vec3 lost = (product - kept) + (sum - (total - kept));
  return bytesOf(total + (lost + ((middle - most) * rest.x + middle * rest.y)));
}
vec3 turned(vec3 c, float by) {
  c *= 1.0 / 255.0;
  float most = max(c.r, max(c.g, c.b)), range = most - min(c.r, min(c.g, c.b));
  float s = most > 0.0 ? range / most : 0.0;
  vec3 from = (most - c) / (range > 0.0 ? range : 1.0);
  float h = most == c.r ? from.b - from.g : most == c.g ? from.r + 2.0 - from.b : from.g + 4.0 - from.r;
  h = fract(fract(h * (1.0 / 6.0) + 1.0) + by) * 6.0;
  float sector = floor(h), part = s * (h - sector);
  vec3 pqt = clamp(vec3(1.0 - s, 1.0 - part, part + (1.0 - s)) * most, 0.0, 1.0);
  int i = int(sector) % 6;
  vec3 rgb = i == 0 ? vec3(most, pqt.zx) : i == 1 ? vec3(pqt.y, most, pqt.x) : i == 2 ? vec3(pqt.x, most, pqt.z)
    : i == 3 ? vec3(pqt.xy, most) : i == 4 ? vec3(pqt.zx, most) : vec3(most, pqt.xy);
  return floor(rgb * 255.999);
}
`,
};
