import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Plugin, parseAst } from 'vite';

type Syntax = ReturnType<typeof parseAst>;

/** A part of a source file and what stands there instead. */
interface Cut {
  readonly start: number;
  readonly end: number;
  readonly code: string;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [member: string]: unknown;
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;

/** The string that a literal is; null for anything else. */
function stringOf(node: unknown): string | null {
  if (!isNode(node)) return null;
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : null;
}

const nameOf = ({ key, computed }: Node): string | null =>
  !computed && isNode(key) && key.type === 'Identifier' ? String(key.name) : null;

/** `{ en: '…', ko: '…' }`, and nothing else in it. */
function textOf({ type, properties }: Node): readonly [string, string] | null {
  if (type !== 'ObjectExpression') return null;
  const members = properties as readonly Node[];
  if (members.length !== 2) return null;
  const [en, ko] = ['en', 'ko'].map((name) => stringOf(members.find((member) => nameOf(member) === name)?.value));
  return typeof en === 'string' && typeof ko === 'string' ? [en, ko] : null;
}

function wordsOf({ type, elements }: Node): readonly string[] | null {
  if (type !== 'ArrayExpression') return null;
  const words = (elements as readonly unknown[]).map(stringOf);
  return words.every((word) => word !== null) ? words : null;
}

/** Names of properties that explain; labels and what is said of values are needed with the page. */
const explaining = new Set(['doc', 'note', 'random']);

const here = path.resolve('src/transforms');
const runtime = path.join(here, 'texts.ts');
const table = 'virtual:transform-texts';
const content = '\0explanations';

/**
 * Takes the explanations out of the transforms' files, into a chunk of their own: what a call is given (the help of a
 * parameter), `doc`, `note`, `random` and `words`. In the sources a transform stays one file.
 */
export function laterTexts(): Plugin {
  const texts: (readonly [string, string])[] = [];
  const words: (readonly string[])[] = [];
  const cuts = new Map<string, readonly Cut[]>();
  let building = false;

  function cutsIn(code: string): Cut[] {
    const found: Cut[] = [];
    const cut = ({ start, end }: Node, replacement: string) => found.push({ start, end, code: replacement });
    const visit = (node: Node, explains: boolean): void => {
      const text = explains ? textOf(node) : null;
      if (text) {
        cut(node, `/*#__PURE__*/ laterText(${texts.push(text) - 1})`);
        return;
      }
      const list = node.type === 'Property' && nameOf(node) === 'words' ? wordsOf(node.value as Node) : null;
      if (list) {
        cut(node, `get words() { return laterWords(${words.push(list) - 1}); }`);
        return;
      }
      const given = node.type === 'CallExpression' ? (node.arguments as readonly unknown[]) : [];
      for (const value of Object.values(node)) {
        for (const child of Array.isArray(value) ? value : [value]) {
          if (!isNode(child)) continue;
          const named = node.type === 'Property' && child === node.value && explaining.has(nameOf(node) ?? '');
          visit(child, named || given.includes(child));
        }
      }
    };
    visit(parseAst(code, { lang: 'ts' }) as Syntax & Node, false);
    return found;
  }

  return {
    name: 'later-texts',
    enforce: 'pre',
    configResolved: ({ command }) => {
      building = command === 'build';
    },
    buildStart() {
      if (!building) return;
      // All of them beforehand: the chunk's content must be known whenever it is asked for.
      texts.length = 0;
      words.length = 0;
      for (const file of readdirSync(here, { recursive: true, encoding: 'utf8' }).sort()) {
        if (!file.endsWith('.ts') || file.endsWith('.test.ts') || path.join(here, file) === runtime) continue;
        cuts.set(path.join(here, file), cutsIn(readFileSync(path.join(here, file), 'utf8')));
      }
    },
    resolveId: (id) => (id === table ? `\0${table}` : id === content ? id : null),
    load(id) {
      if (id === content) return `export default JSON.parse(${JSON.stringify(JSON.stringify({ texts, words }))});`;
      if (id !== `\0${table}`) return null;
      if (!building) return 'export default async () => ({ texts: [], words: [] });';
      return `export default async () => (await import(${JSON.stringify(content)})).default;`;
    },
    transform(code, id) {
      const found = cuts.get(id);
      if (!found?.length) return null;
      let made = code;
      for (const { start, end, code: replacement } of found.toSorted((a, b) => b.start - a.start))
        made = made.slice(0, start) + replacement + made.slice(end);
      return { code: `import { laterText, laterWords } from ${JSON.stringify(runtime)};\n${made}`, map: null };
    },
  };
}
