import { frame } from './frame';
import { glsl } from './glsl';

/**
 * OpenCV's sampling of 8-bit levels at positions in 1/32 pixel, weights in 1/32768. The program says the border rule
 * (WARP_BORDER) and how a pixel of the input is fetched.
 */
export const warp = {
  name: 'warp',
  uses: [frame],
  source: glsl`
struct Warp { ivec2 size; vec3 fill; int weights; };

vec3 warpTap(Warp warp, ivec2 p) {
#if WARP_BORDER == 0
  return outside(p, warp.size) ? warp.fill : fetch(p);
#else
  return fetch(borderPixel(p, warp.size, WARP_BORDER));
#endif
}

/** Products of levels and 1/1024 weights are whole numbers: they are rounded once, after the sum. */
vec3 warpLinear(Warp warp, ivec2 position) {
  ivec2 p = position >> 5;
  vec2 f = vec2(position & 31), e = 32.0 - f;
#if WARP_BORDER == 0 && defined(FETCH_STEPS)
  // Neighbours are one known step away, and texels become whole levels in the sum: four taps for little more than one.
  ivec2 from = placed(p);
  ivec4 steps = ivec4(FETCH_STEPS);
  bvec2 first = lessThan(uvec2(p), uvec2(warp.size)), second = lessThan(uvec2(p + 1), uvec2(warp.size));
  vec3 fill = writeTexel(warp.fill);
  vec3 a = mix(fill, texelFetch(source, from, 0).rgb, bvec3(all(bvec2(first.x, first.y))));
  vec3 b = mix(fill, texelFetch(source, from + steps.xy, 0).rgb, bvec3(all(bvec2(second.x, first.y))));
  vec3 c = mix(fill, texelFetch(source, from + steps.zw, 0).rgb, bvec3(all(bvec2(first.x, second.y))));
  vec3 d = mix(fill, texelFetch(source, from + steps.xy + steps.zw, 0).rgb, bvec3(all(bvec2(second.x, second.y))));
  vec3 sum = readTexel((a * e.x + b * f.x) * e.y + (c * e.x + d * f.x) * f.y);
#else
  vec3 top = warpTap(warp, p) * e.x + warpTap(warp, p + ivec2(1, 0)) * f.x;
  vec3 bottom = warpTap(warp, p + ivec2(0, 1)) * e.x + warpTap(warp, p + ivec2(1, 1)) * f.x;
  vec3 sum = top * e.y + bottom * f.y;
#endif
  return floor((sum + 512.0) / 1024.0);
}

/** Cubic (taps 4) and Lanczos (taps 8); the weights are a list of taps x taps per sub-pixel position. */
vec3 warpTable(Warp warp, ivec2 position, int taps) {
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
