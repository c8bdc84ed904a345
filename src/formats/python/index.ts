/** Pipelines pasted as Python text: read, never run. */
import type { Text } from '../../math/text';
import { transformNamed } from '../../transforms/index';
import { fromAlbumentations } from '../albumentations';
import type { Imported, Lookup } from '../imported';
import { treeOf, versionOf } from './albumentations';
import { constants, findPipeline } from './find';
import { Foreign } from './foreign';
import { fromImgaug } from './imgaug';
import { Refused, Source } from './syntax';
import { fromTorchvision } from './torchvision';

export function readPython(text: string, lookup: Lookup = transformNamed): Imported {
  try {
    const source = new Source(text);
    const { dialect, call, others } = findPipeline(source);
    const known = constants(source);
    const notes: Text[] = others > 0 ? [more(others)] : [];
    if (dialect === 'albumentations') {
      const version = versionOf(call, text, lookup);
      const legacy = !version.startsWith('2');
      if (legacy)
        notes.push({ en: `read as Albumentations ${version}`, ko: `Albumentations ${version} 코드로 읽었습니다` });
      const tree = treeOf(call, known, legacy, lookup);
      return withNotes(fromAlbumentations({ __version__: version, transform: tree }, lookup), notes);
    }
    const foreign = new Foreign(known);
    const transform = dialect === 'torchvision' ? fromTorchvision(call, foreign) : fromImgaug(call, foreign);
    const read = fromAlbumentations({ __version__: '2.0.8', transform }, lookup);
    return withNotes(read, [...notes, ...foreign.notes]);
  } catch (error) {
    if (error instanceof Refused) return { ok: false, error: error.text };
    throw error;
  }
}

const withNotes = (read: Imported, notes: readonly Text[]): Imported =>
  read.ok ? { ...read, notes: [...notes, ...read.notes] } : read;

const more = (count: number): Text => ({
  en: `the first pipeline of the text was read; ${count} more were not`,
  ko: `첫 번째 파이프라인만 읽었습니다. 나머지 ${count}개는 읽지 않았습니다`,
});
