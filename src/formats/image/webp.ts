/** WebP: RFC 9649. */
import { Damaged, type ImageHeader } from './format';

export function readWebp(view: DataView): ImageHeader {
  const end = 8 + view.getUint32(4, true);
  if (end > view.byteLength) throw new RangeError();
  let size: { width: number; height: number } | null = null;
  let frames = 0;
  for (let at = 12; at + 8 <= end; ) {
    const type = String.fromCharCode(...[0, 1, 2, 3].map((offset) => view.getUint8(at + offset)));
    const body = at + 8;
    const length = view.getUint32(at + 4, true);
    if (type === 'ANMF') frames++;
    size ??= sizeIn(type, view, body);
    at = body + length + (length % 2);
  }
  if (size === null) throw new Damaged();
  return { format: 'WebP', ...size, frames: Math.max(frames, 1), depth: 8, cmyk: false, orientation: 1 };
}

/** The picture's size, where this chunk says it: the canvas, or the only picture, comes first. */
function sizeIn(type: string, view: DataView, body: number): { width: number; height: number } | null {
  if (type === 'VP8X') return { width: 1 + uint24(view, body + 4), height: 1 + uint24(view, body + 7) };
  if (type === 'VP8 ') {
    if (uint24(view, body + 3) !== 0x2a019d) throw new Damaged();
    return { width: view.getUint16(body + 6, true) & 0x3fff, height: view.getUint16(body + 8, true) & 0x3fff };
  }
  if (type === 'VP8L') {
    if (view.getUint8(body) !== 0x2f) throw new Damaged();
    const bits = view.getUint32(body + 1, true);
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
  }
  return null;
}

const uint24 = (view: DataView, at: number): number => view.getUint16(at, true) + view.getUint8(at + 2) * 0x1_0000;
