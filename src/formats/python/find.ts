/** Finds the pipeline in a script: the first composer's call, wherever it stands. */
import type { SyntaxNode } from '@lezer/common';
import type { Json } from '../../math/text';
import { type Call, Refused, type Source, type Value } from './syntax';

/** Whose words a pipeline is written in. */
export type Dialect = 'albumentations' | 'torchvision' | 'imgaug';

export interface Found {
  readonly dialect: Dialect;
  readonly call: Call;
  /** How many more there are. */
  readonly others: number;
}

const composers: readonly (readonly [RegExp, Dialect])[] = [
  [/^iaa\.Sequential$|^imgaug\.augmenters\.Sequential$/, 'imgaug'],
  [/^(?:v2|transforms|T|tvt|torchvision\.transforms(?:\.v2)?)\.Compose$/, 'torchvision'],
  [/^(?:A|albumentations|alb|albu)\.(?:Replay)?Compose$/, 'albumentations'],
];

/** A bare `Compose` belongs to whoever is imported. */
function bare(text: string): Dialect | null {
  if (/from\s+torchvision\b/.test(text) && !/\balbumentations\b/.test(text)) return 'torchvision';
  if (/\balbumentations\b/.test(text) || !/\btorchvision\b/.test(text)) return 'albumentations';
  return null;
}

function dialectOf(name: string, text: string): Dialect | null {
  const known = composers.find(([pattern]) => pattern.test(name));
  if (known) return known[1];
  return name === 'Compose' || name === 'ReplayCompose' ? bare(text) : name === 'Sequential' ? imgaugOnly(text) : null;
}

const imgaugOnly = (text: string): Dialect | null => (/\bimgaug\b/.test(text) ? 'imgaug' : null);

/** The nodes of the composers' calls that are in no other composer. */
function callsOf(source: Source): readonly (readonly [SyntaxNode, Dialect])[] {
  const found: (readonly [SyntaxNode, Dialect])[] = [];
  source.tree.iterate({
    enter: ({ name, node }) => {
      if (name !== 'CallExpression') return;
      const callee = node.firstChild && source.name(node.firstChild);
      const dialect = callee ? dialectOf(callee, source.text) : null;
      if (!dialect) return;
      found.push([node, dialect]);
      // What is inside belongs to it.
      return false;
    },
  });
  return found;
}

export function findPipeline(source: Source): Found {
  const [first, ...others] = callsOf(source);
  if (!first) {
    const broken = firstError(source);
    if (broken !== null) throw new Refused(broken, { en: 'not valid Python', ko: 'Python 문법에 맞지 않습니다' });
    throw new Refused(1, {
      en: 'no A.Compose(…), v2.Compose(…) or iaa.Sequential(…) in it',
      ko: 'A.Compose(…), v2.Compose(…), iaa.Sequential(…)가 없습니다',
    });
  }
  return { dialect: first[1], call: source.call(first[0]), others: others.length };
}

function firstError(source: Source): number | null {
  const cursor = source.tree.cursor();
  do if (cursor.type.isError) return source.line(cursor.node);
  while (cursor.next());
  return null;
}

/** Variables that are given one literal value in the whole text. */
export function constants(source: Source): ReadonlyMap<string, Value> {
  const found = new Map<string, Value | null>();
  const cursor = source.tree.cursor();
  do {
    if (cursor.name !== 'AssignStatement') continue;
    const [target, equals, value, more] = childrenOf(cursor.node);
    if (target?.name !== 'VariableName' || equals?.name !== 'AssignOp' || !value || more) continue;
    const name = source.of(target);
    // Given twice: which one counts is for Python to know.
    found.set(name, found.has(name) ? null : literalOf(source, value));
  } while (cursor.next());
  return new Map([...found].flatMap(([name, value]) => (value ? [[name, value] as const] : [])));
}

const childrenOf = (node: SyntaxNode): readonly SyntaxNode[] => {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
};

function literalOf(source: Source, node: SyntaxNode): Value | null {
  if (!/^(?:Number|UnaryExpression|String|Boolean|None|ArrayExpression|TupleExpression)$/.test(node.name)) return null;
  try {
    return source.value(node);
  } catch {
    return null;
  }
}

/** OpenCV's names for what the library's files hold as numbers. */
const opencv: { readonly [name: string]: number } = {
  ...{ INTER_NEAREST: 0, INTER_LINEAR: 1, INTER_CUBIC: 2, INTER_AREA: 3, INTER_LANCZOS4: 4, INTER_LINEAR_EXACT: 5 },
  ...{ INTER_NEAREST_EXACT: 6, BORDER_CONSTANT: 0, BORDER_REPLICATE: 1, BORDER_REFLECT: 2, BORDER_WRAP: 3 },
  ...{ BORDER_REFLECT_101: 4, BORDER_REFLECT101: 4, BORDER_DEFAULT: 4 },
};

/** Values as JSON; names that stand for none are refused. */
export function jsonOf(value: Value, known: ReadonlyMap<string, Value>): Json {
  switch (value.kind) {
    case 'literal':
      return value.value;
    case 'list':
      return value.items.map((item) => jsonOf(item, known));
    case 'dict':
      return Object.fromEntries(
        value.entries.map(([key, entry]) => [String(jsonOf(key, known)), jsonOf(entry, known)]),
      );
    case 'call':
      throw new Refused(value.line, {
        en: `the call of "${value.name.slice(0, 60)}" is not read here, only literal values are`,
        ko: `"${value.name.slice(0, 60)}" 호출은 읽지 않습니다. 리터럴 값만 읽습니다`,
      });
    case 'name':
      return named(value, known);
  }
}

function named({ name, line }: Extract<Value, { kind: 'name' }>, known: ReadonlyMap<string, Value>): Json {
  const last = name.slice(name.lastIndexOf('.') + 1);
  if (/^cv2\./.test(name) && Object.hasOwn(opencv, last)) return opencv[last]!;
  const value = known.get(name);
  if (value) return jsonOf(value, new Map());
  // Enums of the libraries: their members are their values in capitals.
  if (/(?:PositionType|InterpolationMode)\.\w+$/.test(name)) return last.toLowerCase();
  if (/^torch\.\w+$|^np\.\w+$/.test(name)) return last;
  throw new Refused(line, {
    en: `"${name.slice(0, 60)}" stands for something that is not known here: write its value`,
    ko: `"${name.slice(0, 60)}"의 값을 알 수 없습니다. 값을 직접 적어 주세요`,
  });
}
