/** A mask: a grey or palette PNG in which every value stands for a class. */
import type { Size } from '../../math/box';
import type { Text } from '../../math/text';
import type { MaskRef } from '../../pipeline/labels/model';
import { type PngSamples, pngSamples } from '../image/decode-png';
import type { DecodedImage } from '../image/format';
import { readHeader } from '../image/header';

export type ReadMask =
  | {
      readonly ok: true;
      readonly mask: DecodedImage;
      readonly classes: MaskRef['classes'];
      readonly notes: readonly Text[];
    }
  | { readonly ok: false; readonly error: Text };

/**
 * Values as the library's users read them: the index of a palette picture, the grey level of any other (two-level
 * pictures have 0 and 255). A size is asked for where the mask must fit a picture.
 */
export async function readMask(bytes: Uint8Array<ArrayBuffer>, image: Size | null): Promise<ReadMask> {
  const reading = readHeader(bytes);
  if (!reading.ok) return reading;
  const { format, width, height } = reading.header;
  if (format !== 'PNG') return { ok: false, error: notPng(format) };
  if (image && (width !== image.width || height !== image.height))
    return { ok: false, error: otherSize({ width, height }, image) };
  const samples = await pngSamples(bytes);
  if (samples === null) return { ok: false, error: texts.damaged };
  return classesOf(samples);
}

function classesOf(samples: PngSamples): ReadMask {
  const { width, height, depth, channels, palette, sampleAt } = samples;
  const colours = channels >= 3;
  const transparent = channels === 2 || channels === 4;
  const stretch = palette || depth >= 8 ? 1 : 255 / (2 ** depth - 1);
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  const found = new Set<number>();
  for (let pixel = 0; pixel < width * height; pixel++) {
    const value = sampleAt(pixel * channels) * stretch;
    if (colours && (sampleAt(pixel * channels + 1) !== value || sampleAt(pixel * channels + 2) !== value))
      return { ok: false, error: coloured(pixel % width, Math.floor(pixel / width)) };
    if (value > 255) return { ok: false, error: tooHigh(value) };
    data.fill(value, pixel * 4, pixel * 4 + 3);
    found.add(value);
  }
  // 0 is the background, as everywhere.
  const values = [...found].filter((value) => value > 0).sort((a, b) => a - b);
  return {
    ok: true,
    mask: { width, height, data },
    classes: values.map((value) => ({ value, label: `class ${value}` })),
    notes: [...(transparent ? [texts.opacity] : []), ...(values.length === 0 ? [texts.empty] : [])],
  };
}

const notPng = (format: string): Text => ({
  en: `${format} is no format for masks, it may change class numbers: save it as PNG`,
  ko: `${format}은(는) 클래스 번호가 바뀔 수 있어 마스크로 쓸 수 없습니다. PNG로 저장하세요`,
});

const otherSize = (mask: Size, image: Size): Text => ({
  en: `the mask is ${mask.width} x ${mask.height}, the image ${image.width} x ${image.height}; it was not taken`,
  ko: `마스크는 ${mask.width} x ${mask.height}, 이미지는 ${image.width} x ${image.height}라 쓰지 않았습니다`,
});

const coloured = (x: number, y: number): Text => ({
  en: `it has colours (first at ${x}, ${y}): save it as a grey or palette PNG of class numbers`,
  ko: `색이 있습니다(처음 위치 ${x}, ${y}). 클래스 번호를 담은 회색조나 팔레트 PNG로 저장하세요`,
});

const tooHigh = (value: number): Text => ({
  en: `it has 16-bit values such as ${value}: class numbers go up to 255`,
  ko: `16비트 값 ${value}이(가) 있습니다. 클래스 번호는 255까지입니다`,
});

const texts = {
  damaged: {
    en: 'the PNG is damaged, or interlaced with fewer than 8 bits: save it again without interlacing',
    ko: 'PNG가 손상되었거나 8비트 미만의 인터레이스 형식입니다. 인터레이스 없이 다시 저장하세요',
  },
  empty: { en: 'the mask is background (0) throughout', ko: '마스크가 모두 배경(0)입니다' },
  opacity: { en: 'the opacity of the mask was ignored', ko: '마스크의 투명도는 무시했습니다' },
} satisfies { readonly [name: string]: Text };
