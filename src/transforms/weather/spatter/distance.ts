/** OpenCV's `distanceTransform` with a window of five pixels. */
import type { Size } from '../../../math/box';

/** A step to the side, across a corner, and as a knight moves, in 1/65536 pixel. */
const [side, corner, knight] = [65536, 91750, 143976];
const far = 0x1fff_ffff;

/** Distance of every pixel from the nearest marked one, in pixels; enormous where there is none. */
export function distances(marks: Uint8Array, { width, height }: Size): Float32Array {
  const stride = width + 4;
  const steps = new Int32Array(stride * (height + 4)).fill(far);
  // Above and to the left of a pixel with a sign of -1; the other way round on the way back.
  const nearest = (at: number, sign: 1 | -1): number =>
    Math.min(
      steps[at + sign * (2 * stride + 1)]! + knight,
      steps[at + sign * (2 * stride - 1)]! + knight,
      steps[at + sign * (stride + 2)]! + knight,
      steps[at + sign * (stride + 1)]! + corner,
      steps[at + sign * stride]! + side,
      steps[at + sign * (stride - 1)]! + corner,
      steps[at + sign * (stride - 2)]! + knight,
      steps[at + sign]! + side,
    );
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = (y + 2) * stride + x + 2;
      steps[at] = marks[y * width + x] ? 0 : nearest(at, -1);
    }
  const found = new Float32Array(width * height);
  for (let y = height - 1; y >= 0; y--)
    for (let x = width - 1; x >= 0; x--) {
      const at = (y + 2) * stride + x + 2;
      if (steps[at]! > side) steps[at] = Math.min(steps[at]!, nearest(at, 1));
      found[y * width + x] = steps[at]! / 65536;
    }
  return found;
}
