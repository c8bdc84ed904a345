/** What values come to: names looked up, lists put together, sums done. Nothing is run. */
import { rint } from '../../../math/round';
import type { Json, Text } from '../../../math/text';
import { type Call, Refused, type Value } from './syntax';

/** A value that only Python could tell, and why. */
export class Unknown extends Error {
  readonly line: number;
  readonly text: Text;
  constructor(line: number, text: Text) {
    super(text.en);
    this.line = line;
    this.text = text;
  }
}

/** OpenCV's names for what the library's files hold as numbers. */
const opencv: { readonly [name: string]: number } = {
  ...{ INTER_NEAREST: 0, INTER_LINEAR: 1, INTER_CUBIC: 2, INTER_AREA: 3, INTER_LANCZOS4: 4, INTER_LINEAR_EXACT: 5 },
  ...{ INTER_NEAREST_EXACT: 6, BORDER_CONSTANT: 0, BORDER_REPLICATE: 1, BORDER_REFLECT: 2, BORDER_WRAP: 3 },
  ...{ BORDER_REFLECT_101: 4, BORDER_REFLECT101: 4, BORDER_DEFAULT: 4 },
};

/** Values that one text may come to: a name may stand for a list of names that stand for lists. */
const mostSteps = 50_000;
const longestList = 1000;
const deepest = 64;

/** The values of one text, with what its variables stand for. */
export class Values {
  readonly #known: ReadonlyMap<string, Value>;
  #left = mostSteps;

  constructor(known: ReadonlyMap<string, Value>) {
    this.#known = known;
  }

  /** What a name, an element or a sum of lists stands for; itself where it stands for nothing that is known. */
  resolve(value: Value, depth = 0): Value {
    if (--this.#left < 0) throw new Refused(value.line, { en: 'far too many values', ko: '값이 너무 많습니다' });
    if (depth > deepest) return value;
    if (value.kind === 'name') {
      const stands = this.#known.get(value.name);
      return stands ? this.resolve(stands, depth + 1) : value;
    }
    if (value.kind === 'list') {
      const items = value.items.flatMap((item) => (item.kind === 'spread' ? this.#spread(item, depth) : [item]));
      return items.length > longestList ? value : { ...value, items };
    }
    if (value.kind === 'item') return this.#item(value, depth);
    if (value.kind === 'call' && /^(?:list|tuple|np\.array|np\.asarray)$/.test(value.name) && value.positional[0])
      return this.resolve(value.positional[0], depth + 1);
    if (value.kind !== 'arithmetic') return value;
    const [left, right] = [this.resolve(value.left, depth + 1), this.resolve(value.right, depth + 1)];
    if (value.operator === '+' && left.kind === 'list' && right.kind === 'list') {
      if (left.items.length + right.items.length > longestList) return value;
      return { kind: 'list', items: [...left.items, ...right.items], line: value.line };
    }
    if (value.operator === '*' && left.kind === 'list' && right.kind === 'literal') {
      const times = typeof right.value === 'number' ? right.value : 0;
      if (Number.isInteger(times) && times > 0 && times * left.items.length <= longestList)
        return { kind: 'list', items: Array.from({ length: times }, () => left.items).flat(), line: value.line };
    }
    return { ...value, left, right };
  }

  /** As JSON; throws `Unknown` where the text does not say. */
  json(given: Value, depth = 0): Json {
    const value = this.resolve(given, depth);
    const inner = (part: Value): Json => this.json(part, depth + 1);
    switch (value.kind) {
      case 'literal':
        if (typeof value.value === 'number') return finite(value.value, value.line);
        return value.value;
      case 'list':
        return value.items.map(inner);
      case 'dict':
        return Object.fromEntries(value.entries.map(([key, entry]) => [String(inner(key)), inner(entry)]));
      case 'name':
        return constant(value.name, value.line);
      case 'arithmetic': {
        const [left, right] = [inner(value.left), inner(value.right)];
        if (typeof left !== 'number' || typeof right !== 'number') throw notRead(value.line, sums);
        return finite(calculate[value.operator](left, right), value.line);
      }
      case 'call':
        return this.#called(value, inner);
      case 'item':
      case 'spread':
        throw notRead(value.line, { en: 'an element of something unknown', ko: '알 수 없는 값의 원소' });
      case 'unread':
        throw notRead(value.line, value.what);
    }
  }

  /** `int(…)` and the like, of what is known. */
  #called(call: Call, inner: (part: Value) => Json): Json {
    const last = call.name.replace(/^(?:math|np|numpy)\./, '');
    if (call.name === 'dict' && call.positional.length === 0)
      return Object.fromEntries([...call.named].map(([name, value]) => [name, inner(value)]));
    const work = Object.hasOwn(functions, last) ? functions[last]! : null;
    if (!work || call.named.size > 0) {
      const shown = `"${call.name.slice(0, 60)}"`;
      throw notRead(call.line, { en: `the call of ${shown}`, ko: `${shown} 호출` });
    }
    const given = call.positional.flatMap(inner);
    if (!given.every((value) => typeof value === 'number')) throw notRead(call.line, sums);
    return finite(work(...(given as readonly number[])), call.line);
  }

  #spread(item: Extract<Value, { kind: 'spread' }>, depth: number): readonly Value[] {
    const of = this.resolve(item.of, depth + 1);
    return of.kind === 'list' ? of.items : [item];
  }

  #item(value: Extract<Value, { kind: 'item' }>, depth: number): Value {
    const of = this.resolve(value.of, depth + 1);
    const key = this.resolve(value.key, depth + 1);
    if (key.kind !== 'literal') return value;
    const found =
      of.kind === 'dict'
        ? of.entries.find(([each]) => each.kind === 'literal' && each.value === key.value)?.[1]
        : of.kind === 'list' && typeof key.value === 'number'
          ? of.items.at(key.value)
          : undefined;
    return found ? this.resolve(found, depth + 1) : value;
  }
}

const sums: Text = { en: 'arithmetic of what is not a number', ko: '숫자가 아닌 값의 계산식' };

const notRead = (line: number, { en, ko }: Text): Unknown =>
  new Unknown(line, { en: `${en} is not read here`, ko: `${ko}은(는) 읽지 않습니다` });

function finite(value: number, line: number): number {
  if (Number.isFinite(value)) return value;
  throw new Unknown(line, { en: 'a number without a finite value', ko: '유한하지 않은 숫자' });
}

const calculate = {
  '+': (a: number, b: number) => a + b,
  // Minus nothing is nothing: no negative zero in a file.
  '-': (a: number, b: number) => a - b + 0,
  '*': (a: number, b: number) => a * b,
  '/': (a: number, b: number) => a / b,
  '//': (a: number, b: number) => Math.floor(a / b),
  // As Python's, with the sign of the divisor.
  '%': (a: number, b: number) => a - b * Math.floor(a / b),
  '**': (a: number, b: number) => a ** b,
};

const functions: { readonly [name: string]: (...values: readonly number[]) => number } = {
  int: (value = Number.NaN) => Math.trunc(value),
  float: (value = Number.NaN) => value,
  // Halves to the even neighbour, as Python has it.
  round: (value = Number.NaN, digits = 0) => rint(value * 10 ** digits) / 10 ** digits,
  abs: (value = Number.NaN) => Math.abs(value),
  min: (...values) => Math.min(...values),
  max: (...values) => Math.max(...values),
  ceil: (value = Number.NaN) => Math.ceil(value),
  floor: (value = Number.NaN) => Math.floor(value),
  sqrt: (value = Number.NaN) => Math.sqrt(value),
};

/** Names that mean the same everywhere. */
function constant(name: string, line: number): Json {
  const last = name.slice(name.lastIndexOf('.') + 1);
  if (/^cv2\./.test(name) && Object.hasOwn(opencv, last)) return opencv[last]!;
  if (/^(?:math|np|numpy)\.pi$/.test(name)) return Math.PI;
  // Enums of the libraries: their members are their values in capitals.
  if (/(?:PositionType|InterpolationMode)\.\w+$/.test(name)) return last.toLowerCase();
  if (/^torch\.\w+$|^np\.\w+$/.test(name)) return last;
  const shown = `"${name.slice(0, 60)}"`;
  throw new Unknown(line, { en: `${shown} is not known here`, ko: `${shown}의 값을 알 수 없습니다` });
}
