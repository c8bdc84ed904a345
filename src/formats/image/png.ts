/** PNG: https://www.w3.org/TR/png-3/ */
import { Damaged, type ImageHeader } from './format';

/** Colour types of IHDR. */
export const pngColors = { grey: 0, rgb: 2, palette: 3, greyAlpha: 4, rgbAlpha: 6 } as const;

export interface PngHeader extends ImageHeader {
  readonly color: number;
  readonly interlaced: boolean;
  /** Has a tRNS chunk: one transparent colour, or opacities of the palette. */
  readonly keyed: boolean;
  /** Where each chunk that pixels depend on lies, with its length, name and checksum. */
  readonly critical: readonly { readonly type: string; readonly start: number; readonly end: number }[];
}

const depths: { readonly [color: number]: readonly number[] } = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

/** Reads all chunk headers. Throws RangeError for a file without its end. */
export function readPng(view: DataView): PngHeader {
  if (view.getUint32(8) !== 13 || view.getUint32(12) !== name('IHDR')) throw new Damaged();
  const [width, height, depth, color] = [view.getUint32(16), view.getUint32(20), view.getUint8(24), view.getUint8(25)];
  if (!depths[color]?.includes(depth) || view.getUint8(26) !== 0 || view.getUint8(27) !== 0 || view.getUint8(28) > 1) {
    throw new Damaged();
  }
  let frames = 1;
  let keyed = false;
  const critical: { type: string; start: number; end: number }[] = [];
  for (let start = 8; ; ) {
    const end = start + 12 + view.getUint32(start);
    const type = String.fromCharCode(...[4, 5, 6, 7].map((offset) => view.getUint8(start + offset)));
    view.getUint32(end - 4);
    if (type === 'acTL') frames = Math.max(1, view.getUint32(start + 8));
    if (type === 'tRNS') keyed = true;
    const needed =
      type === 'IHDR' || type === 'IDAT' || type === 'IEND' || (type === 'PLTE' && color === pngColors.palette);
    if (needed) critical.push({ type, start, end });
    if (type === 'IEND') break;
    start = end;
  }
  if (!critical.some((chunk) => chunk.type === 'IDAT')) throw new Damaged();
  const interlaced = view.getUint8(28) === 1;
  return {
    format: 'PNG',
    width,
    height,
    depth,
    color,
    interlaced,
    frames,
    keyed,
    critical,
    cmyk: false,
    orientation: 1,
  };
}

const name = (type: string): number => [...type].reduce((code, letter) => code * 256 + letter.charCodeAt(0), 0);

/** Bytes that the pixels take before compression, with the filter byte of each line. */
export function pngRawLength({ width, height, depth, color, interlaced }: PngHeader): number {
  const channels = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[color]!;
  const plane = (columns: number, rows: number): number =>
    columns === 0 ? 0 : rows * (1 + Math.ceil((columns * channels * depth) / 8));
  if (!interlaced) return plane(width, height);
  const passes = [
    [0, 0, 8, 8],
    [4, 0, 8, 8],
    [0, 4, 4, 8],
    [2, 0, 4, 4],
    [0, 2, 2, 4],
    [1, 0, 2, 2],
    [0, 1, 1, 2],
  ] as const;
  return passes.reduce(
    (sum, [x, y, dx, dy]) => sum + plane(Math.ceil((width - x) / dx), Math.ceil((height - y) / dy)),
    0,
  );
}
