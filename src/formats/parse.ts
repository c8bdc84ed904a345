/** Text to plain JSON values, for files that may hold anything: bounded, without recursion into the unknown. */
import type { Json, Text } from '../math/text';
import { about } from '../transforms/read';
import { positionOf, scanJson } from './json-scan';

export type Parsed = { readonly ok: true; readonly json: Json } | { readonly ok: false; readonly error: Text };

/** Far beyond what a pipeline of the greatest depth needs. */
const deepest = 64;
const mostValues = 200_000;

export const tooDeep: Text = {
  en: `nested deeper than ${deepest} levels`,
  ko: `${deepest}단계보다 깊게 중첩되어 있습니다`,
};

export const at = (line: number, column: number, text: Text): Text => ({
  en: `line ${line}, column ${column}: ${text.en}`,
  ko: `${line}행 ${column}열: ${text.ko}`,
});

export function parseJson(text: string): Parsed {
  const scan = scanJson(text);
  if (!scan.ok) {
    const { line, column } = positionOf(text, scan.offset);
    return { ok: false, error: at(line, column, scan.expected) };
  }
  if (scan.depth > deepest) return { ok: false, error: tooDeep };
  return plainJson(JSON.parse(text));
}

class NotPlain extends Error {
  readonly text: Text;
  constructor(text: Text) {
    super(text.en);
    this.text = text;
  }
}

/** A copy with nothing in it that JSON could not hold; 1e999 is a number to a parser, but not to us. */
export function plainJson(value: unknown): Parsed {
  let left = mostValues;
  const copy = (part: unknown, path: string, depth: number): Json => {
    if (depth > deepest) throw new NotPlain(tooDeep);
    if (--left < 0) throw new NotPlain({ en: 'far too many values', ko: '값이 너무 많습니다' });
    if (part === null || typeof part === 'boolean' || typeof part === 'string') return part;
    if (typeof part === 'number' && Number.isFinite(part)) return part;
    if (Array.isArray(part)) return part.map((entry, index) => copy(entry, `${path}[${index}]`, depth + 1));
    if (typeof part === 'object' && Object.getPrototypeOf(part) === Object.prototype) {
      return Object.fromEntries(
        Object.entries(part).map(([key, entry]) => [key, copy(entry, path === '' ? key : `${path}.${key}`, depth + 1)]),
      );
    }
    throw new NotPlain(
      about(path.slice(-120), { en: 'not a finite number or text', ko: '유한한 숫자나 문자열이 아닙니다' }),
    );
  };
  try {
    return { ok: true, json: copy(value, '', 0) };
  } catch (error) {
    if (error instanceof NotPlain) return { ok: false, error: error.text };
    throw error;
  }
}
