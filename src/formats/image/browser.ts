/** Decodes with what the browser brings: exact where a format leaves no choice, without colour management. */
import { type Decoded, damaged, type ImageFormat, sizeRefusal } from './format';

const mimeTypes: { readonly [F in ImageFormat]: string } = {
  PNG: 'image/png',
  JPEG: 'image/jpeg',
  WebP: 'image/webp',
  AVIF: 'image/avif',
  GIF: 'image/gif',
  BMP: 'image/bmp',
};

export async function decodeInBrowser(bytes: Uint8Array<ArrayBuffer>, format: ImageFormat): Promise<Decoded> {
  // A type of our own: the file's may be wrong, and decides what the browser makes of the bytes.
  const blob = new Blob([bytes], { type: mimeTypes[format] });
  const bitmap = await createImageBitmap(blob, {
    colorSpaceConversion: 'none',
    premultiplyAlpha: 'none',
    imageOrientation: 'from-image',
  }).catch(() => null);
  if (bitmap === null)
    return { ok: false, error: format === 'AVIF' || format === 'WebP' ? undecodable(format) : damaged(format) };
  const { width, height } = bitmap;
  try {
    const refusal = sizeRefusal(width, height);
    if (refusal !== null) return { ok: false, error: refusal };
    const context = contextOf(width, height);
    if (context === null) return { ok: false, error: noCanvas };
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    return { ok: true, image: { width, height, data }, transparent: makeOpaque(data) };
  } finally {
    bitmap.close();
  }
}

const undecodable = (format: ImageFormat) => ({
  en: `the ${format} file is damaged, or this browser cannot decode it`,
  ko: `${format} 파일이 손상되었거나 이 브라우저가 지원하지 않습니다`,
});
const noCanvas = {
  en: 'the browser has no memory left for a picture of this size',
  ko: '이 크기의 이미지를 열기에 브라우저 메모리가 부족합니다',
};

function contextOf(width: number, height: number): CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D | null {
  const options = { willReadFrequently: true, colorSpace: 'srgb' } as const;
  if (typeof OffscreenCanvas === 'function') {
    return new OffscreenCanvas(width, height).getContext('2d', options) as OffscreenCanvasRenderingContext2D | null;
  }
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return canvas.getContext('2d', options) as CanvasRenderingContext2D | null;
}

/** Whether there was anything to do. */
function makeOpaque(data: Uint8ClampedArray): boolean {
  let found = false;
  for (let i = 3; i < data.length; i += 4) {
    if (data[i] === 255) continue;
    found = true;
    data[i] = 255;
  }
  return found;
}
