/** Reads whatever text somebody drops on the page. */
import type { Text } from '../math/text';
import { transformNamed } from '../transforms/index';
import { about } from '../transforms/read';
import { fromAlbumentations } from './albumentations';
import { type Imported, isObject, type Lookup, limitNotes } from './imported';
import { type Parsed, parseJson } from './parse';
import { parseYaml } from './parse-yaml';
import { readPreset } from './preset';

const longest = 2 ** 20;

/** Our own presets, and Albumentations' JSON and YAML. Errors and notes come without the file's name. */
export function readAny(text: string, fileName: string, lookup: Lookup = transformNamed): Imported {
  const problem = unreadable(text);
  if (problem !== null) return { ok: false, error: problem };
  const parsed = parse(text.replace(/^\ufeff/, ''), fileName.toLowerCase());
  if (!parsed.ok) return parsed;
  const { json } = parsed;
  if (!isObject(json)) return { ok: false, error: notAPipeline };
  const result = Object.hasOwn(json, 'playground') ? readPreset(json, lookup) : fromAlbumentations(json, lookup);
  return result.ok ? { ...result, notes: limitNotes(result.notes) } : result;
}

/** As `readAny`, and pipelines as Python text too; their grammar is fetched when it is first needed. */
export async function readText(text: string, fileName: string, lookup: Lookup = transformNamed): Promise<Imported> {
  if (!isPython(text, fileName)) return readAny(text, fileName, lookup);
  const problem = unreadable(text);
  if (problem !== null) return { ok: false, error: problem };
  const { readPython } = await import('./python');
  const result = readPython(text.replace(/^\ufeff/, ''), lookup);
  return result.ok
    ? { ...result, notes: limitNotes(result.notes) }
    : { ok: false, error: about('Python', result.error) };
}

/** A composer, or a step of a list without one. */
const composed =
  /\bdict\(\s*type\s*=|\b(?:Compose|Sequential|(?:A|alb|albu|albumentations|v2|transforms|iaa|layers)\.[A-Z]\w*)\s*\(/;

/** JSON begins with brackets of its own and YAML has no calls. */
const isPython = (text: string, fileName: string): boolean =>
  /\.pyw?$/i.test(fileName) ||
  (!/\.(?:json|ya?ml)$/i.test(fileName) && !/^\s*(?:\{|\[\s*[{["\]])/.test(text) && composed.test(text));

const notAPipeline: Text = {
  en: 'neither a preset nor an Albumentations file (JSON or YAML)',
  ko: '프리셋도 Albumentations 파일(JSON, YAML)도 아닙니다',
};

function unreadable(text: string): Text | null {
  if (text.length > longest) return { en: 'larger than 1 MB', ko: '1 MB보다 큽니다' };
  if (text.trim() === '') return { en: 'the file is empty', ko: '빈 파일입니다' };
  // What a picture or an archive looks like once it was read as text.
  if (/(?![\t\n\v\f\r\u0085])\p{Cc}|\ufffd/u.test(text.slice(0, 4096))) {
    return { en: 'not a text file', ko: '텍스트 파일이 아닙니다' };
  }
  return null;
}

/** By what the text looks like first: YAML would take JSON too, but says less about what is wrong with it. */
function parse(text: string, fileName: string): Parsed {
  const yaml = /\.ya?ml$/.test(fileName);
  if (/^\s*[{[]/.test(text) || fileName.endsWith('.json')) {
    const parsed = parseJson(text);
    if (parsed.ok || !yaml) return prefixed(parsed, 'JSON');
  }
  return prefixed(parseYaml(text), 'YAML');
}

const prefixed = (parsed: Parsed, language: string): Parsed =>
  parsed.ok ? parsed : { ok: false, error: about(language, parsed.error) };
