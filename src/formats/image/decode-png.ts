/** PNG pixels as they are stored: no colour management, nothing premultiplied. */
import type { DecodedPng } from 'fast-png';
import { decodeInBrowser } from './browser';
import { Damaged, type Decoded, damaged, viewOf } from './format';
import { checkChunk, unfilter } from './plain-png';
import { type PngHeader, pngColors, pngRawLength, readPng } from './png';

export async function decodePng(bytes: Uint8Array<ArrayBuffer>): Promise<Decoded> {
  const header = readPng(viewOf(bytes));
  const { width, height, color, keyed } = header;
  // The decoder below takes interlaced pixels of less than a byte for whole bytes.
  if (header.interlaced && header.depth < 8) return decodeInBrowser(bytes, 'PNG');
  const error = damaged('PNG');
  try {
    const png = await stored(bytes, header);
    if (png === null) return { ok: false, error };
    const data = new Uint8ClampedArray(width * height * 4);
    const transparent = color === pngColors.palette ? spreadPalette(png, data) : spread(png, data);
    return { ok: true, image: { width, height, data }, transparent: transparent || keyed };
  } catch {
    // Whatever the decoder complains about, and pixels without a colour in the palette.
    return { ok: false, error };
  }
}

/** Samples of a PNG file as they are stored, before any palette or stretching. */
export interface PngSamples {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  /** Grey or palette 1, grey with opacity 2, colours 3, colours with opacity 4. */
  readonly channels: number;
  readonly palette: boolean;
  /** By pixel times `channels` plus channel. */
  sampleAt(index: number): number;
}

/** Null where the file is damaged, or interlaced with samples of less than a byte. */
export async function pngSamples(bytes: Uint8Array<ArrayBuffer>): Promise<PngSamples | null> {
  const header = readPng(viewOf(bytes));
  if (header.interlaced && header.depth < 8) return null;
  try {
    const png = await stored(bytes, header);
    if (png === null) return null;
    const { width, height, depth, channels, data } = png;
    const sampleAt = depth < 8 ? unpacked(data, depth, width) : (index: number) => data[index]!;
    return { width, height, depth, channels, palette: header.color === pngColors.palette, sampleAt };
  } catch {
    return null;
  }
}

type Stored = Pick<DecodedPng, 'width' | 'height' | 'depth' | 'channels' | 'data' | 'palette'>;

/** The samples of a file; null, or an error, where it is damaged. */
async function stored(bytes: Uint8Array<ArrayBuffer>, header: PngHeader): Promise<Stored | null> {
  const { width, height, depth, color, interlaced, critical } = header;
  const { file, pixels } = essence(bytes, header);
  const raw = await inflated(pixels, pngRawLength(header));
  if (raw === null) return null;
  const channels = { [pngColors.grey]: 1, [pngColors.rgb]: 3, [pngColors.greyAlpha]: 2, [pngColors.rgbAlpha]: 4 }[
    color
  ];
  if (depth === 8 && !interlaced && channels !== undefined) {
    for (const { start, end } of critical) checkChunk(bytes.subarray(start, end));
    return { width, height, depth, channels, data: unfilter(raw, width, height, channels) };
  }
  const { decode } = await import('fast-png');
  return decode(file, { checkCrc: true });
}

/**
 * The file with nothing but what pixels need: profiles and texts may be damaged, or inflate without end. Transparency
 * beside the pixels goes too, because only the stored colours count.
 */
function essence(bytes: Uint8Array<ArrayBuffer>, { critical }: PngHeader) {
  const parts = [bytes.subarray(0, 8), ...critical.map(({ start, end }) => bytes.subarray(start, end))];
  const file = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    file.set(part, at);
    at += part.length;
  }
  const data = critical.filter((chunk) => chunk.type === 'IDAT');
  return { file, pixels: data.map(({ start, end }) => bytes.subarray(start + 8, end - 4)) };
}

/** The pixels, if they are exactly as many bytes as they should be; stops as soon as they are more. */
async function inflated(parts: readonly Uint8Array<ArrayBuffer>[], expected: number): Promise<Uint8Array | null> {
  const reader = new Blob([...parts]).stream().pipeThrough(new DecompressionStream('deflate')).getReader();
  const raw = new Uint8Array(expected);
  let count = 0;
  try {
    while (count <= expected) {
      const { done, value } = await reader.read();
      if (done) break;
      if (count + value.length <= expected) raw.set(value, count);
      count += value.length;
    }
    await reader.cancel();
  } catch {
    // Bytes after the end of the stream are harmless; too few are not.
  }
  return count === expected ? raw : null;
}

/** Grey and colours, with or without opacity, to RGBA. Says whether some pixel is not opaque. */
function spread({ data: samples, channels, depth, width, height }: Stored, data: Uint8ClampedArray): boolean {
  const colored = channels >= 3;
  const hasAlpha = channels === 2 || channels === 4;
  const opaque = 2 ** depth - 1;
  // 16 bits lose their lower half, as in libpng; fewer than 8 are stretched over the whole range.
  const level = depth === 16 ? (sample: number) => sample >> 8 : (sample: number) => (sample * 255) / opaque;
  const sampleAt = depth < 8 ? unpacked(samples, depth, width) : (index: number) => samples[index]!;
  let transparent = false;
  for (let pixel = 0; pixel < width * height; pixel++) {
    const from = pixel * channels;
    const to = pixel * 4;
    data[to] = level(sampleAt(from));
    data[to + 1] = colored ? level(sampleAt(from + 1)) : data[to]!;
    data[to + 2] = colored ? level(sampleAt(from + 2)) : data[to]!;
    data[to + 3] = 255;
    if (hasAlpha && sampleAt(from + channels - 1) !== opaque) transparent = true;
  }
  return transparent;
}

function spreadPalette(png: Stored, data: Uint8ClampedArray): boolean {
  const { data: samples, depth, width, height, palette } = png;
  if (palette === undefined) throw new Damaged();
  const indexAt = depth < 8 ? unpacked(samples, depth, width) : (index: number) => samples[index]!;
  for (let pixel = 0; pixel < width * height; pixel++) {
    const color = palette[indexAt(pixel)];
    if (color === undefined) throw new Damaged();
    data[pixel * 4] = color[0]!;
    data[pixel * 4 + 1] = color[1]!;
    data[pixel * 4 + 2] = color[2]!;
    data[pixel * 4 + 3] = 255;
  }
  return false;
}

/** Reads samples of less than a byte; every line starts with a new byte. */
function unpacked(samples: ArrayLike<number>, depth: number, width: number): (index: number) => number {
  const lineBytes = Math.ceil((width * depth) / 8);
  const mask = 2 ** depth - 1;
  return (index) => {
    const bit = (index % width) * depth;
    const byte = samples[Math.floor(index / width) * lineBytes + (bit >> 3)]!;
    return (byte >> (8 - depth - (bit & 7))) & mask;
  };
}
