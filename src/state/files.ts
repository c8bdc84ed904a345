/** Files, links and the clipboard: what comes in and what goes out. */
import type { Imported } from '../formats/imported';
import type { Has } from '../formats/label-settings';
import { isLink, readLink, writeLink } from '../formats/link';
import type { Shared } from '../formats/playground';
import { writePreset } from '../formats/preset';
import type { Text } from '../math/text';
import { fixedPipeline } from '../pipeline/explain';
import { transformNamed } from '../transforms/index';
import { about } from '../transforms/read';
import { loadPipeline } from './actions/document';
import { clearNotices, notify } from './actions/view';
import { openFile } from './images';
import { holdsLabels, importLabels } from './labels';
import { Problem } from './problem';
import { recipeOf, tilePixels } from './stage';
import { type Notice, store } from './store';

/** Larger text files are refused before they are read, in bytes. */
const longestText = 2 ** 20;
/** Milliseconds until a download's address is taken back; some browsers fetch it late. */
const downloadTime = 10_000;

/** The whole document, images aside, as a preset file. */
export const presetText = (): string => writePreset(shared(), transformNamed, has());

export function downloadPreset(): void {
  download(new Blob([presetText()], { type: 'application/json' }), 'preset.json');
}

/** Saves generated code or data as a text file. */
export function downloadText(text: string, name: string): void {
  download(new Blob([text], { type: 'text/plain' }), name);
}

/** A preset in which every parameter is pinned to what this tile drew. Throws a `Problem` where nothing was drawn. */
export function recipePresetText(tile: number): string {
  const recipe = recipeOf(tile);
  if (!recipe) throw new Problem(texts.noTile);
  const { pipeline, seed, grid } = shared();
  return writePreset({ pipeline: fixedPipeline(recipe, pipeline).pipeline, seed, grid }, transformNamed, has());
}

/** Saves a tile at its own size as a PNG. */
export async function downloadTile(tile: number): Promise<void> {
  try {
    const [{ width, height, data }, { encode }] = await Promise.all([tilePixels(tile), import('fast-png')]);
    const png = encode({ width, height, data, channels: 3, depth: 8 });
    // fast-png's type admits shared memory, which a Blob does not take.
    download(new Blob([new Uint8Array(png)], { type: 'image/png' }), tileName(tile));
    clearNotices('tile');
  } catch (error) {
    const details = error instanceof Problem ? [error.text] : [];
    notify({ where: 'tile', level: 'error', text: texts.noPng, details });
  }
}

/** Opens whatever was dropped, pasted or chosen: a picture, a preset as JSON, YAML or Python, or labels. */
export async function importFile(file: File): Promise<void> {
  if (isPicture(file)) {
    await openFile(file);
    return;
  }
  if (await holdsLabels(file)) {
    await importLabels([file]);
    return;
  }
  if (file.size > longestText) {
    refuse('file', about(file.name, texts.tooLong));
    return;
  }
  const text = await file.text().catch(() => null);
  if (text === null) refuse('file', about(file.name, texts.unreadable));
  else await importText(text, file.name);
}

/** What a file holds, without opening it. */
export async function readPipelineFile(file: File): Promise<Imported> {
  if (file.size > longestText) return { ok: false, error: texts.tooLong };
  const text = await file.text().catch(() => null);
  if (text === null) return { ok: false, error: texts.unreadable };
  const { readText } = await import('../formats/import');
  return readText(text, file.name);
}

/**
 * Opens a preset from its text: one step of undo. What cannot be read changes nothing, is said, and gives false. The
 * readers of files come when they are first needed.
 */
export async function importText(text: string, name: string): Promise<boolean> {
  if (text.length > longestText) return open({ ok: false, error: texts.tooLong }, 'file', name);
  const { readText } = await import('../formats/import');
  return open(await readText(text, name), 'file', name);
}

/** An address that opens this pipeline, seed and grid elsewhere; the image stays here. Rejects with a `Problem`. */
export async function shareLink(): Promise<string> {
  const hash = await writeLink(shared());
  // A link that nobody could open is worse than none.
  const check = await readLink(hash);
  if (!check.ok) throw new Problem(check.error);
  return location.href.replace(/[?#].*$/, '') + hash;
}

/** Opens the link in the page's address, if it is one, and takes it out of the address: a reload keeps later edits. */
export async function openLink(hash: string): Promise<void> {
  if (!isLink(hash)) return;
  if (open(await readLink(hash), 'link')) history.replaceState(null, '', location.pathname + location.search);
}

/** Puts text on the clipboard; rejects with a `Problem` where the browser does not allow it. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch (error) {
    throw new Problem(texts.noClipboard, { cause: error });
  }
}

/** What kinds of labels there are, and so what a preset says about them. */
function has(): Has {
  const { boxes, points } = store.getState().document.labels;
  return { boxes: boxes.length > 0, points: points.length > 0 };
}

function shared(): Shared {
  const { pipeline, seed, grid } = store.getState().document;
  return { pipeline, seed, grid };
}

/** Takes over what was read, or says why not. Returns whether it was readable. */
function open(read: Imported, where: 'file' | 'link', name?: string): boolean {
  if (!read.ok) {
    refuse(where, name === undefined ? read.error : about(name, read.error));
    return false;
  }
  const { pipeline, seed, grid, notes } = read;
  loadPipeline(pipeline, { ...(seed !== undefined && { seed }), ...(grid && { grid }) });
  const opened = name === undefined ? texts.linkOpened : about(name, texts.fileOpened);
  const remarked = name === undefined ? texts.linkRemarks : about(name, texts.fileRemarks);
  if (notes.length > 0) notify({ where, level: 'warning', text: remarked, details: notes });
  else notify({ where, level: 'info', text: opened, details: [] });
  return true;
}

const refuse = (where: Notice['where'], text: Text): void => notify({ where, level: 'error', text, details: [] });

/** Systems do not know the type of every picture, and a few call text a picture never. */
const isPicture = ({ type, name }: File): boolean =>
  type.startsWith('image/') || /\.(?:png|apng|jpe?g|jfif|webp|gif|bmp|avif|svg|tiff?|heic|heif|ico)$/i.test(name);

function tileName(tile: number): string {
  const { image } = store.getState().document;
  const stem = (image?.name ?? 'tile').replace(/\.[^.]*$/, '').replace(/[^\p{L}\p{N}_-]+/gu, '-') || 'tile';
  return `${stem}-${String(tile).padStart(3, '0')}.png`;
}

function download(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), downloadTime);
}

const texts = {
  tooLong: { en: 'larger than 1 MB', ko: '1 MB보다 큽니다' },
  unreadable: { en: 'could not be read', ko: '읽을 수 없습니다' },
  fileOpened: { en: 'opened', ko: '불러왔습니다' },
  fileRemarks: { en: 'opened, with changes', ko: '일부 바꾸어 불러왔습니다' },
  linkOpened: {
    en: 'Opened the pipeline of the link. Undo brings back your own.',
    ko: '링크의 파이프라인을 열었습니다. 실행 취소하면 이전 작업으로 돌아갑니다.',
  },
  linkRemarks: {
    en: 'Opened the pipeline of the link, with changes. Undo brings back your own.',
    ko: '링크의 파이프라인을 일부 바꾸어 열었습니다. 실행 취소하면 이전 작업으로 돌아갑니다.',
  },
  noTile: { en: 'There is no such tile yet.', ko: '아직 이 타일이 없습니다.' },
  noPng: { en: 'The tile could not be saved.', ko: '타일을 저장하지 못했습니다.' },
  noClipboard: {
    en: 'The browser does not allow copying. Select the text and copy it yourself.',
    ko: '브라우저가 복사를 허용하지 않습니다. 텍스트를 선택해 직접 복사하세요.',
  },
} satisfies { readonly [name: string]: Text };
