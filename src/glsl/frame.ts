import { border } from './border';
import { glsl } from './glsl';

/**
 * Where a pass stands and how it reads. The lists texture is addressed by texel index (see pipeline/plan/lists.ts);
 * `fetch` reads a pixel of the frame that enters the pass, through any flips, turns, crops and pads on the way.
 */
export const frame = {
  name: 'frame',
  uses: [border],
  source: glsl`
ivec2 sourceOrigin;
/** Size of the frame that a filter or resize reads. */
ivec2 frameSize;

vec4 texelAt(int i) { return texelFetch(lists, ivec2(i & 1023, i >> 10), 0); }
vec4 listed(ivec2 list, int i) { return texelAt(list.x + i); }

/** Renames a pixel by the whole-number map in two vectors. */
ivec2 mapped(vec4 x, vec4 y, ivec2 p) {
  ivec3 q = ivec3(p, 1), columns = ivec3(x.xyz), rows = ivec3(y.xyz);
  return ivec2(columns.x * q.x + columns.y * q.y + columns.z, rows.x * q.x + rows.y * q.y + rows.z);
}

/** One hop from output to input; true when it stepped on a constant border, whose level is then in "filled". */
bool hop(vec4 x, vec4 y, vec4 rule, inout ivec2 p, inout vec3 filled) {
  p = mapped(x, y, p);
  ivec2 size = ivec2(x.w, y.w);
  bool stepped = rule.x < 0.5 && outside(p, size);
  p = borderPixel(p, size, int(rule.x));
  filled = rule.yzw;
  return stepped;
}

/** Hops in a list, until one steps on a constant border. */
bool walkHops(ivec2 hops, inout ivec2 p, inout vec3 filled) {
  bool stepped = false;
  for (int i = 0; i < hops.y && !stepped; i++)
    stepped = hop(listed(hops, 3 * i), listed(hops, 3 * i + 1), listed(hops, 3 * i + 2), p, filled);
  return stepped;
}

vec3 fetchSource(ivec2 p) {
  return readTexel(texelFetch(source, sourceOrigin + p, 0).rgb);
}
`,
} as const;
