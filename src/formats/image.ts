/** Opens pictures: what they are is told by their content, and their size is checked before they are decoded. */
import type { Text } from '../math/text';
import { about } from '../transforms/read';
import { decodeInBrowser } from './image/browser';
import { decodePng } from './image/decode-png';
import type { DecodedImage, ImageHeader } from './image/format';
import { readHeader } from './image/header';

export type { DecodedImage };

const largestFile = 256 * 2 ** 20;

/**
 * Decodes a picture file. PNG keeps every stored value; other formats are decoded by the browser without colour
 * management. Notes say what differs from the file; errors start with the file's name.
 */
export async function decodeImage(
  blob: Blob,
  name: string,
): Promise<{ ok: true; image: DecodedImage; notes: Text[] } | { ok: false; error: Text }> {
  const refuse = (error: Text) => ({ ok: false as const, error: about(name, error) });
  if (blob.size === 0) return refuse({ en: 'the file is empty', ko: '빈 파일입니다' });
  if (blob.size > largestFile) return refuse({ en: 'larger than 256 MB', ko: '256 MB보다 큽니다' });
  const bytes = await blob.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    () => null,
  );
  if (bytes === null) return refuse({ en: 'the file could not be read', ko: '파일을 읽지 못했습니다' });
  const reading = readHeader(bytes);
  if (!reading.ok) return refuse(reading.error);
  const { header } = reading;
  const decoded = header.format === 'PNG' ? await decodePng(bytes) : await decodeInBrowser(bytes, header.format);
  if (!decoded.ok) return refuse(decoded.error);
  return { ok: true, image: decoded.image, notes: notesOn(header, decoded.transparent) };
}

function notesOn(header: ImageHeader, transparent: boolean): Text[] {
  const notes: Text[] = [];
  if (header.frames > 1) {
    notes.push(
      header.format === 'AVIF'
        ? { en: 'The picture moves: only its first frame is used.', ko: '움직이는 이미지: 첫 프레임만 사용합니다.' }
        : {
            en: `The picture moves: only the first of ${header.frames} frames is used.`,
            ko: `움직이는 이미지: ${header.frames}개 중 첫 프레임만 사용합니다.`,
          },
    );
  }
  if (header.format === 'PNG' && header.depth === 16) {
    notes.push({ en: '16 bits per channel were reduced to 8.', ko: '채널당 16비트를 8비트로 줄였습니다.' });
  }
  if (header.cmyk) {
    notes.push({
      en: 'CMYK colours were converted to RGB by the browser; the library may convert them a little differently.',
      ko: 'CMYK 색을 브라우저가 RGB로 변환했습니다. 라이브러리의 변환과 조금 다를 수 있습니다.',
    });
  }
  if (header.orientation > 1) {
    notes.push({
      en: 'Turned upright as its EXIF data says, as cv2.imread does; PIL needs ImageOps.exif_transpose.',
      ko: 'EXIF 정보대로 바로 세웠습니다. cv2.imread와 같고, PIL에서는 ImageOps.exif_transpose가 필요합니다.',
    });
  }
  if (transparent) notes.push(header.format === 'PNG' ? dropped : blackened);
  return notes;
}

const dropped: Text = {
  en: 'Transparency was dropped: the library reads the colours stored underneath.',
  ko: '투명도를 버렸습니다. 라이브러리처럼 저장된 RGB 값만 읽습니다.',
};
const blackened: Text = {
  en: 'Transparency was dropped: where a pixel was transparent its colour is lost or less exact. PNG keeps it.',
  ko: '투명도를 버렸습니다. 투명한 픽셀의 색은 사라지거나 부정확합니다. PNG라면 그대로 유지됩니다.',
};
