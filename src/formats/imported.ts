/** What every importer takes and gives. */
import type { Json, Text } from '../math/text';
import type { GroupKind, Key, Pipeline } from '../pipeline/model';
import { groupKinds } from '../pipeline/model';
import type { Transform } from '../transforms/define';

/** Finds a transform by its class name; the registry's own, unless a test brings another. */
export type Lookup = (name: string) => Transform | undefined;

/** Cells of the grid that a file asks for. */
export interface GridSize {
  readonly rows: number;
  readonly columns: number;
}

export type Imported =
  | {
      readonly ok: true;
      readonly pipeline: Pipeline;
      readonly seed?: number;
      readonly grid?: GridSize;
      /** What was changed, ignored or left out on the way. */
      readonly notes: readonly Text[];
    }
  | { readonly ok: false; readonly error: Text };

export type JsonObject = { readonly [key: string]: Json };

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object's own member; names such as `__proto__` are members like any other. */
export const member = (object: JsonObject, name: string): Json | undefined =>
  Object.hasOwn(object, name) ? object[name] : undefined;

export const isGroupKind = (name: string): name is GroupKind => (groupKinds as readonly string[]).includes(name);

/** Gives n1, n2, … */
export function keySequence(taken: ReadonlySet<Key> = new Set()): () => Key {
  let number = 0;
  return () => {
    do number++;
    while (taken.has(`n${number}`));
    return `n${number}`;
  };
}

/** At most this many notes reach the page; the last one says how many there were. */
export function limitNotes(notes: readonly Text[], most = 60): readonly Text[] {
  if (notes.length <= most) return notes;
  const rest = notes.length - most;
  return [...notes.slice(0, most), { en: `… and ${rest} more`, ko: `… 외 ${rest}건` }];
}
