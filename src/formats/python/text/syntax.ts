/** Python text as calls and values, parsed with Lezer's grammar and never run. What values come to is for values.ts. */
import type { SyntaxNode, Tree } from '@lezer/common';
import { parser } from '@lezer/python';
import type { Text } from '../../../math/text';
import { stringOf } from './strings';

const operators = ['+', '-', '*', '/', '//', '%', '**'] as const;
type Operator = (typeof operators)[number];

export type Value =
  | { readonly kind: 'literal'; readonly value: null | boolean | number | string; readonly line: number }
  | { readonly kind: 'list'; readonly items: readonly Value[]; readonly line: number }
  | { readonly kind: 'dict'; readonly entries: readonly (readonly [Value, Value])[]; readonly line: number }
  /** A dotted name: a constant of a library, or a variable. */
  | { readonly kind: 'name'; readonly name: string; readonly line: number }
  | {
      readonly kind: 'arithmetic';
      readonly operator: Operator;
      readonly left: Value;
      readonly right: Value;
      readonly line: number;
    }
  /** `of[key]`. */
  | { readonly kind: 'item'; readonly of: Value; readonly key: Value; readonly line: number }
  /** `*of`, in a list or among arguments. */
  | { readonly kind: 'spread'; readonly of: Value; readonly line: number }
  /** Anything that only running it would tell. */
  | { readonly kind: 'unread'; readonly what: Text; readonly line: number }
  | Call;

export interface Call {
  readonly kind: 'call';
  readonly name: string;
  readonly positional: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
  readonly line: number;
}

export const atLine = (line: number, { en, ko }: Text): Text => ({ en: `line ${line}: ${en}`, ko: `${line}행: ${ko}` });

/** Text that is not what it should be, and where. */
export class Refused extends Error {
  readonly text: Text;
  constructor(line: number, text: Text) {
    super(text.en);
    this.text = atLine(line, text);
  }
}

const longest = 256 * 1024;
const deepest = 48;
const mostValues = 20_000;

const names: { readonly [node: string]: Text } = {
  ArrayComprehensionExpression: { en: 'a comprehension', ko: '컴프리헨션' },
  ComprehensionExpression: { en: 'a comprehension', ko: '컴프리헨션' },
  SetComprehensionExpression: { en: 'a comprehension', ko: '컴프리헨션' },
  DictionaryComprehensionExpression: { en: 'a comprehension', ko: '컴프리헨션' },
  FormatString: { en: 'an f-string', ko: 'f-문자열' },
  LambdaExpression: { en: 'a lambda', ko: '람다' },
  ConditionalExpression: { en: 'a condition', ko: '조건식' },
  AwaitExpression: { en: 'await', ko: 'await' },
  YieldExpression: { en: 'yield', ko: 'yield' },
  NamedExpression: { en: 'an assignment', ko: '대입식' },
};

/** One text and its tree. */
export class Source {
  readonly text: string;
  readonly tree: Tree;
  /** Where each line ends. */
  readonly #ends: readonly number[];
  #left = mostValues;

  constructor(text: string) {
    if (text.length > longest)
      throw new Refused(1, { en: 'Python text may have 256 kB at most', ko: 'Python 코드는 256 kB까지 읽습니다' });
    this.text = text;
    this.#ends = [...text.matchAll(/\n/g)].map(({ index }) => index);
    this.tree = parser.parse(text);
  }

  line({ from }: SyntaxNode): number {
    let [low, high] = [0, this.#ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#ends[middle]! < from) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  }

  of(node: SyntaxNode): string {
    return this.text.slice(node.from, node.to);
  }

  /** The dotted name of an expression; null where it is anything else. */
  name(node: SyntaxNode): string | null {
    if (node.name === 'VariableName') return this.of(node);
    if (node.name !== 'MemberExpression') return null;
    const text = this.of(node).replace(/\s+/g, '');
    return /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(text) ? text : null;
  }

  value(node: SyntaxNode, depth = 0): Value {
    const line = this.line(node);
    if (depth > deepest) throw new Refused(line, { en: 'nested too deep', ko: '너무 깊게 중첩되어 있습니다' });
    if (--this.#left < 0) throw new Refused(line, { en: 'far too many values', ko: '값이 너무 많습니다' });
    const inner = (part: SyntaxNode | undefined): Value =>
      part ? this.value(part, depth + 1) : { kind: 'unread', what: this.#shown(node), line };
    switch (node.name) {
      case 'Number':
        return { kind: 'literal', value: numberOf(this.of(node)), line };
      case 'String':
      case 'ContinuedString':
        return this.#string(node, line);
      case 'Boolean':
        return { kind: 'literal', value: this.of(node) === 'True', line };
      case 'None':
        return { kind: 'literal', value: null, line };
      case 'ParenthesizedExpression':
        return inner(this.parts(node)[0]);
      case 'UnaryExpression':
      case 'BinaryExpression':
        return this.#arithmetic(node, inner, line);
      case 'ArrayExpression':
      case 'TupleExpression':
      case 'SetExpression':
        return { kind: 'list', items: this.#items(this.parts(node), inner), line };
      case 'DictionaryExpression':
        return this.#dict(node, inner, line);
      case 'CallExpression': {
        const callee = node.firstChild && this.name(node.firstChild);
        return callee && node.getChild('ArgList') ? this.call(node, depth) : this.#unread(node, line);
      }
      case 'VariableName':
        return { kind: 'name', name: this.of(node), line };
      case 'MemberExpression': {
        const name = this.name(node);
        if (name !== null) return { kind: 'name', name, line };
        const [of, bracket, key, end] = this.#children(node);
        if (bracket?.name !== '[' || end?.name !== ']') return this.#unread(node, line);
        return { kind: 'item', of: inner(of), key: inner(key), line };
      }
      default:
        return this.#unread(node, line);
    }
  }

  call(node: SyntaxNode, depth = 0): Call {
    const line = this.line(node);
    const callee = node.firstChild;
    const list = node.getChild('ArgList');
    const name = callee && this.name(callee);
    if (!name || !list) throw new Refused(line, { en: 'expected a call', ko: '호출이 필요합니다' });
    const unnamed: SyntaxNode[] = [];
    const named = new Map<string, Value>();
    const parts = this.parts(list);
    for (let index = 0; index < parts.length; index++) {
      const part = parts[index]!;
      const given = parts[index + 2];
      if (part.name === 'VariableName' && parts[index + 1]?.name === 'AssignOp') {
        if (!given) this.#invalid(part);
        named.set(this.of(part), this.value(given, depth + 1));
        index += 2;
      } else unnamed.push(part);
    }
    const positional = this.#items(unnamed, (part) => this.value(part, depth + 1));
    return { kind: 'call', name, positional, named, line };
  }

  /** Children that mean something. */
  parts(node: SyntaxNode): readonly SyntaxNode[] {
    return this.#children(node).filter(({ name }) => !/^(?:[()[\]{},]|Comment)$/.test(name));
  }

  #children(node: SyntaxNode): readonly SyntaxNode[] {
    const children: SyntaxNode[] = [];
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (child.type.isError) this.#invalid(child);
      children.push(child);
    }
    return children;
  }

  /** Values one after the other; a star belongs to the one that follows it. */
  #items(parts: readonly SyntaxNode[], inner: (part: SyntaxNode) => Value): readonly Value[] {
    const items: Value[] = [];
    for (let index = 0; index < parts.length; index++) {
      const part = parts[index]!;
      const stars = this.of(part);
      const next = parts[index + 1];
      if ((stars === '*' || stars === '**') && next) {
        items.push({ kind: 'spread', of: inner(next), line: this.line(part) });
        index++;
      } else items.push(inner(part));
    }
    return items;
  }

  #arithmetic(node: SyntaxNode, inner: (part: SyntaxNode) => Value, line: number): Value {
    const parts = this.parts(node);
    const sign = parts.at(-2);
    const operator = operators.find((each) => sign && each === this.of(sign));
    const [left, right] = parts.length === 3 ? [parts[0], parts[2]] : [null, parts[1]];
    if (!operator || !right || left === undefined) return this.#unread(node, line);
    if (left) return { kind: 'arithmetic', operator, left: inner(left), right: inner(right), line };
    if (operator !== '+' && operator !== '-') return this.#unread(node, line);
    const zero = { kind: 'literal', value: 0, line } as const;
    return { kind: 'arithmetic', operator, left: zero, right: inner(right), line };
  }

  #dict(node: SyntaxNode, inner: (part: SyntaxNode) => Value, line: number): Value {
    const parts = this.parts(node).filter(({ name }) => name !== ':');
    if (parts.length % 2 === 1 || parts.some((part) => this.of(part) === '**')) return this.#unread(node, line);
    const entries = parts.flatMap((part, index) =>
      index % 2 === 0 ? [[inner(part), inner(parts[index + 1]!)] as const] : [],
    );
    return { kind: 'dict', entries, line };
  }

  #string(node: SyntaxNode, line: number): Value {
    const parts = node.name === 'ContinuedString' ? this.parts(node) : [node];
    const texts = parts.map((part) => (part.name === 'String' ? stringOf(this.of(part)) : null));
    const odd = texts.indexOf(null);
    return odd < 0 ? { kind: 'literal', value: texts.join(''), line } : this.#unread(parts[odd]!, line);
  }

  #unread(node: SyntaxNode, line: number): Value {
    if (node.type.isError) this.#invalid(node);
    return { kind: 'unread', what: Object.hasOwn(names, node.name) ? names[node.name]! : this.#shown(node), line };
  }

  #shown(node: SyntaxNode): Text {
    const shown = `"${this.of(node).slice(0, 40).replace(/\s+/g, ' ')}"`;
    return { en: shown, ko: shown };
  }

  #invalid(node: SyntaxNode): never {
    throw new Refused(this.line(node), { en: 'not valid Python', ko: 'Python 문법에 맞지 않습니다' });
  }
}

/** NaN for what is no number here, such as 3j. */
function numberOf(written: string): number {
  const text = written.replaceAll('_', '');
  const plain = /^(?:0[xX][0-9a-fA-F]+|0[oO][0-7]+|0[bB][01]+|\d+\.?\d*(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?)$/;
  return plain.test(text) ? Number(text) : Number.NaN;
}
