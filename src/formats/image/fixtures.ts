/** Picture files built byte by byte, for tests: legal, hostile and cut off. */

const latin = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));
const be16 = (value: number): number[] => [(value >>> 8) & 255, value & 255];
export const be32 = (value: number): number[] => [(value >>> 24) & 255, (value >>> 16) & 255, ...be16(value)];
const le16 = (value: number): number[] => be16(value).reverse();
const le24 = (value: number): number[] => be32(value).slice(1).reverse();
const le32 = (value: number): number[] => be32(value).reverse();

export const bytes = (...parts: (string | readonly number[] | Uint8Array)[]): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? latin(part) : [...part])));

function crc32(data: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

export function chunk(type: string, data: readonly number[] | Uint8Array = []): Uint8Array {
  const body = bytes(type, data);
  return bytes(be32(data.length), body, be32(crc32(body)));
}

export const pngSignature = '\x89PNG\r\n\x1a\n';
export const ihdr = (width: number, height: number, depth = 8, color = 2, interlace = 0): Uint8Array =>
  chunk('IHDR', [...be32(width), ...be32(height), depth, color, 0, 0, interlace]);

export async function zlib(data: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const packed = new Blob([data]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

interface Png {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly color: number;
  /** Bytes of each line, without the filter byte. */
  readonly lines: readonly (readonly number[])[];
  readonly before?: readonly Uint8Array[];
}

/** A PNG of unfiltered lines. */
export async function png({ width, height, depth, color, lines, before = [] }: Png): Promise<Uint8Array<ArrayBuffer>> {
  const pixels = await zlib(bytes(...lines.map((line) => [0, ...line])));
  return bytes(pngSignature, ihdr(width, height, depth, color), ...before, chunk('IDAT', pixels), chunk('IEND'));
}

interface Jpeg {
  readonly width: number;
  readonly height: number;
  readonly components?: number;
  readonly orientation?: number;
  readonly end?: boolean;
}

/** The segments of a JPEG; what it scans is not decodable. */
export function jpeg({ width, height, components = 3, orientation, end = true }: Jpeg): Uint8Array<ArrayBuffer> {
  const segment = (marker: number, data: readonly number[]) => [0xff, marker, ...be16(data.length + 2), ...data];
  const entry = [...le16(0x0112), ...le16(3), ...le32(1), ...le32(orientation ?? 1)];
  const exif = [...latin('Exif\0\0II*\0'), ...le32(8), ...le16(1), ...entry, ...le32(0)];
  return bytes(
    [0xff, 0xd8],
    orientation === undefined ? [] : segment(0xe1, exif),
    // A thumbnail has an end marker of its own.
    segment(0xe2, [0xff, 0xd9]),
    [0xff],
    segment(0xc2, [8, ...be16(height), ...be16(width), components, ...new Array(components * 3).fill(0)]),
    segment(0xda, [0, 0, 0]),
    [1, 2, 3],
    end ? [0xff, 0xd9] : [],
  );
}

export function gif(width: number, height: number, frames: number, table = true): Uint8Array<ArrayBuffer> {
  const image = [
    '\x2c',
    [...le16(0), ...le16(0), ...le16(width), ...le16(height), 0x80, 0, 0, 0, 1, 1, 1],
    [2, 2, 9, 9, 0],
  ];
  const delay = [0x21, 0xf9, 4, 0, 0, 0, 0, 0];
  return bytes(
    'GIF89a',
    [...le16(width), ...le16(height), table ? 0x81 : 0, 0, 0],
    new Array(table ? 12 : 0).fill(7),
    ...Array.from({ length: frames }, () => [delay, ...image]).flat(),
    '\x3b',
  );
}

const riff = (...chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const body = bytes('WEBP', ...chunks);
  return bytes('RIFF', le32(body.length), body);
};
const riffChunk = (type: string, data: readonly number[]): Uint8Array =>
  bytes(type, le32(data.length), data, new Array(data.length % 2).fill(0));

export const webp = {
  lossy: (width: number, height: number) =>
    riff(riffChunk('VP8 ', [0, 0, 0, 0x9d, 0x01, 0x2a, ...le16(width), ...le16(height)])),
  lossless: (width: number, height: number) =>
    riff(riffChunk('VP8L', [0x2f, ...le32((width - 1) | ((height - 1) << 14))])),
  animated: (width: number, height: number, frames: number) =>
    riff(
      riffChunk('VP8X', [2, 0, 0, 0, ...le24(width - 1), ...le24(height - 1)]),
      ...Array.from({ length: frames }, () => riffChunk('ANMF', [1, 2, 3])),
    ),
};

export function bmp(width: number, height: number, lines = Math.abs(height)): Uint8Array<ArrayBuffer> {
  const pixels = new Array(lines * 4 * Math.ceil((width * 24) / 32)).fill(1);
  const header = [...le32(40), ...le32(width), ...le32(height), ...le16(1), ...le16(24), ...new Array(24).fill(0)];
  return bytes('BM', le32(54 + pixels.length), le32(0), le32(54), header, pixels);
}

const box = (type: string, ...parts: readonly Uint8Array[]): Uint8Array => {
  const body = bytes(...parts);
  return bytes(be32(body.length + 8), type, body);
};
export function avif(...sizes: readonly (readonly [number, number])[]): Uint8Array<ArrayBuffer> {
  const properties = sizes.map(([width, height]) => box('ispe', bytes(be32(0), be32(width), be32(height))));
  const meta = box('meta', bytes(be32(0)), box('hdlr', bytes([1, 2])), box('iprp', box('ipco', ...properties)));
  return bytes(box('ftyp', bytes('avif', be32(0), 'mif1avif')), meta, box('mdat', bytes([1, 2, 3])));
}
