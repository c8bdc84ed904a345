import fc from 'fast-check';
import { encode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { decodeImage } from './image';
import { bytes, chunk, ihdr, png, pngSignature, zlib } from './image/fixtures';

const decode = async (file: Uint8Array<ArrayBuffer>, name = 'a.png') => {
  const result = await decodeImage(new Blob([file]), name);
  if (!result.ok) return { error: result.error.en };
  const { width, height, data } = result.image;
  const rgb = Array.from({ length: width * height }, (_, pixel) => [...data.subarray(pixel * 4, pixel * 4 + 3)]);
  expect(data.filter((_, i) => i % 4 === 3).every((alpha) => alpha === 255)).toBe(true);
  return { width, height, rgb, notes: result.notes.map((note) => note.en) };
};
const reduced = '16 bits per channel were reduced to 8.';
const dropped = 'Transparency was dropped: the library reads the colours stored underneath.';

describe('decodeImage', () => {
  it('keeps every stored value of an 8-bit PNG, interlaced or not, under transparency too', async () => {
    const picture = fc
      .record({
        width: fc.integer({ min: 1, max: 20 }),
        height: fc.integer({ min: 1, max: 20 }),
        channels: fc.integer({ min: 1, max: 4 }),
      })
      .chain((size) => {
        const length = size.width * size.height * size.channels;
        return fc.record({
          size: fc.constant(size),
          data: fc.uint8Array({ minLength: length, maxLength: length }),
          interlaced: fc.boolean(),
        });
      });
    await fc.assert(
      fc.asyncProperty(picture, async ({ size, data, interlaced }) => {
        const { channels } = size;
        const file = encode({ ...size, depth: 8, data }, interlaced ? { interlace: 'Adam7' } : {});
        const result = await decode(new Uint8Array(file));
        const colored = channels >= 3;
        const expected = Array.from({ length: size.width * size.height }, (_, pixel) =>
          [0, 1, 2].map((channel) => data[pixel * channels + (colored ? channel : 0)]),
        );
        expect(result.rgb).toEqual(expected);
        const opaque = channels % 2 === 1 || data.every((value, i) => i % channels !== channels - 1 || value === 255);
        expect(result.notes).toEqual(opaque ? [] : [dropped]);
      }),
      { numRuns: 60 },
    );
  });

  it('spreads grey of fewer bits over the whole range', async () => {
    const file = await png({ width: 3, height: 2, depth: 2, color: 0, lines: [[0b00_01_10_00], [0b11_00_01_00]] });
    expect((await decode(file)).rgb).toEqual([0, 85, 170, 255, 0, 85].map((level) => [level, level, level]));
  });

  it('looks palettes up, and keeps colours that are transparent', async () => {
    const before = [chunk('PLTE', [1, 2, 3, 250, 128, 4, 9, 9, 9]), chunk('tRNS', [0])];
    const file = await png({ width: 5, height: 1, depth: 4, color: 3, lines: [[0x01, 0x10, 0x20]], before });
    expect(await decode(file)).toMatchObject({
      rgb: [
        [1, 2, 3],
        [250, 128, 4],
        [250, 128, 4],
        [1, 2, 3],
        [9, 9, 9],
      ],
      notes: [dropped],
    });
  });

  it('takes the upper half of 16 bits', async () => {
    const file = await png({ width: 1, height: 1, depth: 16, color: 2, lines: [[0x12, 0xff, 0xab, 0x00, 0xff, 0x80]] });
    expect(await decode(file)).toMatchObject({ rgb: [[0x12, 0xab, 0xff]], notes: [reduced] });
  });

  it('ignores profiles, gamma and texts, even broken ones', async () => {
    const before = [chunk('gAMA', [0, 0, 0, 1]), chunk('iCCP', [65, 0, 0, 1, 2, 3]), chunk('tEXt', [200, 200])];
    const file = await png({ width: 1, height: 1, depth: 8, color: 2, lines: [[10, 20, 30]], before });
    expect(await decode(file)).toMatchObject({ rgb: [[10, 20, 30]], notes: [] });
  });

  it('says when only the first of several frames is shown', async () => {
    const before = [chunk('acTL', [0, 0, 0, 3, 0, 0, 0, 0])];
    const file = await png({ width: 1, height: 1, depth: 8, color: 2, lines: [[10, 20, 30]], before });
    expect((await decode(file)).notes).toEqual(['The picture moves: only the first of 3 frames is used.']);
  });

  it('names the file in every refusal', async () => {
    expect(await decode(bytes())).toEqual({ error: 'a.png: the file is empty' });
    expect(await decode(bytes('hello'), 'note.txt')).toEqual({
      error: 'note.txt: not a picture that can be opened (PNG, JPEG, WebP, AVIF, GIF, BMP)',
    });
  });

  it('finds damage in the pixels', async () => {
    const whole = await png({ width: 4, height: 4, depth: 8, color: 0, lines: new Array(4).fill([1, 2, 3, 4]) });
    const damaged = { error: 'a.png: the PNG file is damaged' };
    const flipped = whole.slice();
    flipped[50]! ^= 0x10;
    expect(await decode(flipped)).toEqual(damaged);
    expect(await decode(await png({ width: 4, height: 4, depth: 8, color: 0, lines: [[1, 2, 3, 4]] }))).toEqual(
      damaged,
    );
    expect(
      await decode(
        await png({ width: 1, height: 1, depth: 8, color: 3, lines: [[5]], before: [chunk('PLTE', [1, 2, 3])] }),
      ),
    ).toEqual(damaged);
    expect(await decode(await png({ width: 1, height: 1, depth: 8, color: 3, lines: [[0]] }))).toEqual(damaged);
    for (let length = 8; length < whole.length; length++) {
      expect(await decode(whole.slice(0, length))).toEqual({ error: 'a.png: the PNG file is cut off' });
    }
  });

  it('stops inflating pixels that are more than the picture has', async () => {
    const bomb = await zlib(new Uint8Array(50_000_000));
    const file = bytes(pngSignature, ihdr(4, 4), chunk('IDAT', bomb), chunk('IEND'));
    expect(await decode(file)).toEqual({ error: 'a.png: the PNG file is damaged' });
  });
});
