/** What the readers of other libraries share: arguments by name, remarks, and nodes as Albumentations writes them. */
import type { Json } from '../../../math/text';
import type { JsonObject } from '../../imported';
import type { Call, Value } from '../text/syntax';
import { Unknown } from '../text/values';
import { Reading, shortName } from './reading';

/** Arguments of one call, by name; positional ones take the names they are given here. */
export class Arguments {
  readonly call: Call;
  readonly #values: ReadonlyMap<string, Value>;
  readonly #reading: Reading;

  constructor(call: Call, order: readonly string[], reading: Reading) {
    this.call = call;
    this.#reading = reading;
    const values = new Map<string, Value>();
    for (const [index, value] of reading.positional(call).entries()) {
      const name = order[index];
      // What comes after a star, only Python could tell.
      if (value.kind === 'spread') break;
      if (name !== undefined) values.set(name, value);
    }
    for (const [name, value] of call.named) values.set(name, value);
    this.#values = values;
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  json(name: string): Json | undefined {
    const value = this.#values.get(name);
    return value && this.#reading.argument(this.call, name, value);
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
    return value ? this.#reading.calls(value) : [];
  }

  /** Everything, for a node that is only kept. */
  all(): JsonObject {
    return Object.fromEntries([...this.#values].map(([name, value]) => [name, this.#kept(value)]));
  }

  /** A call or a name inside it is kept as text. */
  #kept(value: Value): Json {
    if (value.kind === 'call') return `${value.name}(…)`;
    try {
      return this.#reading.values.json(value);
    } catch (error) {
      if (!(error instanceof Unknown)) throw error;
      return value.kind === 'name' ? value.name : '…';
    }
  }
}

export class Foreign extends Reading {
  arguments(call: Call, ...order: readonly string[]): Arguments {
    return new Arguments(call, order, this);
  }

  /** Where a transform here is not quite the one it was. */
  differs(call: Call, en: string, ko: string): void {
    const name = shortName(call.name);
    this.note(call.line, { en: `${name}: ${en}`, ko: `${name}: ${ko}` });
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
