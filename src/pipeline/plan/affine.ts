import { invertAffine, type Matrix3 } from '../../math/matrix';

/** Fraction bits kept of a matrix entry, so that entry × coordinate (below 8192) fits 32 bits. */
export const fractionBits = 18;

/** A number times 1024, split into a whole part and a fraction of 2^18; both exact in a float32. */
function fixed(value: number): readonly [number, number] {
  const scaled = value * 1024;
  const whole = Math.floor(scaled);
  const fraction = Math.round((scaled - whole) * 2 ** fractionBits);
  return fraction === 2 ** fractionBits ? [whole + 1, 0] : [whole, fraction];
}

/**
 * The twelve floats of a matrix from input to output pixels. It is inverted here in doubles; the shader then works in whole
 * numbers only, as OpenCV does, so that every GPU samples the same 1/32 pixel.
 */
export function affineFloats(matrix: Matrix3): readonly number[] {
  const inverse = invertAffine(matrix);
  return [0, 1, 2, 3, 4, 5].flatMap((i) => fixed(inverse[i]!));
}
