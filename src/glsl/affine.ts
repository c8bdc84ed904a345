import { frame } from './frame';
import { glsl } from './glsl';

/**
 * OpenCV's `warpAffine` on 8-bit levels in whole numbers: positions in 1/1024 pixel, rounded to 1/32 (linear and up) or
 * to a pixel (nearest), weights in 1/32768. The program says the border rule (WARP_BORDER) and how a pixel is fetched.
 */
export const affine = {
  name: 'affine',
  uses: [frame],
  source: glsl`
struct Warp { ivec2 column; ivec2 row; ivec2 size; vec3 fill; int weights; };

/** Rounded product of a whole number and a number kept as whole part and fraction of 2^18. */
int timesFixed(float whole, float fraction, int factor) {
  return int(whole) * factor + int((uint(fraction) * uint(factor) + 131072u) >> 18u);
}

/** Rounded fixed a·y + c, whose fractions add before rounding. */
int lineFixed(float aWhole, float aFraction, int y, float cWhole, float cFraction) {
  return int(aWhole) * y + int(cWhole) + int((uint(aFraction) * uint(y) + uint(cFraction) + 131072u) >> 18u);
}

Warp affineWarp(ivec2 at, vec4 a, vec4 b, vec4 c, vec4 d, vec4 e, vec4 f) {
  at += ivec2(f.xy);
  Warp warp;
  warp.column = ivec2(timesFixed(a.y, a.z, at.x), timesFixed(b.w, c.x, at.x));
  warp.row = ivec2(lineFixed(a.w, b.x, at.y, b.y, b.z), lineFixed(c.y, c.z, at.y, c.w, d.x));
  warp.size = ivec2(d.zw);
  warp.fill = e.xyz;
  warp.weights = int(f.z);
  return warp;
}

vec3 warpTap(Warp warp, ivec2 p) {
#if WARP_BORDER == 0
  return outside(p, warp.size) ? warp.fill : fetch(p);
#else
  return fetch(borderPixel(p, warp.size, WARP_BORDER));
#endif
}

vec3 warpNearest(Warp warp) {
  return warpTap(warp, (warp.column + warp.row + 512) >> 10);
}

/** Products of levels and 1/1024 weights are whole numbers: they are rounded once, after the sum. */
vec3 warpLinear(Warp warp) {
  ivec2 position = (warp.column + warp.row + 16) >> 5;
  ivec2 p = position >> 5;
  vec2 f = vec2(position & 31);
  vec3 top = warpTap(warp, p) * (32.0 - f.x) + warpTap(warp, p + ivec2(1, 0)) * f.x;
  vec3 bottom = warpTap(warp, p + ivec2(0, 1)) * (32.0 - f.x) + warpTap(warp, p + ivec2(1, 1)) * f.x;
  return floor((top * (32.0 - f.y) + bottom * f.y + 512.0) / 1024.0);
}

/** Cubic (taps 4) and Lanczos (taps 8); the weights are a list of taps x taps per sub-pixel position. */
vec3 warpTable(Warp warp, int taps) {
  ivec2 position = (warp.column + warp.row + 16) >> 5;
  ivec2 p = (position >> 5) - (taps / 2 - 1);
  ivec2 f = position & 31;
  int first = warp.weights + (f.y * 32 + f.x) * taps * taps / 4;
  ivec3 sum = ivec3(16384);
  for (int y = 0; y < taps; y++)
    for (int x = 0; x < taps; x += 4) {
      ivec4 w = ivec4(texelAt(first + (y * taps + x) / 4));
      sum += w.x * ivec3(warpTap(warp, p + ivec2(x, y))) + w.y * ivec3(warpTap(warp, p + ivec2(x + 1, y)));
      sum += w.z * ivec3(warpTap(warp, p + ivec2(x + 2, y))) + w.w * ivec3(warpTap(warp, p + ivec2(x + 3, y)));
    }
  return vec3(clamp(sum >> 15, 0, 255));
}
`,
} as const;
