/** What a picture file says about itself before anything is decoded. No DOM; every loop ends with the bytes. */
import type { Text } from '../../math/text';
import { readAvif } from './avif';
import { readBmp } from './bmp';
import { cutOff, Damaged, damaged, type ImageFormat, type ImageHeader, sizeRefusal, viewOf } from './format';
import { readGif } from './gif';
import { readJpeg } from './jpeg';
import { readPng } from './png';
import { sniff } from './sniff';
import { readWebp } from './webp';

export type HeaderReading =
  | { readonly ok: true; readonly header: ImageHeader }
  | { readonly ok: false; readonly error: Text };

const parsers: { readonly [F in ImageFormat]: (view: DataView) => ImageHeader } = {
  PNG: readPng,
  JPEG: readJpeg,
  WebP: readWebp,
  AVIF: readAvif,
  GIF: readGif,
  BMP: readBmp,
};

/** Recognises the format by its content and reads its header; refuses what is foreign, cut off, damaged or too large. */
export function readHeader(bytes: Uint8Array): HeaderReading {
  const found = sniff(bytes);
  if (found.format === null) return { ok: false, error: found.refusal };
  const { format } = found;
  try {
    const header = parsers[format](viewOf(bytes));
    const refusal = sizeRefusal(header.width, header.height);
    return refusal === null ? { ok: true, header } : { ok: false, error: refusal };
  } catch (error) {
    // What DataView throws for a read beyond the end.
    if (error instanceof RangeError) return { ok: false, error: cutOff(format) };
    if (error instanceof Damaged) return { ok: false, error: damaged(format) };
    throw error;
  }
}
