import { type GlslModule, glsl } from './glsl';

/**
 * OpenCV's 8-bit RGB to HLS and back; hue is 0..180, in units of two degrees. It computes in floats both ways: halves
 * fall to the side to which float32 errors push them, so the order of operations is OpenCV's.
 */
export const hls: GlslModule = {
  name: 'hls',
  source: glsl`
// a * b + c, rounded once: OpenCV fuses these where it can.
float fusedSum(float a, float b, float c) {
  float wideA = 4097.0 * a, wideB = 4097.0 * b;
  float largeA = wideA - (wideA - a), largeB = wideB - (wideB - b);
  float smallA = a - largeA, smallB = b - largeB;
  float product = a * b;
  float lost = ((largeA * largeB - product) + largeA * smallB + smallA * largeB) + smallA * smallB;
  float sum = product + c;
  float back = sum - product;
  return sum + (lost + ((product - (sum - back)) + (c - back)));
}
vec3 rgbToHls(vec3 c) {
  vec3 x = c * (1.0 / 255.0);
  float most = max(x.r, max(x.g, x.b)), least = min(x.r, min(x.g, x.b));
  float range = most - least, sum = most + least;
  float l = sum * 0.5;
  if (range <= 0.0) return vec3(0.0, roundEven(l * 255.0), 0.0);
  float s = range / (l < 0.5 ? sum : 2.0 - sum);
  bool red = most == x.r, green = most == x.g;
  float way = red ? x.g - x.b : green ? x.b - x.r : x.r - x.g;
  float start = red ? (x.g < x.b ? 360.0 : 0.0) : green ? 120.0 : 240.0;
  float h = fusedSum(way, 60.0 / range, start) * 0.5;
  return roundEven(vec3(h, l * 255.0, s * 255.0));
}
vec3 hlsToRgb(vec3 c) {
  float l = c.y * (1.0 / 255.0), s = c.z * (1.0 / 255.0);
  float high = l <= 0.5 ? l * (1.0 + s) : l + s - l * s;
  float low = 2.0 * l - high;
  float h = c.x * (6.0 / 180.0);
  if (h >= 6.0) h -= 6.0;
  float sector = floor(h);
  float rising = low + (high - low) * (h - sector);
  float falling = low + (high - low) * (1.0 - (h - sector));
  vec3 rgb = sector < 1.0 ? vec3(high, rising, low) : sector < 2.0 ? vec3(falling, high, low)
    : sector < 3.0 ? vec3(low, high, rising) : sector < 4.0 ? vec3(low, falling, high)
    : sector < 5.0 ? vec3(rising, low, high) : vec3(high, low, falling);
  return clamp(roundEven(rgb * 255.0), 0.0, 255.0);
}
`,
};
