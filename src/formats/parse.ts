/** Text to plain JSON values, for files that may hold anything: bounded, without recursion into the unknown. */
import { parseDocument } from 'yaml';
import type { Json, Text } from '../math/text';
import { about } from '../transforms/read';
import { positionOf, scanJson } from './json-scan';

export type Parsed = { readonly ok: true; readonly json: Json } | { readonly ok: false; readonly error: Text };

/** Far beyond what a pipeline of the greatest depth needs. */
const deepest = 64;
const mostValues = 200_000;
const longestYaml = 256 * 1024;

const tooDeep: Text = { en: `nested deeper than ${deepest} levels`, ko: `${deepest}단계보다 깊게 중첩되어 있습니다` };

const at = (line: number, column: number, text: Text): Text => ({
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

/** YAML 1.2 with the core types: no tags of its own, no merge keys, hardly any aliases. */
export function parseYaml(text: string): Parsed {
  if (text.length > longestYaml) {
    return { ok: false, error: { en: 'a YAML file may have 256 kB at most', ko: 'YAML 파일은 256 kB까지 읽습니다' } };
  }
  try {
    const document = parseDocument(text, { schema: 'core', merge: false, uniqueKeys: false, logLevel: 'error' });
    const [mistake] = [...document.errors, ...document.warnings];
    if (mistake !== undefined) {
      const [{ line, col }] = mistake.linePos ?? [{ line: 1, col: 1 }];
      const reason = mistake.message.split(/ at line \d|\n/, 1)[0]!.slice(0, 200);
      return { ok: false, error: at(line, col, { en: reason, ko: `YAML 오류 (${reason})` }) };
    }
    return plainJson(document.toJS({ maxAliasCount: 20 }));
  } catch (error) {
    // Nesting that overflows the stack, or aliases that multiply.
    if (error instanceof RangeError) return { ok: false, error: tooDeep };
    return { ok: false, error: { en: 'too many aliases in the YAML', ko: 'YAML에 별칭(alias)이 너무 많습니다' } };
  }
}

class NotPlain extends Error {
  readonly text: Text;
  constructor(text: Text) {
    super(text.en);
    this.text = text;
  }
}

/** A copy with nothing in it that JSON could not hold; 1e999 is a number to a parser, but not to us. */
function plainJson(value: unknown): Parsed {
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
