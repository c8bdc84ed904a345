/** Windows bitmaps, of every header since OS/2. */
import { Damaged, type ImageHeader } from './format';

export function readBmp(view: DataView): ImageHeader {
  const pixels = view.getUint32(10, true);
  const headerLength = view.getUint32(14, true);
  if (headerLength !== 12 && headerLength < 40) throw new Damaged();
  const old = headerLength === 12;
  const width = old ? view.getUint16(18, true) : view.getInt32(18, true);
  // Negative where the lines run from the top.
  const height = Math.abs(old ? view.getUint16(20, true) : view.getInt32(22, true));
  const bits = view.getUint16(old ? 24 : 28, true);
  const packed = !old && ![0, 3, 6].includes(view.getUint32(30, true));
  const needed = packed ? 1 : height * 4 * Math.ceil((Math.max(width, 0) * bits) / 32);
  if (pixels + needed > view.byteLength && width * height <= view.byteLength * 8) throw new RangeError();
  return { format: 'BMP', width, height, frames: 1, depth: 8, cmyk: false, orientation: 1 };
}
