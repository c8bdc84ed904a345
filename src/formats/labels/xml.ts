/** A small, strict reader of XML: elements and text. No document types, no entities of its own, nothing fetched. */
import type { Text } from '../../math/text';

export interface XmlElement {
  readonly name: string;
  readonly children: readonly XmlElement[];
  /** Its own text, trimmed. */
  readonly text: string;
}

export type ParsedXml = { readonly ok: true; readonly root: XmlElement } | { readonly ok: false; readonly error: Text };

const deepest = 32;
const mostElements = 500_000;

interface Open {
  readonly name: string;
  readonly children: XmlElement[];
  text: string;
}

class Refused extends Error {
  readonly text: Text;
  constructor(text: Text) {
    super(text.en);
    this.text = text;
  }
}

/** Comments, CDATA, instructions and tags; what is between them is text. */
const token = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<!|<\/?[^<>]*>|</g;
const tag = /^<(\/?)([A-Za-z_][\w.:-]*)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>$/;

export function parseXml(source: string): ParsedXml {
  const stack: Open[] = [{ name: '', children: [], text: '' }];
  let count = 0;
  const close = (name: string, offset: number): void => {
    const done = stack.pop()!;
    const parent = stack.at(-1);
    if (parent === undefined || done.name !== name) throw new Refused(at(source, offset, wrongEnd(name)));
    parent.children.push({ name: done.name, children: done.children, text: done.text.trim() });
  };
  const addText = (raw: string, offset: number): void => {
    if (raw === '') return;
    const open = stack.at(-1)!;
    if (stack.length === 1 && raw.trim() !== '') throw new Refused(at(source, offset, texts.textOutside));
    open.text += raw.includes('&') ? unescaped(raw, source, offset) : raw;
  };
  try {
    let from = 0;
    for (const match of source.matchAll(token)) {
      const [found] = match;
      addText(source.slice(from, match.index), from);
      from = match.index + found.length;
      if (found.startsWith('<!--') || found.startsWith('<?')) continue;
      if (found.startsWith('<![CDATA[')) {
        stack.at(-1)!.text += found.slice(9, -3);
        continue;
      }
      // <!DOCTYPE, <!ENTITY and the like: what files outside or bombs inside are declared with.
      if (found === '<!') throw new Refused(at(source, match.index, texts.doctype));
      const parts = tag.exec(found);
      if (parts === null || (parts[1] === '/' && (parts[3] !== '' || parts[4] !== '')))
        throw new Refused(at(source, match.index, texts.badTag));
      const name = parts[2]!;
      if (parts[1] === '/') close(name, match.index);
      else {
        if (++count > mostElements || stack.length > deepest) throw new Refused(texts.tooLarge);
        stack.push({ name, children: [], text: '' });
        if (parts[4] === '/') close(name, match.index);
      }
    }
    addText(source.slice(from), from);
    const [document] = stack;
    const [root, ...more] = document!.children;
    if (stack.length > 1) throw new Refused(notClosed(stack.at(-1)!.name));
    if (root === undefined || more.length > 0) throw new Refused(texts.oneRoot);
    return { ok: true, root };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, error: error.text };
    throw error;
  }
}

const named: { readonly [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The five names that XML itself has, and characters by number; any other would have been declared somewhere. */
function unescaped(raw: string, source: string, offset: number): string {
  return raw.replace(/&([^;&\s]*);?/g, (whole, name: string, place: number) => {
    const code = /^#(?:x([\da-f]{1,6})|(\d{1,7}))$/i.exec(name);
    const point = code ? Number.parseInt(code[1] ?? code[2]!, code[1] === undefined ? 10 : 16) : Number.NaN;
    if (whole.endsWith(';') && point > 0 && point <= 0x10ffff) return String.fromCodePoint(point);
    if (whole.endsWith(';') && Object.hasOwn(named, name)) return named[name]!;
    throw new Refused(at(source, offset + place, unknownEntity(whole.slice(0, 30))));
  });
}

function at(source: string, offset: number, text: Text): Text {
  const line = source.slice(0, offset).split('\n').length;
  return { en: `line ${line}: ${text.en}`, ko: `${line}행: ${text.ko}` };
}

const wrongEnd = (name: string): Text => ({
  en: `</${name}> closes nothing that is open`,
  ko: `</${name}>에 맞는 여는 태그가 없습니다`,
});
const notClosed = (name: string): Text => ({
  en: `<${name}> is never closed`,
  ko: `<${name}>이(가) 닫히지 않았습니다`,
});
const unknownEntity = (entity: string): Text => ({
  en: `the entity ${entity} is refused: only &amp; &lt; &gt; &quot; &apos; and character numbers are read`,
  ko: `엔티티 ${entity}은(는) 읽지 않습니다. &amp; &lt; &gt; &quot; &apos;와 문자 번호만 허용합니다`,
});

const texts = {
  doctype: {
    en: 'document types and entities are refused: they could load other files or grow without end',
    ko: 'DOCTYPE과 엔티티 선언은 받지 않습니다. 다른 파일을 읽거나 끝없이 커질 수 있습니다',
  },
  badTag: { en: 'not a tag', ko: '올바른 태그가 아닙니다' },
  textOutside: { en: 'text outside the root element', ko: '루트 요소 밖에 글자가 있습니다' },
  oneRoot: { en: 'expected one root element', ko: '루트 요소가 하나여야 합니다' },
  tooLarge: { en: 'nested too deep, or too many elements', ko: '너무 깊게 중첩되었거나 요소가 너무 많습니다' },
} satisfies { readonly [name: string]: Text };
