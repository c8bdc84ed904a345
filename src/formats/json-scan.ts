/**
 * Checks JSON without recursion: says where the first mistake is, the same way in every browser, and how deeply the
 * text nests before anything is built from it.
 */
import type { Text } from '../math/text';

export type Scan =
  | { readonly ok: true /** Objects and lists inside one another. */; readonly depth: number }
  | { readonly ok: false; readonly offset: number; readonly expected: Text };

const texts = {
  value: { en: 'expected a value', ko: '값이 필요합니다' },
  name: { en: 'expected a name in double quotes', ko: '큰따옴표로 감싼 이름이 필요합니다' },
  colon: { en: 'expected ":"', ko: '":"이 필요합니다' },
  commaOrBrace: { en: 'expected "," or "}"', ko: '"," 또는 "}"가 필요합니다' },
  commaOrBracket: { en: 'expected "," or "]"', ko: '"," 또는 "]"가 필요합니다' },
  end: { en: 'expected the end of the file', ko: '파일이 여기서 끝나야 합니다' },
  text: {
    en: 'a text in quotes is not closed, or holds a character that must be escaped',
    ko: '따옴표가 닫히지 않았거나 이스케이프해야 하는 문자가 있습니다',
  },
  cutOff: { en: 'the file ends too early', ko: '파일이 중간에 끝납니다' },
  notANumber: { en: 'NaN and Infinity are not JSON', ko: 'NaN과 Infinity는 JSON 값이 아닙니다' },
} satisfies { readonly [name: string]: Text };

const space = /[ \t\n\r]*/y;
const scalar = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;
/** All but the quote, the backslash and control characters. */
const plainText = /[ !#-[\]-\uffff]*/y;
const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** What may come next. */
type Next = 'value' | 'value or ]' | 'name' | 'name or }' | 'after';

export function scanJson(text: string): Scan {
  const open: ('{' | '[')[] = [];
  let at = 0;
  let depth = 0;
  let next: Next = 'value';

  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.test(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const fail = (expected: Text): Scan => ({
    ok: false,
    offset: at,
    expected: at >= text.length ? texts.cutOff : expected,
  });
  const skipText = (): boolean => {
    at++;
    do skip(plainText);
    while (skip(escaped));
    return text[at] === '"' && ++at > 0;
  };

  for (;;) {
    skip(space);
    const character = text[at];
    if (next === 'after') {
      const container = open.at(-1);
      if (container === undefined) return at >= text.length ? { ok: true, depth } : fail(texts.end);
      const closing = container === '{' ? '}' : ']';
      if (character !== ',' && character !== closing)
        return fail(container === '{' ? texts.commaOrBrace : texts.commaOrBracket);
      at++;
      if (character === closing) open.pop();
      else next = container === '{' ? 'name' : 'value';
    } else if ((next === 'name or }' && character === '}') || (next === 'value or ]' && character === ']')) {
      at++;
      open.pop();
      next = 'after';
    } else if (next === 'name' || next === 'name or }') {
      if (character !== '"') return fail(texts.name);
      if (!skipText()) return fail(texts.text);
      skip(space);
      if (text[at] !== ':') return fail(texts.colon);
      at++;
      next = 'value';
    } else if (character === '{' || character === '[') {
      at++;
      depth = Math.max(depth, open.push(character));
      next = character === '{' ? 'name or }' : 'value or ]';
    } else if (character === '"') {
      if (!skipText()) return fail(texts.text);
      next = 'after';
    } else if (skip(scalar)) {
      next = 'after';
    } else {
      return fail(/^-?(?:NaN|Infinity)/.test(text.slice(at, at + 9)) ? texts.notANumber : texts.value);
    }
  }
}

/** Line and column, from 1, as editors count them. */
export function positionOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
