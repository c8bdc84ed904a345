/** JPEG: ITU-T T.81, annex B; EXIF 2.3 for the orientation. */
import { Damaged, type ImageHeader } from './format';

/** Reads the segments up to the first scan. Throws RangeError for a file that does not reach its end marker. */
export function readJpeg(view: DataView): ImageHeader {
  let frame: { depth: number; height: number; width: number; components: number } | null = null;
  let orientation = 1;
  let at = 2;
  for (;;) {
    if (view.getUint8(at) !== 0xff) throw new Damaged();
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at++; // Fill byte.
      continue;
    }
    if (marker === 0xd9) throw new Damaged();
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
      at += 2;
      continue;
    }
    const length = view.getUint16(at + 2);
    if (length < 2) throw new Damaged();
    const body = at + 4;
    if (isFrame(marker)) {
      const [depth, height, width] = [view.getUint8(body), view.getUint16(body + 1), view.getUint16(body + 3)];
      frame = { depth, height, width, components: view.getUint8(body + 5) };
    }
    if (marker === 0xe1) orientation = readOrientation(view, body, at + 2 + length) ?? orientation;
    at += 2 + length;
    if (marker === 0xda) break;
  }
  if (frame === null) throw new Damaged();
  requireEnd(view, at);
  const { width, height, depth, components } = frame;
  return { format: 'JPEG', width, height, depth, frames: 1, cmyk: components === 4, orientation };
}

/** Start of frame; C4, C8 and CC in their midst are other things. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** Decoders fill what is missing with grey: a scan without an end marker after it was cut off. */
function requireEnd(view: DataView, from: number): void {
  for (let at = view.byteLength - 2; at >= from; at--) {
    if (view.getUint8(at) === 0xff && view.getUint8(at + 1) === 0xd9) return;
  }
  throw new RangeError();
}

/** Tag 0x0112 of the first directory, if the segment is EXIF. A broken one means nothing: it is only a remark. */
function readOrientation(view: DataView, body: number, end: number): number | null {
  const tiff = body + 6;
  if (end > view.byteLength || end < tiff + 8 || view.getUint32(body) !== 0x45786966) return null;
  const little = view.getUint16(tiff) === 0x4949;
  const directory = tiff + view.getUint32(tiff + 4, little);
  if (directory + 2 > end) return null;
  const entries = view.getUint16(directory, little);
  for (let entry = directory + 2; entry < directory + 2 + entries * 12 && entry + 12 <= end; entry += 12) {
    if (view.getUint16(entry, little) !== 0x0112) continue;
    const value = view.getUint16(entry + 8, little);
    return value >= 1 && value <= 8 ? value : null;
  }
  return null;
}
