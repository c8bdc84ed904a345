/**
 * Python text as calls and literal values, read with Lezer's grammar and never run: whatever is more than that is refused by
 * name and line.
 */
import type { SyntaxNode, Tree } from '@lezer/common';
import { parser } from '@lezer/python';
import type { Text } from '../../math/text';
import { stringOf } from './strings';

export type Value =
  | { readonly kind: 'literal'; readonly value: null | boolean | number | string; readonly line: number }
  | { readonly kind: 'list'; readonly items: readonly Value[]; readonly line: number }
  | { readonly kind: 'dict'; readonly entries: readonly (readonly [Value, Value])[]; readonly line: number }
  /** A dotted name: a constant of a library, or a variable. */
  | { readonly kind: 'name'; readonly name: string; readonly line: number }
  | Call;

export interface Call {
  readonly kind: 'call';
  readonly name: string;
  readonly positional: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
  readonly line: number;
}

/** Text that is not what it should be, and where. */
export class Refused extends Error {
  readonly text: Text;
  constructor(line: number, text: Text) {
    super(text.en);
    this.text = { en: `line ${line}: ${text.en}`, ko: `${line}행: ${text.ko}` };
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
  BinaryExpression: { en: 'arithmetic', ko: '계산식' },
  ConditionalExpression: { en: 'a condition', ko: '조건식' },
  AwaitExpression: { en: 'await', ko: 'await' },
  YieldExpression: { en: 'yield', ko: 'yield' },
  NamedExpression: { en: 'an assignment', ko: '대입식' },
};

const notLiteral = (what: Text): Text => ({
  en: `${what.en} is not read here, only literal values are`,
  ko: `${what.ko}은(는) 읽지 않습니다. 리터럴 값만 읽습니다`,
});

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
    switch (node.name) {
      case 'Number':
      case 'UnaryExpression':
        return { kind: 'literal', value: this.#number(node), line };
      case 'String':
      case 'ContinuedString':
        return { kind: 'literal', value: this.#string(node), line };
      case 'Boolean':
        return { kind: 'literal', value: this.of(node) === 'True', line };
      case 'None':
        return { kind: 'literal', value: null, line };
      case 'ParenthesizedExpression':
        return this.value(this.#parts(node)[0] ?? this.#wrong(node), depth + 1);
      case 'ArrayExpression':
      case 'TupleExpression':
      case 'SetExpression':
        return { kind: 'list', items: this.#parts(node).map((part) => this.value(part, depth + 1)), line };
      case 'DictionaryExpression':
        return { kind: 'dict', entries: this.#pairs(node, depth), line };
      case 'CallExpression':
        return this.call(node, depth);
      case 'VariableName':
      case 'MemberExpression': {
        const name = this.name(node);
        return name === null ? this.#wrong(node) : { kind: 'name', name, line };
      }
      default:
        return this.#wrong(node);
    }
  }

  call(node: SyntaxNode, depth = 0): Call {
    const callee = node.firstChild;
    const list = node.getChild('ArgList');
    const name = callee && this.name(callee);
    if (!name || !list) return this.#wrong(node);
    const positional: Value[] = [];
    const named = new Map<string, Value>();
    const parts = this.#parts(list);
    for (let index = 0; index < parts.length; index++) {
      const part = parts[index]!;
      const stars = this.of(part);
      if (stars === '*' || stars === '**')
        throw new Refused(this.line(part), notLiteral({ en: `"${stars}"`, ko: `"${stars}"` }));
      if (part.name === 'VariableName' && parts[index + 1]?.name === 'AssignOp') {
        const given = parts[index + 2];
        if (!given) return this.#wrong(part);
        named.set(this.of(part), this.value(given, depth + 1));
        index += 2;
      } else positional.push(this.value(part, depth + 1));
    }
    return { kind: 'call', name, positional, named, line: this.line(node) };
  }

  /** Children that mean something. */
  #parts(node: SyntaxNode): readonly SyntaxNode[] {
    const parts: SyntaxNode[] = [];
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (child.type.isError) this.#invalid(child);
      if (!/^(?:[()[\]{},]|Comment)$/.test(child.name)) parts.push(child);
    }
    return parts;
  }

  #pairs(node: SyntaxNode, depth: number): readonly (readonly [Value, Value])[] {
    const parts = this.#parts(node).filter(({ name }) => name !== ':');
    if (parts.length % 2 === 1) return this.#wrong(parts.at(-1)!);
    return parts.flatMap((part, index) =>
      index % 2 === 0 ? [[this.value(part, depth + 1), this.value(parts[index + 1]!, depth + 1)] as const] : [],
    );
  }

  #number(node: SyntaxNode): number {
    const text = this.of(node).replace(/\s+|_/g, '');
    const plain =
      /^([-+]*)(0[xX][0-9a-fA-F]+|0[oO][0-7]+|0[bB][01]+|\d+\.?\d*(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?)$/.exec(
        text,
      );
    if (!plain) return this.#wrong(node);
    const size = Number(plain[2]);
    if (!Number.isFinite(size)) return this.#wrong(node);
    return plain[1]!.replaceAll('+', '').length % 2 === 1 ? 0 - size : size;
  }

  #string(node: SyntaxNode): string {
    const parts = node.name === 'ContinuedString' ? this.#parts(node) : [node];
    return parts
      .map((part) => (part.name === 'String' ? (stringOf(this.of(part)) ?? this.#wrong(part)) : this.#wrong(part)))
      .join('');
  }

  #wrong(node: SyntaxNode): never {
    if (node.type.isError) this.#invalid(node);
    const known = Object.hasOwn(names, node.name) ? names[node.name]! : null;
    const shown = this.of(node).slice(0, 40).replace(/\s+/g, ' ');
    throw new Refused(this.line(node), notLiteral(known ?? { en: `"${shown}"`, ko: `"${shown}"` }));
  }

  #invalid(node: SyntaxNode): never {
    throw new Refused(this.line(node), { en: 'not valid Python', ko: 'Python 문법에 맞지 않습니다' });
  }
}
