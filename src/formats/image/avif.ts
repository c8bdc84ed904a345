/** AVIF: boxes of ISO/IEC 14496-12; only as much as the size takes. */
import { Damaged, type ImageHeader } from './format';

export function readAvif(view: DataView): ImageHeader {
  const boxes = boxesIn(view, 0, view.byteLength);
  const properties = inside(view, boxes, ['meta', 'iprp', 'ipco']);
  // A picture made of tiles lists the tiles' size too: the largest is the whole.
  const sizes = properties
    .filter((box) => box.type === 'ispe')
    .map(({ body }) => ({ width: view.getUint32(body + 4), height: view.getUint32(body + 8) }))
    .sort((a, b) => b.width * b.height - a.width * a.height);
  const [size] = sizes;
  if (size === undefined) throw new Damaged();
  const moves = boxes.some((box) => box.type === 'moov');
  return { format: 'AVIF', ...size, frames: moves ? 2 : 1, depth: 8, cmyk: false, orientation: 1 };
}

interface Box {
  readonly type: string;
  readonly body: number;
  readonly end: number;
}

function boxesIn(view: DataView, from: number, until: number): readonly Box[] {
  const boxes: Box[] = [];
  for (let at = from; at + 8 <= until; ) {
    const short = view.getUint32(at);
    const type = String.fromCharCode(...[4, 5, 6, 7].map((offset) => view.getUint8(at + offset)));
    const long = short === 1;
    const length = long ? view.getUint32(at + 8) * 2 ** 32 + view.getUint32(at + 12) : short === 0 ? until - at : short;
    if (length < (long ? 16 : 8)) throw new Damaged();
    const end = at + length;
    if (end > until) throw new RangeError();
    boxes.push({ type, body: at + (long ? 16 : 8), end });
    at = end;
  }
  return boxes;
}

/** The boxes at the end of a path of boxes. */
function inside(view: DataView, boxes: readonly Box[], path: readonly string[]): readonly Box[] {
  const [type, ...rest] = path;
  if (type === undefined) return boxes;
  const box = boxes.find((candidate) => candidate.type === type);
  if (box === undefined) throw new Damaged();
  // `meta` starts with a version and flags.
  return inside(view, boxesIn(view, box.body + (type === 'meta' ? 4 : 0), box.end), rest);
}
