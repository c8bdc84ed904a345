import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { avif, be32, bmp, bytes, chunk, gif, ihdr, jpeg, pngSignature, webp } from './fixtures';
import { readHeader } from './header';

const read = (file: Uint8Array) => {
  const reading = readHeader(file);
  return reading.ok ? reading.header : reading.error.en;
};
const still = { frames: 1, cmyk: false, orientation: 1 };
const pngOf = (...chunks: Uint8Array[]) => bytes(pngSignature, ...chunks);
const idat = chunk('IDAT', [1]);
const iend = chunk('IEND');

/** One legal header of each kind. */
const legal: readonly (readonly [name: string, file: Uint8Array, header: object])[] = [
  ['PNG', pngOf(ihdr(5, 7), idat, iend), { format: 'PNG', width: 5, height: 7, depth: 8, ...still }],
  [
    'APNG',
    pngOf(ihdr(5, 7, 16, 6, 1), chunk('acTL', [...be32(3), ...be32(0)]), idat, iend),
    { format: 'PNG', depth: 16, frames: 3 },
  ],
  ['JPEG', jpeg({ width: 640, height: 480 }), { format: 'JPEG', width: 640, height: 480, ...still }],
  ['rotated JPEG', jpeg({ width: 640, height: 480, orientation: 6 }), { width: 640, height: 480, orientation: 6 }],
  ['CMYK JPEG', jpeg({ width: 640, height: 480, components: 4 }), { cmyk: true }],
  ['GIF', gif(3, 4, 1), { format: 'GIF', width: 3, height: 4, ...still }],
  ['animated GIF', gif(3, 4, 12, false), { frames: 12 }],
  ['lossy WebP', webp.lossy(300, 200), { format: 'WebP', width: 300, height: 200, ...still }],
  ['lossless WebP', webp.lossless(16384, 20), { format: 'WebP', width: 16384, height: 20, ...still }],
  ['animated WebP', webp.animated(30, 20, 4), { width: 30, height: 20, frames: 4 }],
  ['BMP', bmp(5, 3), { format: 'BMP', width: 5, height: 3, ...still }],
  ['BMP from the top', bmp(5, -3), { width: 5, height: 3 }],
  ['AVIF', avif([512, 512], [900, 700]), { format: 'AVIF', width: 900, height: 700, ...still }],
];

describe('readHeader', () => {
  it.each(legal)('reads %s', (_, file, header) => {
    expect(read(file)).toMatchObject(header);
  });

  it.each([
    ['PNG', pngOf(ihdr(30000, 30000), idat, iend), '30000 × 30000 pixels are too many'],
    ['PNG of all ones', pngOf(ihdr(0xffffffff, 0xffffffff), idat, iend), '4294967295 × 4294967295 pixels are too many'],
    ['long PNG', pngOf(ihdr(16385, 1), idat, iend), '16385 × 1 pixels are too many'],
    ['empty PNG', pngOf(ihdr(0, 9), idat, iend), 'it has no pixels'],
    ['JPEG', jpeg({ width: 65535, height: 65535 }), '65535 × 65535'],
    ['GIF', gif(60000, 2, 1), '60000 × 2'],
    ['WebP', webp.animated(2 ** 24, 2 ** 24, 1), '16777216 × 16777216'],
    ['BMP', bmp(30000, 30000, 0), '30000 × 30000'],
    ['AVIF', avif([30000, 30000]), '30000 × 30000'],
  ])('refuses a %s of impossible size before decoding it', (_, file, message) => {
    expect(read(file)).toContain(message);
  });

  it('accepts 64 megapixels and no more', () => {
    expect(read(pngOf(ihdr(8000, 8000), idat, iend))).toMatchObject({ width: 8000 });
    expect(read(pngOf(ihdr(8000, 8001), idat, iend))).toContain('too many');
  });

  it.each([
    ['SVG', bytes('\xef\xbb\xbf<?xml version="1.0"?>\n<!-- hi --><svg xmlns="x">'), 'SVG is not opened'],
    [
      'SVG in UTF-16',
      bytes(
        '\xff\xfe',
        [...'<svg/>'].flatMap((letter) => [letter.charCodeAt(0), 0]),
      ),
      'SVG is not opened',
    ],
    ['HTML', bytes('<!doctype html><p>'), 'not a picture'],
    ['TIFF', bytes('II*\0abcdefgh'), 'TIFF is not supported'],
    ['HEIC', bytes(be32(24), 'ftypheic', be32(0), 'mif1heic'), 'HEIC is not supported'],
    ['film', bytes(be32(24), 'ftypisom', be32(0), 'isommp42'), 'isom (film) is not supported'],
    ['PDF', bytes('%PDF-1.7'), 'PDF is not supported'],
    ['text', bytes('hello'), 'not a picture'],
    ['two letters', bytes('BM'), 'not a picture'],
    ['nothing', bytes(), 'not a picture'],
  ])('refuses %s by its content', (_, file, message) => {
    expect(read(file)).toContain(message);
  });

  it('tells cut off from damaged', () => {
    expect(read(pngOf(ihdr(5, 7), idat))).toBe('the PNG file is cut off');
    expect(read(pngOf(ihdr(5, 7), iend))).toBe('the PNG file is damaged');
    expect(read(pngOf(ihdr(5, 7, 3), idat, iend))).toBe('the PNG file is damaged');
    expect(read(jpeg({ width: 9, height: 9, end: false }))).toBe('the JPEG file is cut off');
    expect(read(bmp(90, 90, 45))).toBe('the BMP file is cut off');
    expect(read(webp.lossy(9, 9).subarray(0, 25))).toBe('the WebP file is cut off');
    expect(read(gif(9, 9, 0))).toBe('the GIF file is damaged');
  });

  it('shows the first frame of a film that breaks off later', () => {
    const film = gif(3, 4, 3);
    expect(read(film.subarray(0, film.length - 10))).toMatchObject({ frames: 2 });
    expect(read(film.subarray(0, 40))).toBe('the GIF file is cut off');
  });

  it('never throws and always ends, whatever the bytes', () => {
    const starts = legal.map(([, file]) => file);
    const hostile = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc
        .tuple(fc.constantFrom(...starts), fc.nat(60), fc.uint8Array({ maxLength: 200 }))
        .map(([file, keep, rest]) => bytes(file.subarray(0, keep), rest)),
      fc
        .tuple(fc.constantFrom(...starts), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 6 }))
        .map(([file, changes]) => {
          const copy = file.slice();
          for (const [at, value] of changes) copy[at % copy.length] = value;
          return copy;
        }),
    );
    fc.assert(
      fc.property(hostile, (file) => {
        const reading = readHeader(file);
        if (reading.ok) expect(reading.header.width * reading.header.height).toBeLessThanOrEqual(64e6);
        else expect(reading.error.en.length).toBeGreaterThan(0);
      }),
      { numRuns: 5000 },
    );
  });

  it('reads a large file in no time, however its blocks are laid out', () => {
    const size = 8_000_000;
    const zeros = new Uint8Array(size);
    for (const [, start] of legal) {
      const long = zeros.slice();
      long.set(start);
      readHeader(long);
    }
    const fills = zeros.fill(0xff);
    fills.set([0xff, 0xd8]);
    expect(read(fills)).toBe('the JPEG file is cut off');
  }, 5000);
});
