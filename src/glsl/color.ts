import { type GlslModule, glsl } from './glsl';

/** OpenCV's 8-bit RGB to grey: 15-bit weights. */
export const gray: GlslModule = {
  name: 'gray',
  source: glsl`
int grayOf(ivec3 c) { return (9798 * c.r + 19235 * c.g + 3735 * c.b + 16384) >> 15; }
`,
};

/**
 * OpenCV's 8-bit RGB to HSV and back; hue is 0..179, in units of two degrees. The way there is integer arithmetic and
 * exact. On the way back OpenCV truncates in its vector loops and rounds in the rest of a row; this truncates always.
 */
export const hsv: GlslModule = {
  name: 'hsv',
  source: glsl`
// rint(scale / i): no quotient of these scales lies so near a half that a float division, even 2.5 ulp off, would miss it;
// software renderers divide whole numbers one by one.
int reciprocal(float scale, int i) { return i == 0 ? 0 : int(scale / float(i) + 0.5); }
ivec3 rgbToHsv(ivec3 c) {
  int v = max(c.r, max(c.g, c.b));
  int d = v - min(c.r, min(c.g, c.b));
  int s = (d * reciprocal(1044480.0, v) + 2048) >> 12;
  int h = v == c.r ? c.g - c.b : v == c.g ? c.b - c.r + 2 * d : c.r - c.g + 4 * d;
  h = (h * reciprocal(122880.0, d) + 2048) >> 12;
  return ivec3(h < 0 ? h + 180 : h, s, v);
}
vec3 hsvToRgb(ivec3 c) {
  float h = float(c.x) * (6.0 / 180.0);
  float s = float(c.y) * (1.0 / 255.0);
  float v = float(c.z) * (1.0 / 255.0);
  int sector = int(h);
  float f = h - float(sector);
  if (sector >= 6) sector -= 6;
  float p = v * (1.0 - s);
  float q = v * (1.0 - s * f);
  float t = v * (1.0 - s * (1.0 - f));
  vec3 rgb = sector == 0 ? vec3(v, t, p) : sector == 1 ? vec3(q, v, p) : sector == 2 ? vec3(p, v, t)
    : sector == 3 ? vec3(p, q, v) : sector == 4 ? vec3(t, p, v) : vec3(v, p, q);
  return floor(rgb * 255.0);
}
`,
};

/**
 * OpenCV's 8-bit lightness L of Lab. `tables` holds 256 linear levels, then 256 thresholds: entry l is the smallest
 * luminance whose lightness is at least l.
 */
export const lightness: GlslModule = {
  name: 'lightness',
  source: glsl`
int entry(ivec2 tables, int i) { return int(listed(tables, i >> 2)[i & 3]); }
int lightnessOf(ivec3 c, ivec2 tables) {
  int y = (871 * entry(tables, c.r) + 2929 * entry(tables, c.g) + 296 * entry(tables, c.b) + 2048) >> 12;
  // The cube root only gives a guess; the thresholds settle it.
  int l = clamp(int(2.55 * (116.0 * pow(max(float(y), 1.0) / 2040.0, 1.0 / 3.0) - 16.0)), 0, 255);
  for (int i = 0; i < 16 && l > 0 && y < entry(tables, 256 + l); i++) l--;
  for (int i = 0; i < 16 && l < 255 && y >= entry(tables, 257 + l); i++) l++;
  return l;
}
`,
};
