/** The usual PNG, eight bits to a sample and line after line: read without the library, which comes for the others. */
import { Damaged } from './format';

/** https://www.w3.org/TR/png-3/#D-CRCAppendix */
const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  return crc;
});

/** Throws where a chunk is not what its checksum says. */
export function checkChunk(chunk: Uint8Array<ArrayBuffer>): void {
  const end = chunk.length - 4;
  let crc = 0xffffffff;
  for (let at = 4; at < end; at++) crc = crcTable[(crc ^ chunk[at]!) & 255]! ^ (crc >>> 8);
  const stored = new DataView(chunk.buffer, chunk.byteOffset + end, 4).getUint32(0);
  if ((crc ^ 0xffffffff) >>> 0 !== stored) throw new Damaged();
}

/** Which of the samples to the left, above and above left is nearest to left + above - above left. */
function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [toLeft, toAbove, toCorner] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

/** Undoes the filter of each line: `raw` has a byte in front of every line that names it. */
export function unfilter(raw: Uint8Array, width: number, height: number, channels: number): Uint8Array {
  const line = width * channels;
  const data = new Uint8Array(line * height);
  for (let y = 0; y < height; y++) {
    const from = y * (line + 1);
    const filter = raw[from]!;
    if (filter > 4) throw new Damaged();
    const to = y * line;
    for (let x = 0; x < line; x++) {
      const left = x >= channels ? data[to + x - channels]! : 0;
      const above = y > 0 ? data[to + x - line]! : 0;
      const corner = x >= channels && y > 0 ? data[to + x - line - channels]! : 0;
      let guess = 0;
      if (filter === 1) guess = left;
      else if (filter === 2) guess = above;
      else if (filter === 3) guess = (left + above) >> 1;
      else if (filter === 4) guess = paeth(left, above, corner);
      data[to + x] = raw[from + 1 + x]! + guess;
    }
  }
  return data;
}
