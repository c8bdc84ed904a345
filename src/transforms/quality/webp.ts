/**
 * What a picture looks like after WebP. The encoder weighs its choices against each other over the whole picture, so that
 * only the encoder itself finds them: it runs on the CPU, as it does for OpenCV.
 */
import type { HostKernel } from '../define';
import type { Params } from '../params';
import type { Codec } from './webp-codec';

/** The longest side that the format can hold. */
export const longestSide = 16383;

let opening: Promise<Codec> | null = null;

/** Opened once; where that failed, for want of a network, the next picture tries again. */
function codec(): Promise<Codec> {
  opening ??= import('./webp-codec')
    .then(({ openCodec }) => openCodec())
    .catch((error: unknown) => {
      opening = null;
      throw error;
    });
  return opening;
}

/** Red and blue change places: the library hands RGB to an encoder that takes BGR. */
function swapped(rgba: Uint8ClampedArray): Uint8ClampedArray<ArrayBuffer> {
  const made = new Uint8ClampedArray(rgba.length);
  for (let i = 0; i < rgba.length; i += 4) {
    made[i] = rgba[i + 2]!;
    made[i + 1] = rgba[i + 1]!;
    made[i + 2] = rgba[i]!;
    made[i + 3] = 255;
  }
  return made;
}

export const webp: HostKernel<Params, { readonly quality: number }> = {
  kind: 'host',
  async run(rgba, { draw, input }) {
    const through = await codec();
    return swapped(through(swapped(rgba), input, draw.quality));
  },
};
