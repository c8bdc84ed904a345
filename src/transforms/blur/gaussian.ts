/** OpenCV's Gaussian kernels. */
import { rint } from '../../math/round';

/** What OpenCV uses for these widths where sigma is not positive, in 1/64 and finer; from the end to the middle. */
const fixed: Readonly<Record<number, readonly number[]>> = {
  1: [1],
  3: [1 / 4, 1 / 2],
  5: [1 / 16, 1 / 4, 3 / 8],
  7: [1 / 32, 7 / 64, 7 / 32, 9 / 32],
  9: [4 / 256, 13 / 256, 30 / 256, 51 / 256, 60 / 256],
};

/** Weights from one end to the middle; they sum to one over both sides. */
function half(width: number, sigma: number): readonly number[] {
  const known = fixed[width];
  if (sigma <= 0 && known) return known;
  const deviation = sigma > 0 ? sigma : 0.3 * ((width - 1) / 2 - 1) + 0.8;
  const middle = (width - 1) / 2;
  const bell = Array.from({ length: middle + 1 }, (_, i) => Math.exp(-0.5 * ((middle - i) / deviation) ** 2));
  const sum = 2 * bell.reduce((total, weight) => total + weight, 0) - 1;
  return bell.map((weight) => weight / sum);
}

const mirrored = (weights: readonly number[]): readonly number[] => [...weights, ...weights.slice(0, -1).reverse()];

/** Weights of a whole line, as `GaussianBlur` uses them on pictures of floats. */
export const floatGaussian = (width: number, sigma: number): readonly number[] =>
  mirrored(half(width, sigma).map(Math.fround));

/** In 1/256, as `GaussianBlur` uses them on 8-bit pictures: what rounding loses goes to the next weight inwards. */
export function fixedGaussian(width: number, sigma: number): readonly number[] {
  let lost = 0;
  const side = half(width, sigma)
    .slice(0, -1)
    .map((weight) => {
      const exact = weight * 256 + lost;
      const whole = rint(exact);
      lost = exact - whole;
      return whole;
    });
  return mirrored([...side, 256 - 2 * side.reduce((total, weight) => total + weight, 0)]);
}
