/** Pipelines pasted as Python text: read, never run. `text` is about Python alone, `readers` about one library each. */
import type { Text } from '../../math/text';
import { transformNamed } from '../../transforms/index';
import { fromAlbumentations } from '../albumentations';
import type { Imported, Lookup } from '../imported';
import { findPipeline } from './find';
import { treeOf, versionOf } from './readers/albumentations';
import { Foreign } from './readers/foreign';
import { fromImgaug } from './readers/imgaug';
import { fromKeras } from './readers/keras';
import { Reading } from './readers/reading';
import { fromTorchvision } from './readers/torchvision';
import { scopeAt } from './text/scope';
import { Refused, Source } from './text/syntax';
import { Values } from './text/values';

export function readPython(text: string, lookup: Lookup = transformNamed): Imported {
  try {
    const source = new Source(text);
    const { dialect, call, place, others } = findPipeline(source);
    const values = new Values(scopeAt(source, place));
    const notes: Text[] = others > 0 ? [more(others)] : [];
    if (dialect === 'albumentations') {
      const reading = new Reading(values);
      const version = versionOf(call, text, lookup, reading);
      const legacy = !version.startsWith('2');
      if (legacy)
        notes.push({ en: `read as Albumentations ${version}`, ko: `Albumentations ${version} 코드로 읽었습니다` });
      const transform = treeOf(call, legacy, lookup, reading);
      if (reading.nothing) return { ok: false, error: reading.nothing };
      return withNotes(fromAlbumentations({ __version__: version, transform }, lookup), [...notes, ...reading.notes]);
    }
    const foreign = new Foreign(values);
    const transform = readers[dialect](call, foreign);
    if (foreign.nothing) return { ok: false, error: foreign.nothing };
    const read = fromAlbumentations({ __version__: '2.0.8', transform }, lookup);
    return withNotes(read, [...notes, ...foreign.notes]);
  } catch (error) {
    if (error instanceof Refused) return { ok: false, error: error.text };
    throw error;
  }
}

const readers = { torchvision: fromTorchvision, imgaug: fromImgaug, keras: fromKeras };

const withNotes = (read: Imported, notes: readonly Text[]): Imported =>
  read.ok ? { ...read, notes: [...notes, ...read.notes] } : read;

const more = (count: number): Text => ({
  en: `the first pipeline of the text was read; ${count} more were not`,
  ko: `첫 번째 파이프라인만 읽었습니다. 나머지 ${count}개는 읽지 않았습니다`,
});
