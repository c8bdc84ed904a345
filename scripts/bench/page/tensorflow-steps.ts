/** Transforms out of stock operations, each with a draw per tile where an operation takes one. */
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import type { Params } from '../../../src/transforms/params';
import { between, several } from './contender';
import type { Tf } from './tensorflow';

export type TfStep = (batch: Tensor4D, params: Params) => Tensor4D;

export function tensorflowSteps(tf: Tf): Readonly<Record<string, TfStep | undefined>> {
  const levels = (batch: Tensor): Tensor4D => tf.round(tf.clipByValue(batch, 0, 255)) as Tensor4D;
  /** A number per tile, that spreads over its pixels. */
  const perTile = (batch: Tensor4D, low: number, high: number, channels = 1): Tensor =>
    tf.tensor(several(batch.shape[0] * channels, low, high), [batch.shape[0], 1, 1, channels]);

  const warp = (batch: Tensor4D, matrixOf: () => readonly number[]): Tensor4D => {
    const tiles = batch.shape[0];
    const matrices = tf.tensor2d(
      Array.from({ length: tiles }, () => [...matrixOf()]),
      [tiles, 8],
    );
    return levels(tf.image.transform(batch, matrices, 'bilinear', 'constant', 0));
  };

  const turn =
    (degrees: number, low: number, high: number): TfStep =>
    (batch) =>
      warp(batch, () => {
        const [angle, scale] = [(between(-degrees, degrees) * Math.PI) / 180, 1 / between(low, high)];
        const [c, s] = [Math.cos(angle) * scale, Math.sin(angle) * scale];
        const centre = batch.shape[2] / 2 - 0.5;
        return [c, -s, centre - c * centre + s * centre, s, c, centre - s * centre - c * centre, 0, 0];
      });

  /** Weights over a neighbourhood, the same for every channel; mirrored at the edge. */
  const filtered = (batch: Tensor4D, rows: number, columns: number, weights: readonly number[]): Tensor4D => {
    const kernel = tf.tile(tf.tensor4d([...weights], [rows, columns, 1, 1]), [1, 1, 3, 1]) as Tensor4D;
    const [y, x] = [(rows - 1) / 2, (columns - 1) / 2];
    const padded = tf.mirrorPad(batch, [[0, 0], [y, y], [x, x], [0, 0]], 'reflect'); // biome-ignore format: pairs
    return tf.depthwiseConv2d(padded as Tensor4D, kernel, 1, 'valid');
  };

  const mixed =
    (rows: readonly (readonly number[])[]): TfStep =>
    (batch) => {
      const weights = tf.tensor2d(rows.map((row) => [...row]));
      return levels(tf.reshape(tf.matMul(tf.reshape(batch, [-1, 3]), weights), batch.shape));
    };

  const toHsv = (batch: Tensor4D): readonly [Tensor, Tensor, Tensor] => {
    const [red, green, blue] = tf.split(batch, 3, 3) as [Tensor, Tensor, Tensor];
    const most = tf.max(batch, 3, true);
    const range = tf.sub(most, tf.min(batch, 3, true));
    const safe = tf.maximum(range, 1);
    const fromRed = tf.div(tf.sub(green, blue), safe);
    const fromGreen = tf.add(tf.div(tf.sub(blue, red), safe), 2);
    const fromBlue = tf.add(tf.div(tf.sub(red, green), safe), 4);
    const sixths = tf.where(tf.equal(most, red), fromRed, tf.where(tf.equal(most, green), fromGreen, fromBlue));
    return [tf.mul(sixths, 30), tf.mul(tf.div(range, tf.maximum(most, 1)), 255), most];
  };

  /** One channel of a colour from hue (0..180), saturation and value, as the formula with a shift per channel. */
  const fromHsv = (hue: Tensor, saturation: Tensor, value: Tensor, shift: number): Tensor => {
    const k = tf.mod(tf.add(tf.div(hue, 30), shift), 6);
    const part = tf.clipByValue(tf.minimum(k, tf.sub(4, k)), 0, 1);
    return tf.sub(value, tf.mul(tf.mul(tf.div(saturation, 255), value), part));
  };

  const gaussian = (sigma: number): readonly number[] => {
    const reach = Math.ceil(3 * sigma);
    const weights = Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-((i - reach) ** 2) / (2 * sigma ** 2)));
    const sum = weights.reduce((a, b) => a + b);
    return weights.map((weight) => weight / sum);
  };

  return {
    HorizontalFlip: (batch) => tf.image.flipLeftRight(batch),
    VerticalFlip: (batch) => tf.reverse(batch, 1),
    Transpose: (batch) => tf.transpose(batch, [0, 2, 1, 3]),
    Affine: turn(30, 0.8, 1.2),
    Rotate: turn(90, 1, 1),
    ShiftScaleRotate: turn(45, 0.9, 1.1),
    Perspective: (batch) =>
      warp(batch, () => [
        ...several(1, 0.9, 1.1),
        0.05,
        3,
        0.05,
        ...several(1, 0.9, 1.1),
        3,
        ...several(2, -2e-4, 2e-4),
      ]),
    RandomBrightnessContrast: (batch) =>
      levels(tf.add(tf.mul(batch, perTile(batch, 0.8, 1.2)), perTile(batch, -51, 51))),
    RandomGamma: (batch) => levels(tf.mul(tf.pow(tf.div(batch, 255), perTile(batch, 0.8, 1.2)), 255)),
    InvertImg: (batch) => tf.sub(255, batch),
    Solarize: (batch) => tf.where(tf.greaterEqual(batch, 128), tf.sub(255, batch), batch) as Tensor4D,
    Posterize: (batch) => tf.mul(tf.floor(tf.div(batch, 16)), 16),
    RGBShift: (batch) => levels(tf.add(batch, perTile(batch, -20, 20, 3))),
    ChannelShuffle: (batch) => tf.gather(batch, tf.tensor1d([1, 2, 0], 'int32'), 3),
    ToGray: mixed([0.299, 0.587, 0.114].map((weight) => [weight, weight, weight])),
    ToSepia: mixed([
      [0.393, 0.349, 0.272],
      [0.769, 0.686, 0.534],
      [0.189, 0.168, 0.131],
    ]),
    HueSaturationValue: (batch) => {
      const [hue, saturation, value] = toHsv(batch);
      const moved = [
        tf.mod(tf.add(tf.add(hue, perTile(batch, -20, 20)), 180), 180),
        tf.clipByValue(tf.add(saturation, perTile(batch, -30, 30)), 0, 255),
        tf.clipByValue(tf.add(value, perTile(batch, -20, 20)), 0, 255),
      ] as const;
      return levels(
        tf.concat(
          [5, 3, 1].map((shift) => fromHsv(...moved, shift)),
          3,
        ),
      );
    },
    Blur: (batch) => levels(filtered(batch, 5, 5, Array(25).fill(1 / 25))),
    GaussianBlur: (batch) => {
      const weights = gaussian(between(0.5, 3));
      return levels(filtered(filtered(batch, weights.length, 1, weights), 1, weights.length, weights));
    },
    Sharpen: (batch) =>
      levels(filtered(batch, 3, 3, [-0.3, -0.3, -0.3, -0.3, between(3.2, 3.8), -0.3, -0.3, -0.3, -0.3])),
    Downscale: (batch) => {
      const [, height, width] = batch.shape;
      const small = tf.image.resizeNearestNeighbor(batch, [height / 4, width / 4]);
      return tf.image.resizeNearestNeighbor(small, [height, width]);
    },
    GaussNoise: (batch) => levels(tf.add(batch, tf.mul(tf.randomNormal(batch.shape), perTile(batch, 13, 38)))),
    CoarseDropout: (batch) => {
      const [tiles, height, width] = batch.shape;
      const x = tf.reshape(tf.range(0, width), [1, 1, width, 1]);
      const y = tf.reshape(tf.range(0, height), [1, height, 1, 1]);
      let kept: Tensor = tf.ones([tiles, height, width, 1]);
      for (let hole = 0; hole < 5; hole++) {
        const [left, top] = [perTile(batch, 0, 0.8 * width), perTile(batch, 0, 0.8 * height)];
        const across = tf.logicalAnd(tf.greaterEqual(x, left), tf.less(x, tf.add(left, 0.15 * width)));
        const down = tf.logicalAnd(tf.greaterEqual(y, top), tf.less(y, tf.add(top, 0.15 * height)));
        kept = tf.where(tf.logicalAnd(across, down), tf.zerosLike(kept), kept);
      }
      return tf.mul(batch, kept);
    },
  };
}
