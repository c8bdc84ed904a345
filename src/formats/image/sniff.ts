/** Recognises files by their first bytes; names and MIME types are often wrong. */
import type { Text } from '../../math/text';
import type { ImageFormat } from './format';

export type Sniffed = { readonly format: ImageFormat } | { readonly format: null; readonly refusal: Text };

export function sniff(bytes: Uint8Array): Sniffed {
  const head = String.fromCharCode(...bytes.subarray(0, 64));
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return { format: 'PNG' };
  if (head.startsWith('\xff\xd8\xff')) return { format: 'JPEG' };
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return { format: 'GIF' };
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return { format: 'WebP' };
  if (head.slice(4, 8) === 'ftyp') return sniffBrands(bytes, head);
  // Two letters are little: the reserved zeros after the file's size make sure.
  if (head.startsWith('BM') && head.slice(6, 10) === '\0\0\0\0') return { format: 'BMP' };
  return { format: null, refusal: refusalOf(bytes, head) };
}

/** AVIF, HEIC and films share one container and differ in the brands that it lists. */
function sniffBrands(bytes: Uint8Array, head: string): Sniffed {
  const length = Math.min((bytes[2] ?? 0) * 256 + (bytes[3] ?? 0), 256);
  const listed = String.fromCharCode(...bytes.subarray(8, Math.max(length, 16)));
  if (/avi[fs]/.test(listed)) return { format: 'AVIF' };
  if (/hei[cfmsx]|hev[cmsx]|mif1|msf1/.test(listed)) return { format: null, refusal: unsupported('HEIC') };
  return { format: null, refusal: unsupported(`${head.slice(8, 12).replace(/[^\w]/g, '')} (film)`) };
}

const foreign: readonly (readonly [start: string, name: string])[] = [
  ['II*\0', 'TIFF'],
  ['MM\0*', 'TIFF'],
  ['\xff\x0a', 'JPEG XL'],
  ['\0\0\0\x0cJXL ', 'JPEG XL'],
  ['\0\0\0\x0cjP  ', 'JPEG 2000'],
  ['8BPS', 'Photoshop'],
  ['%PDF', 'PDF'],
  ['\0\0\x01\0', 'ICO'],
  ['\x93NUMPY', 'NumPy'],
  ['PK\x03\x04', 'ZIP'],
  ['\x1f\x8b', 'gzip'],
];

function refusalOf(bytes: Uint8Array, head: string): Text {
  const known = foreign.find(([start]) => head.startsWith(start));
  if (known !== undefined) return unsupported(known[1]);
  if (isSvg(bytes)) {
    return {
      en: 'SVG is not opened, because it may load other things: save it as PNG first',
      ko: 'SVG는 외부 자원을 불러올 수 있어 열지 않습니다. PNG로 저장해서 여세요',
    };
  }
  return {
    en: 'not a picture that can be opened (PNG, JPEG, WebP, AVIF, GIF, BMP)',
    ko: '열 수 있는 이미지가 아닙니다 (PNG, JPEG, WebP, AVIF, GIF, BMP)',
  };
}

const unsupported = (name: string): Text => ({
  en: `${name} is not supported: save it as PNG, JPEG, WebP, AVIF, GIF or BMP`,
  ko: `${name} 형식은 지원하지 않습니다. PNG, JPEG, WebP, AVIF, GIF, BMP로 저장해서 여세요`,
});

/** An svg element near the start of what looks like markup, in UTF-8 or UTF-16. */
function isSvg(bytes: Uint8Array): boolean {
  const start = String.fromCharCode(...bytes.subarray(0, 4096)).replace(/\0|^\xef\xbb\xbf|^\xff\xfe|^\xfe\xff/g, '');
  return /^\s*</.test(start) && /<(?:\w+:)?svg[\s>/]|<!DOCTYPE\s+svg/i.test(start);
}
