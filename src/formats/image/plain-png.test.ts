import { readFileSync } from 'node:fs';
import { decode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { decodePng } from './decode-png';
import { checkChunk, unfilter } from './plain-png';

describe('a plain PNG', () => {
  it.each(['cat', 'astronaut', 'coffee'])('has the levels that the library reads: %s', async (name) => {
    const bytes = new Uint8Array(readFileSync(`public/samples/${name}.png`));
    const read = await decodePng(bytes);
    const { channels, data } = decode(bytes);
    if (!read.ok) throw new Error(read.error.en);
    const levels = Uint8Array.from(read.image.data.filter((_, at) => at % 4 < channels));
    expect(Buffer.compare(levels, Uint8Array.from(data))).toBe(0);
  });

  it('has five filters, each over the line before', () => {
    const lines = [
      [0, 10, 20, 30],
      [1, 1, 2, 3],
      [2, 1, 1, 255],
      [3, 4, 4, 4],
      [4, 1, 1, 1],
    ];
    expect([...unfilter(Uint8Array.from(lines.flat()), 3, 5, 1)]).toEqual(
      [
        [10, 20, 30],
        [1, 3, 6],
        [2, 4, 5],
        [5, 8, 10],
        [6, 9, 11],
      ].flat(),
    );
    expect(() => unfilter(Uint8Array.of(5, 0), 1, 1, 1)).toThrow();
  });

  it('is damaged where a checksum is wrong', () => {
    const end = [0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82];
    expect(() => checkChunk(Uint8Array.from(end))).not.toThrow();
    expect(() => checkChunk(Uint8Array.from(end).with(4, 0x48) as Uint8Array<ArrayBuffer>)).toThrow();
  });
});
