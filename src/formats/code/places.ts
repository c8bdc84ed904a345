/** Which lines of a generated text a node of the pipeline wrote. */
import type { Key } from '../../pipeline/model';

/** The first and the last line, counted from 0. */
export type Places = ReadonlyMap<Key, readonly [first: number, last: number]>;

// Characters for private use: they travel through the text while it is put together, and none leaves this module's `placed`.
const opening = '\uE000';
const named = '\uE001';
const closing = '\uE002';

/** Text that the nodes wrote, the innermost first. */
export const marked = (keys: readonly Key[], text: string): string =>
  keys.reduce((inside, key) => `${opening}${key}${named}${inside}${closing}`, text);

/** What a person named must not pass for a mark. */
export const unmarked = (text: string): string => text.replace(/[\uE000-\uE002]/g, '');

/** The text without its marks, and where they were. A node that wrote in two places is found at the first. */
export function placed(text: string): { readonly text: string; readonly places: Places } {
  const places = new Map<Key, readonly [number, number]>();
  const open: { readonly key: Key; readonly line: number }[] = [];
  let line = 0;
  for (const [mark, key] of text.matchAll(/\uE000([^\uE001]*)\uE001|\uE002|\n/g)) {
    if (mark === '\n') line++;
    else if (key !== undefined) open.push({ key, line });
    else {
      const done = open.pop();
      if (done && !places.has(done.key)) places.set(done.key, [done.line, line]);
    }
  }
  return { text: text.replace(/\uE000[^\uE001]*\uE001|\uE002/g, ''), places };
}

const indentOf = (line: string): number => line.search(/[^\s-]/);

/**
 * The places in a file of the library's own format, where classes stand in the order of the nodes, behind the one of the
 * whole; none at all where the file has others than these.
 */
export function placesOfClasses(text: string, keys: readonly Key[]): Places {
  const lines = text.split('\n');
  const classes = lines.flatMap((line, at) => (/^[\s-]*"?__class_fullname__"?:/.test(line) ? [at] : [])).slice(1);
  if (classes.length !== keys.length) return new Map();
  return new Map(
    classes.map((first, index) => {
      const indent = indentOf(lines[first]!);
      let last = first;
      while (
        last + 1 < lines.length &&
        indentOf(lines[last + 1]!) >= indent &&
        !/^\s*-/.test(lines[last + 1]!.slice(0, indent))
      )
        last++;
      return [keys[index]!, [first, last]] as const;
    }),
  );
}
