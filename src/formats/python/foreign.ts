/** What the readers of other libraries share: arguments by name, remarks, and nodes as Albumentations writes them. */
import type { Json, Text } from '../../math/text';
import type { JsonObject } from '../imported';
import { shortName } from './albumentations';
import { jsonOf } from './find';
import { type Call, Refused, type Value } from './syntax';

/** Arguments of one call, by name; positional ones take the names they are given here. */
export class Arguments {
  readonly call: Call;
  readonly #values: ReadonlyMap<string, Value>;
  readonly #known: ReadonlyMap<string, Value>;

  constructor(call: Call, order: readonly string[], known: ReadonlyMap<string, Value>) {
    this.call = call;
    this.#known = known;
    const values = new Map<string, Value>();
    call.positional.forEach((value, index) => {
      const name = order[index];
      if (name !== undefined) values.set(name, value);
    });
    for (const [name, value] of call.named) values.set(name, value);
    this.#values = values;
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  json(name: string): Json | undefined {
    const value = this.#values.get(name);
    return value && jsonOf(value, this.#known);
  }

  number(name: string, missing: number): number {
    const value = this.json(name);
    return typeof value === 'number' ? value : missing;
  }

  /** A number is both ends, or what `alone` makes of it. */
  interval(
    name: string,
    missing: readonly [number, number],
    alone: (value: number) => readonly [number, number] = (value) => [value, value],
  ): readonly [number, number] {
    const value = this.json(name);
    if (typeof value === 'number') return alone(value);
    const ends = Array.isArray(value) ? value.filter((end): end is number => typeof end === 'number') : [];
    return ends.length >= 2 ? [ends[0]!, ends[1]!] : missing;
  }

  calls(name: string): readonly Call[] {
    const value = this.#values.get(name);
    const items = value?.kind === 'list' ? value.items : value ? [value] : [];
    return items.map((item) => {
      if (item.kind === 'call') return item;
      throw new Refused(item.line, { en: 'expected a transform', ko: '변환이 필요합니다' });
    });
  }

  /** Everything, for a node that is only kept. */
  all(): JsonObject {
    return Object.fromEntries([...this.#values].map(([name, value]) => [name, this.#kept(value)]));
  }

  /** A call or a name inside it is kept as text. */
  #kept(value: Value): Json {
    if (value.kind === 'call') return `${value.name}(…)`;
    try {
      return jsonOf(value, this.#known);
    } catch {
      return value.kind === 'name' ? value.name : '…';
    }
  }
}

export class Foreign {
  readonly notes: Text[] = [];
  readonly #known: ReadonlyMap<string, Value>;

  constructor(known: ReadonlyMap<string, Value>) {
    this.#known = known;
  }

  arguments(call: Call, ...order: readonly string[]): Arguments {
    return new Arguments(call, order, this.#known);
  }

  /** Where a transform here is not quite the one it was. */
  differs(call: Call, en: string, ko: string): void {
    const name = shortName(call.name);
    this.notes.push({ en: `line ${call.line}: ${name}: ${en}`, ko: `${call.line}행: ${name}: ${ko}` });
  }

  /** A node that stays visible, switched off. */
  unknown(call: Call): JsonObject {
    return { __class_fullname__: call.name.slice(0, 200), p: 0.5, ...this.arguments(call).all() };
  }
}

export const node = (name: string, p: number, args: JsonObject = {}): JsonObject => ({
  ...{ __class_fullname__: name, p },
  ...args,
});

export const group = (name: string, p: number, transforms: readonly Json[], args: JsonObject = {}): JsonObject => ({
  ...{ __class_fullname__: name, p, transforms },
  ...args,
});
