/**
 * The preset file: an Albumentations file that `A.load` runs as it is, with the editor's whole state beside it in
 * `playground`, which the library ignores.
 */
import type { Json } from '../math/text';
import { transformNamed } from '../transforms/index';
import { fromAlbumentations, toAlbumentations } from './albumentations';
import { type Imported, isObject, type Lookup, member } from './imported';
import type { Has } from './label-settings';
import { readPlayground, type Shared, writePlayground } from './playground';

/** The text of the file. What its `transform` leaves out is named by `toAlbumentations(pipeline).omitted`. */
export function writePreset(shared: Shared, lookup: Lookup = transformNamed, has?: Has): string {
  const { json } = toAlbumentations(shared.pipeline, lookup, has);
  const text = JSON.stringify({ ...(json as object), playground: writePlayground(shared) }, null, 2);
  // Lists of numbers read better in one line; a text in JSON cannot hold a line break, so nothing else matches.
  return `${text.replace(/\[\n\s+((?:[-+.\deE]+,?\s+)+)\]/g, (_, list: string) => `[${list.trim().replace(/\s+/g, ' ')}]`)}\n`;
}

/** Reads a preset. Where only `transform` can still be read, that is imported, and the notes say so. */
export function readPreset(json: Json, lookup: Lookup = transformNamed): Imported {
  const playground = isObject(json) ? member(json, 'playground') : undefined;
  const whole = readPlayground(playground, 'playground', lookup);
  if (whole.ok) return whole;
  const part = fromAlbumentations(json, lookup);
  if (!part.ok) return whole;
  const instead = {
    en: 'its "transform" was read instead, which has no switched-off steps, seed or grid',
    ko: '대신 "transform"을 읽었습니다. 꺼 둔 단계, 시드, 격자는 들어 있지 않습니다',
  };
  return { ...part, notes: [whole.error, instead, ...part.notes] };
}
