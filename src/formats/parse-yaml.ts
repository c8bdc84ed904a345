/** YAML, apart from JSON because its parser is large and rarely needed. */
import { parseDocument } from 'yaml';
import { at, type Parsed, plainJson, tooDeep } from './parse';

const longestYaml = 256 * 1024;

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
