import { glsl } from './glsl';
import { warp } from './warp';

/** Positions of OpenCV's `warpAffine` in whole numbers: 1/1024 pixel, to be rounded to 1/32 or to a pixel. */
export const affine = {
  name: 'affine',
  uses: [warp],
  source: glsl`
/** Rounded product of a whole number and a number kept as whole part and fraction of 2^18. */
int timesFixed(float whole, float fraction, int factor) {
  return int(whole) * factor + int((uint(fraction) * uint(factor) + 131072u) >> 18u);
}

/** Rounded fixed a·y + c, whose fractions add before rounding. */
int lineFixed(float aWhole, float aFraction, int y, float cWhole, float cFraction) {
  return int(aWhole) * y + int(cWhole) + int((uint(aFraction) * uint(y) + uint(cFraction) + 131072u) >> 18u);
}

ivec2 affinePosition(ivec2 at, vec4 a, vec4 b, vec4 c) {
  return ivec2(
    timesFixed(a.x, a.y, at.x) + lineFixed(a.z, a.w, at.y, b.x, b.y),
    timesFixed(b.z, b.w, at.x) + lineFixed(c.x, c.y, at.y, c.z, c.w)
  );
}
`,
} as const;
