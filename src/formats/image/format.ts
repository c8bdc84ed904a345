/** What the parsers and decoders of pictures share. */
import type { Text } from '../../math/text';

export type ImageFormat = 'PNG' | 'JPEG' | 'WebP' | 'AVIF' | 'GIF' | 'BMP';

export interface ImageHeader {
  readonly format: ImageFormat;
  /** As stored: an EXIF rotation is not applied yet. */
  readonly width: number;
  readonly height: number;
  /** More than one where the picture moves. */
  readonly frames: number;
  /** Bits per channel. */
  readonly depth: number;
  /** Colours are cyan, magenta, yellow and black. */
  readonly cmyk: boolean;
  /** EXIF's 1..8; 1 is upright. */
  readonly orientation: number;
}

export interface DecodedImage {
  readonly width: number;
  readonly height: number;
  /** RGBA, row-major, upright, always opaque. */
  readonly data: Uint8ClampedArray;
}

export type Decoded =
  | {
      readonly ok: true;
      readonly image: DecodedImage /** Some pixels were not opaque. */;
      readonly transparent: boolean;
    }
  | { readonly ok: false; readonly error: Text };

/** Thrown by the parsers where the bytes contradict themselves. */
export class Damaged extends Error {}

export const cutOff = (format: ImageFormat): Text => ({
  en: `the ${format} file is cut off`,
  ko: `${format} 파일이 중간에 끊겼습니다`,
});

export const damaged = (format: ImageFormat): Text => ({
  en: `the ${format} file is damaged`,
  ko: `${format} 파일이 손상되었습니다`,
});

/** Largest picture that is decoded: pixels, and pixels of one side. */
export const imageLimits = { pixels: 64_000_000, side: 16_384 } as const;

export function sizeRefusal(width: number, height: number): Text | null {
  if (width < 1 || height < 1) return { en: 'it has no pixels', ko: '픽셀이 없습니다' };
  const { pixels, side } = imageLimits;
  if (width <= side && height <= side && width * height <= pixels) return null;
  return {
    en: `${width} × ${height} pixels are too many: ${pixels / 1e6} megapixels and ${side} a side at most`,
    ko: `${width} × ${height} 픽셀은 너무 큽니다. 최대 ${pixels / 1e6}메가픽셀, 한 변 ${side}픽셀까지 엽니다`,
  };
}

export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
