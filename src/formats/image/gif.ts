/** GIF89a. */
import { Damaged, type ImageHeader } from './format';

/** Walks all blocks to count frames. A film that is cut off after its first frame still shows that one. */
export function readGif(view: DataView): ImageHeader {
  const [width, height] = [view.getUint16(6, true), view.getUint16(8, true)];
  let frames = 0;
  try {
    let at = 13 + colorTable(view.getUint8(10));
    for (let type = view.getUint8(at); type !== 0x3b; type = view.getUint8(at)) {
      if (type === 0x21) {
        at = skipBlocks(view, at + 2);
      } else if (type === 0x2c) {
        at = skipBlocks(view, at + 11 + colorTable(view.getUint8(at + 9)));
        frames++;
      } else {
        throw new Damaged();
      }
    }
  } catch (error) {
    if (frames === 0) throw error;
  }
  if (frames === 0) throw new Damaged();
  return { format: 'GIF', width, height, frames, depth: 8, cmyk: false, orientation: 1 };
}

/** Bytes of the colour table that these flags announce. */
const colorTable = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1));

/** Past a chain of blocks, each behind its length, that ends with an empty one. */
function skipBlocks(view: DataView, from: number): number {
  let at = from;
  for (let length = view.getUint8(at); length > 0; length = view.getUint8(at)) at += 1 + length;
  return at + 1;
}
