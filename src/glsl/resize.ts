import { frame } from './frame';
import { glsl } from './glsl';

/** OpenCV's `resize` on 8-bit levels; `columns` and `rows` are the tap tables of pipeline/plan/resize.ts. */
export const resize = {
  name: 'resize',
  uses: [frame],
  source: glsl`
vec3 resizeNearest(int columns, int rows, ivec2 at) {
  return fetch(ivec2(int(texelAt(columns + at.x).x), int(texelAt(rows + at.y).x)));
}

vec3 resizeLinear(int columns, int rows, ivec2 at) {
  ivec4 x = ivec4(texelAt(columns + at.x)), y = ivec4(texelAt(rows + at.y));
  ivec3 top = ivec3(fetch(ivec2(x.x, y.x))) * x.z + ivec3(fetch(ivec2(x.y, y.x))) * x.w;
  ivec3 bottom = ivec3(fetch(ivec2(x.x, y.y))) * x.z + ivec3(fetch(ivec2(x.y, y.y))) * x.w;
  return vec3((((y.z * (top >> 4)) >> 16) + ((y.w * (bottom >> 4)) >> 16) + 2) >> 2);
}

vec3 resizeHalving(int columns, int rows, ivec2 at) {
  ivec2 x = ivec2(texelAt(columns + at.x).xy), y = ivec2(texelAt(rows + at.y).xy);
  vec3 sum = fetch(ivec2(x.x, y.x)) + fetch(ivec2(x.y, y.x)) + fetch(ivec2(x.x, y.y)) + fetch(ivec2(x.y, y.y));
  // A pair cut off by the edge is averaged in floats, which round otherwise.
  bool cut = x.x == x.y || y.x == y.y;
  return cut ? roundEven(sum / 4.0) : floor((sum + 2.0) / 4.0);
}

vec3 resizeExact(int columns, int rows, ivec2 at) {
  ivec4 x = ivec4(texelAt(columns + at.x)), y = ivec4(texelAt(rows + at.y));
  ivec3 top = ivec3(fetch(ivec2(x.x, y.x))) * x.z + ivec3(fetch(ivec2(x.y, y.x))) * x.w;
  ivec3 bottom = ivec3(fetch(ivec2(x.x, y.y))) * x.z + ivec3(fetch(ivec2(x.y, y.y))) * x.w;
  return vec3((top * y.z + bottom * y.w + 32768) >> 16);
}

/** Where the edge cuts the last cell off, its whole pixels weigh more than elsewhere: as much as its last one. */
float areaWeight(vec4 tap, int i, float inner) {
  return i == 0 ? tap.z : (i == int(tap.y) - 1 ? tap.w : max(inner, tap.w));
}

vec3 resizeArea(int columns, int rows, ivec2 at, vec2 inner) {
  vec4 x = texelAt(columns + at.x), y = texelAt(rows + at.y);
  vec3 sum = vec3(0.0);
  for (int j = 0; j < int(y.y); j++) {
    vec3 line = vec3(0.0);
    for (int i = 0; i < int(x.y); i++)
      line += fetch(ivec2(int(x.x) + i, int(y.x) + j)) * areaWeight(x, i, inner.x);
    sum += line * areaWeight(y, j, inner.y);
  }
  return clamp(roundEven(sum), 0.0, 255.0);
}

/** Replicated edges; OpenCV does cubic in floats, but Lanczos in whole numbers, whose sums stay below 2^31. */
vec3 resizeCubic(int columns, int rows, ivec2 at) {
  vec4 x0 = texelAt(columns + 2 * at.x), x1 = texelAt(columns + 2 * at.x + 1);
  vec4 y0 = texelAt(rows + 2 * at.y), y1 = texelAt(rows + 2 * at.y + 1);
  vec4 wx = vec4(x0.yzw, x1.x), wy = vec4(y0.yzw, y1.x);
  vec3 sum = vec3(0.0);
  for (int j = 0; j < 4; j++) {
    vec3 line = vec3(0.0);
    int y = clamp(int(y0.x) + j, 0, frameSize.y - 1);
    for (int i = 0; i < 4; i++) line += wx[i] * fetch(ivec2(clamp(int(x0.x) + i, 0, frameSize.x - 1), y));
    sum += wy[j] * line;
  }
  return clamp(roundEven(sum), 0.0, 255.0);
}

vec3 resizeLanczos(int columns, int rows, ivec2 at) {
  ivec3 sum = ivec3(0);
  int x0 = int(texelAt(columns + at.x * 3).x), y0 = int(texelAt(rows + at.y * 3).x);
  for (int j = 0; j < 8; j++) {
    ivec3 line = ivec3(0);
    int y = clamp(y0 + j, 0, frameSize.y - 1);
    for (int i = 0; i < 8; i++) {
      int weight = int(texelAt(columns + at.x * 3 + (i + 1) / 4)[(i + 1) % 4]);
      line += weight * ivec3(fetch(ivec2(clamp(x0 + i, 0, frameSize.x - 1), y)));
    }
    sum += int(texelAt(rows + at.y * 3 + (j + 1) / 4)[(j + 1) % 4]) * line;
  }
  return vec3(clamp((sum + 2097152) >> 22, 0, 255));
}
`,
} as const;
