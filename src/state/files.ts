/** Files, links and the clipboard: what comes in and what goes out. */
import type { Imported } from '../formats/imported';
import type { Shared } from '../formats/playground';
import type { Text } from '../math/text';
import { about } from '../transforms/read';
import { loadPipeline } from './actions/document';
import { clearNotices, notify } from './actions/view';
import { openFile } from './images';
import { holdsLabels, importLabels } from './labels';
import { Problem } from './problem';
import { tilePixels } from './stage';
import { type Notice, store } from './store';

/** Larger text files are refused before they are read, in bytes. */
const longestText = 2 ** 20;
/** Milliseconds until a download's address is taken back; some browsers fetch it late. */
const downloadTime = 10_000;

/** Saves generated code or data as a text file. */
export function downloadText(text: string, name: string, type = 'text/plain'): void {
  download(new Blob([text], { type }), name);
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

const links = () => import('../formats/link');

/** An address that opens this pipeline, seed and grid elsewhere; the image stays here. Rejects with a `Problem`. */
export async function shareLink(): Promise<string> {
  const { readLink, writeLink } = await links();
  const hash = await writeLink(shared());
  // A link that nobody could open is worse than none.
  const check = await readLink(hash);
  if (!check.ok) throw new Problem(check.error);
  return location.href.replace(/[?#].*$/, '') + hash;
}

/** Opens the link in the page's address, if it is one, and takes it out of the address: a reload keeps later edits. */
export async function openLink(hash: string): Promise<void> {
  const { isLink, readLink } = await links();
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

/** Puts a tile's recipe on the clipboard, and gives what it cannot pin; rejects with a `Problem`. */
export async function copyRecipe(tile: number): Promise<readonly Text[]> {
  const { recipePreset } = await import('./preset-out');
  const { text, random } = recipePreset(tile);
  await copyText(text);
  return random;
}

/** What a preset or a link holds. */
export function shared(): Shared {
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
  noPng: { en: 'The tile could not be saved.', ko: '타일을 저장하지 못했습니다.' },
  noClipboard: {
    en: 'The browser does not allow copying. Select the text and copy it yourself.',
    ko: '브라우저가 복사를 허용하지 않습니다. 텍스트를 선택해 직접 복사하세요.',
  },
} satisfies { readonly [name: string]: Text };
