/** Python source as a tree, laid out the way `black` would: one line where it fits, else one item per line. */
import type { Json } from '../../math/text';
import type { Key } from '../../pipeline/model';
import { marked, unmarked } from './places';

interface Item {
  /** `name=` or `"key": `, with what joins it to its value. */
  readonly before?: string;
  /** Lines of comment above it. */
  readonly notes?: readonly string[];
  /** Absent for a comment that stands alone. */
  readonly value?: Py;
}

/** One expression, and the nodes of the pipeline that it stands for, the innermost first. */
export type Py = { readonly of?: readonly Key[] } & (
  | { readonly py: 'word'; readonly text: string }
  /** An expression behind a keyword, such as that of a lambda. */
  | { readonly py: 'prefix'; readonly text: string; readonly value: Py }
  | { readonly py: 'brackets'; readonly open: string; readonly close: string; readonly items: readonly Item[] }
);

/** Plain values: lists are tuples, objects are dictionaries. */
export type PyValue = Json | Py | readonly PyValue[] | { readonly [key: string]: PyValue };
export type PyArguments = { readonly [name: string]: PyValue };

const widest = 88;
const step = '    ';

/** A name, or anything else that never breaks. */
export const word = (text: string): Py => ({ py: 'word', text });

/** The expression as that of a node. */
export const writtenBy = (code: Py, key: Key): Py => ({ ...code, of: [...(code.of ?? []), key] });

/** Without what arithmetic left in the last digit. */
const tidy = (value: number): number => Number(value.toPrecision(15));

/** A number that Python takes for a float. */
export const float = (value: number): Py => word(Number.isInteger(value) ? value.toFixed(1) : String(tidy(value)));

const isPy = (value: PyValue): value is Py => typeof value === 'object' && value !== null && 'py' in value;

/** The value as an expression. */
export function py(value: PyValue): Py {
  if (value === null) return word('None');
  if (typeof value === 'boolean') return word(value ? 'True' : 'False');
  if (typeof value === 'number') return word(String(value));
  if (typeof value === 'string') return word(quoted(value));
  if (isPy(value)) return value;
  if (Array.isArray(value)) return tuple(value as readonly PyValue[]);
  const items = Object.entries(value).map(([key, entry]) => ({ before: `${quoted(key)}: `, value: py(entry) }));
  return { py: 'brackets', open: '{', close: '}', items };
}

/** JSON's escapes are Python's; line separators would still be seen as line ends by some editors. */
const quoted = (text: string): string => JSON.stringify(text).replace(/[\u2028\u2029\u0085\uE000-\uE002]/g, escaped);
const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

function tuple(values: readonly PyValue[]): Py {
  const items = values.map((value) => ({ value: py(value) }));
  // A pair of brackets around one value is that value.
  if (items.length === 1) return word(`(${oneLine(items[0]!.value)},)`);
  return { py: 'brackets', open: '(', close: ')', items };
}

export const tuple2 = (first: PyValue, second: PyValue): Py => tuple([first, second]);

export const listOf = (values: readonly PyValue[]): Py => list(values.map(py));

export const list = (items: readonly (Item | Py)[]): Py => ({
  ...{ py: 'brackets', open: '[', close: ']' },
  items: items.map((item) => ('py' in item ? { value: item } : item)),
});

/** `name(positional, keyword=value)` */
export const call = (name: string, named: PyArguments = {}, ...positional: readonly PyValue[]): Py => ({
  ...{ py: 'brackets', open: `${name}(`, close: ')' },
  items: [
    ...positional.map((value) => ({ value: py(value) })),
    ...Object.entries(named).map(([key, value]) => ({ before: `${key}=`, value: py(value) })),
  ],
});

/** A comment in one line, whatever the text: nothing of a name that came from a file can end up as code. */
export const comment = (text: string): string =>
  `# ${unmarked(text)
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .slice(0, 300)}`;

/** The expression in one line; `finish` is what becomes of each part in it. */
export function oneLine(value: Py, finish: (part: Py, text: string) => string = (_, text) => text): string {
  if (value.py === 'word') return finish(value, value.text);
  if (value.py === 'prefix') return finish(value, value.text + oneLine(value.value, finish));
  const inside = value.items.map((item) => `${item.before ?? ''}${item.value ? oneLine(item.value, finish) : ''}`);
  return finish(value, `${value.open}${inside.join(', ')}${value.close}`);
}

/** Marks are no part of a line's width. */
const withMarks = ({ of = [] }: Py, text: string): string => marked(of, text);

const hasNotes = (value: Py): boolean =>
  value.py === 'prefix'
    ? hasNotes(value.value)
    : value.py === 'brackets' &&
      value.items.some((item) => (item.notes ?? []).length > 0 || (item.value !== undefined && hasNotes(item.value)));

/** The expression from column `used` on, with the marks of its nodes; `indent` is that of the line it starts in. */
export function print(value: Py, indent = '', used = 0): string {
  const flat = hasNotes(value) ? null : oneLine(value);
  if (flat !== null && used + flat.length <= widest) return oneLine(value, withMarks);
  if (value.py === 'prefix') return withMarks(value, value.text + print(value.value, indent, used + value.text.length));
  if (value.py === 'word' || value.items.length === 0) return withMarks(value, flat ?? '');
  const deeper = indent + step;
  const lines = value.items.flatMap((item) => {
    const notes = (item.notes ?? []).map((note) => deeper + note);
    if (!item.value) return notes;
    const before = deeper + (item.before ?? '');
    return [...notes, `${before}${print(item.value, deeper, before.length + 1)},`];
  });
  return withMarks(value, [value.open, ...lines, indent + value.close].join('\n'));
}

/** `name = expression` */
export const assign = (name: string, value: Py, indent = ''): string =>
  `${indent}${name} = ${print(value, indent, indent.length + name.length + 3)}`;
