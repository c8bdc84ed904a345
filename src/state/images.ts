/**
 * The pictures behind the document's `ImageRef`. Pixels are kept in memory for a few pictures only; the files they came
 * from are kept for as long as undo or a reload may ask for them.
 */
import { type DecodedImage, decodeImage } from '../formats/image';
import type { MaskFile } from '../formats/labels';
import type { Text } from '../math/text';
import type { LabelSet, MaskRef } from '../pipeline/labels/model';
import { setImage } from './actions/document';
import { clearNotices, notify } from './actions/view';
import { readImage, writeImage } from './database';
import { imagesInUse } from './history';
import { Problem } from './problem';
import { sampleLabels } from './sample-labels';
import { type ImageRef, store } from './store';

/** Pictures that come with the page, with their upright size in pixels. */
export const samples: readonly (Omit<ImageRef, 'id' | 'name'> & { readonly file: string; readonly title: Text })[] = [
  { file: 'cat.png', title: { en: 'Cat', ko: '고양이' }, width: 451, height: 300 },
  { file: 'astronaut.png', title: { en: 'Astronaut', ko: '우주비행사' }, width: 512, height: 512 },
  { file: 'coffee.png', title: { en: 'Coffee', ko: '커피' }, width: 600, height: 400 },
];

const samplePrefix = 'sample:';
const maskPrefix = 'mask:';
/** Decoded pixels held in memory, in bytes: about five photographs of twelve megapixels. */
const budget = 256 * 2 ** 20;

/** Least recently used first. */
const decoded = new Map<string, DecodedImage>();
const decoding = new Map<string, Promise<DecodedImage>>();
/** Files of this visit, for browsers that keep nothing. */
const originals = new Map<string, { readonly blob: Blob; readonly name: string }>();
/** Counts requests to open something: only the newest may show its picture. */
let requests = 0;

/**
 * Opens a picture as the document's image, without labels: one step of undo. What cannot be read changes nothing and is said.
 * Returns whether it is shown.
 */
export async function openFile(file: File | Blob, name = nameOf(file)): Promise<boolean> {
  const request = ++requests;
  const result = await decodeImage(file, name);
  if (request !== requests) return false;
  if (!result.ok) return refused(result.error);
  const id = await contentId(file).catch(() => null);
  if (request !== requests) return false;
  if (id === null) return refused(unreadable(name));
  showImage(id, name, result.image, result.notes);
  await keepOriginal(id, file, name);
  return true;
}

function refused(error: Text): false {
  refuse(error);
  return false;
}

/** Opens one of `samples` by its file name. */
export async function openSample(name: string): Promise<void> {
  const request = ++requests;
  const id = samplePrefix + name;
  try {
    const image = decoded.get(id) ?? (await decodeSample(name));
    if (request !== requests) return;
    const labels = await sampleLabels(name, image);
    if (request !== requests) return;
    showImage(id, name, image, [], labels);
  } catch (error) {
    if (request === requests) refuse(error instanceof Problem ? error.text : unreadable(name));
  }
}

/** The reference of a sample, without loading it. */
export function sampleRef(file: string): ImageRef | null {
  const sample = samples.find((entry) => entry.file === file);
  return sample ? { id: samplePrefix + file, name: file, width: sample.width, height: sample.height } : null;
}

/** The pixels of a picture if they are in memory: RGBA, upright. */
export function pixelsOf(id: string): DecodedImage | undefined {
  const image = decoded.get(id);
  if (image) touch(id, image);
  return image;
}

/**
 * The pixels of a picture, decoded again if need be. Where its file is gone this rejects, and says so if it is the
 * document's image.
 */
export function whenPixels(id: string): Promise<DecodedImage> {
  const image = pixelsOf(id);
  if (image) return Promise.resolve(image);
  const running = decoding.get(id);
  if (running) return running;
  const started = decodeAgain(id)
    .then((found) => {
      touch(id, found);
      trim(id);
      return found;
    })
    .catch((error: unknown) => {
      if (store.getState().document.image?.id === id) refuse(error instanceof Problem ? error.text : lost);
      throw error;
    })
    .finally(() => decoding.delete(id));
  decoding.set(id, started);
  return started;
}

/** Keeps a mask beside the image: its file for a reload, its class numbers for the engine. */
export async function keepMask({ name, bytes, image, classes }: MaskFile): Promise<MaskRef> {
  const blob = new Blob([bytes], { type: 'image/png' });
  const id = maskPrefix + (await contentId(blob));
  touch(id, image);
  trim(id);
  await keepOriginal(id, blob, name);
  return { id, width: image.width, height: image.height, classes };
}

/** Lets go of files that neither the document nor its history needs. */
export function forgetUnused(): void {
  const needed = imagesInUse();
  for (const id of originals.keys()) if (!needed.has(id)) originals.delete(id);
}

function showImage(id: string, name: string, image: DecodedImage, notes: readonly Text[], labels?: LabelSet): void {
  // The pixels first: whoever hears of the new image asks for them at once.
  touch(id, image);
  setImage({ id, name, width: image.width, height: image.height }, labels);
  trim(id);
  const [first, ...more] = notes;
  if (first) notify({ where: 'image', level: 'info', text: first, details: more });
  else clearNotices('image');
}

async function decodeAgain(id: string): Promise<DecodedImage> {
  if (id.startsWith(samplePrefix)) return decodeSample(id.slice(samplePrefix.length));
  const original = (await readImage(id).catch(() => undefined)) ?? originals.get(id);
  if (!original) throw new Problem(lost);
  if (id.startsWith(maskPrefix)) {
    const { readMask } = await import('../formats/labels/mask');
    const read = await readMask(new Uint8Array(await original.blob.arrayBuffer()), null);
    if (!read.ok) throw new Problem(read.error);
    return read.mask;
  }
  const result = await decodeImage(original.blob, original.name);
  if (!result.ok) throw new Problem(result.error);
  return result.image;
}

async function decodeSample(name: string): Promise<DecodedImage> {
  if (!samples.some(({ file }) => file === name)) throw new Problem(unreadable(name));
  const response = await fetch(`${import.meta.env.BASE_URL}samples/${name}`).catch(() => null);
  if (!response?.ok) throw new Problem(unreachable(name));
  const result = await decodeImage(await response.blob(), name);
  if (!result.ok) throw new Problem(result.error);
  return result.image;
}

/** Puts pixels last in the order of use. */
function touch(id: string, image: DecodedImage): void {
  decoded.delete(id);
  decoded.set(id, image);
}

/** Drops pixels beyond the budget, those longest unused first; never the document's, nor those just asked for. */
function trim(asked: string): void {
  let bytes = [...decoded.values()].reduce((sum, { data }) => sum + data.byteLength, 0);
  const { image, labels } = store.getState().document;
  for (const [id, { data }] of decoded) {
    if (bytes <= budget) return;
    if (id === asked || id === image?.id || id === labels.mask?.id) continue;
    decoded.delete(id);
    bytes -= data.byteLength;
  }
}

async function keepOriginal(id: string, blob: Blob, name: string): Promise<void> {
  originals.set(id, { blob, name });
  try {
    await writeImage(id, blob, name);
  } catch {
    notify({ where: 'storage', level: 'warning', text: notKept(name), details: [] });
  }
}

/** Names a file by its content, so that the same picture is never kept twice. */
async function contentId(file: Blob): Promise<string> {
  const bytes = await file.arrayBuffer();
  // Browsers offer `subtle` on secure origins only; a page served over plain http in a local network has none.
  if (!globalThis.crypto?.subtle) return `fnv:${fingerprint(new Uint8Array(bytes))}`;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return `sha256:${[...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** Two 32-bit FNV-1a hashes and the length: tells a person's own files apart, no more. */
function fingerprint(bytes: Uint8Array): string {
  let forward = 0x811c9dc5;
  let other = 0x01000193;
  for (const byte of bytes) {
    forward = Math.imul(forward ^ byte, 0x01000193);
    other = Math.imul(other ^ byte, 0x5bd1e995) ^ (other >>> 15);
  }
  return [forward, other, bytes.length].map((word) => (word >>> 0).toString(16)).join('-');
}

const nameOf = (file: File | Blob): string => ('name' in file && file.name ? file.name : 'image');

const refuse = (text: Text): void => notify({ where: 'image', level: 'error', text, details: [] });

const unreadable = (name: string): Text => ({
  en: `${name} could not be read.`,
  ko: `${name} 파일을 읽을 수 없습니다.`,
});
const unreachable = (name: string): Text => ({
  en: `The sample ${name} could not be loaded. Check the connection and try again.`,
  ko: `샘플 ${name}을(를) 불러오지 못했습니다. 연결을 확인하고 다시 시도하세요.`,
});
const lost: Text = {
  en: 'The file of this image is no longer there. Open it again.',
  ko: '이 이미지의 파일이 남아 있지 않습니다. 다시 열어 주세요.',
};
const notKept = (name: string): Text => ({
  en: `${name} is shown but could not be stored: after a reload it has to be opened again.`,
  ko: `${name}을(를) 저장하지 못했습니다. 지금은 보이지만 새로고침하면 다시 열어야 합니다.`,
});
