/** What all readers share: the values of the text, and remarks about what was not taken. */
import type { Json, Text } from '../../../math/text';
import { atLine, type Call, Refused, type Value } from '../text/syntax';
import { Unknown, type Values } from '../text/values';

/** Steps that one text may come to: more than a pipeline may have. */
const mostSteps = 500;

export const shortName = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

/** A call; `dict(type="Rotate", …)`, as configurations have it, is one of Rotate. */
export function stepOf(value: Value): Call | null {
  const named: readonly (readonly [string, Value])[] =
    value.kind === 'call' && value.name === 'dict'
      ? [...value.named]
      : value.kind === 'dict'
        ? value.entries.flatMap(([key, each]) => (key.kind === 'literal' ? [[String(key.value), each] as const] : []))
        : [];
  const type = named.find(([name]) => name === 'type')?.[1];
  if (type?.kind !== 'literal' || typeof type.value !== 'string') return value.kind === 'call' ? value : null;
  const others = new Map(named.filter(([name]) => name !== 'type'));
  return { kind: 'call', name: type.value, positional: [], named: others, line: value.line };
}

export class Reading {
  readonly notes: Text[] = [];
  readonly values: Values;
  #asked = 0;
  #taken = 0;
  #leftOut: Text | null = null;

  constructor(values: Values) {
    this.values = values;
  }

  /** Why there is no pipeline: the first step that was left out, where none was taken. */
  get nothing(): Text | null {
    return this.#taken === 0 ? this.#leftOut : null;
  }

  /** Said once, however often it comes up. */
  note(line: number, text: Text): Text {
    const note = atLine(line, text);
    if (!this.notes.some(({ en }) => en === note.en)) this.notes.push(note);
    return note;
  }

  /** An argument as JSON; undefined, with a remark, where the text does not say what it is. */
  argument(call: Call, name: string, value: Value): Json | undefined {
    try {
      return this.values.json(value);
    } catch (error) {
      if (!(error instanceof Unknown)) throw error;
      const what = `${shortName(call.name).slice(0, 60)}, ${name.slice(0, 60)}`;
      this.note(error.line, {
        en: `${what}: ${error.text.en}; its default stays`,
        ko: `${what}: ${error.text.ko}. 기본값을 그대로 씁니다`,
      });
      return undefined;
    }
  }

  /** Arguments without names; those that a star gives are among them where the text says what they are. */
  positional(call: Call): readonly Value[] {
    const list = this.values.resolve({ kind: 'list', items: call.positional, line: call.line });
    return list.kind === 'list' ? list.items : call.positional;
  }

  /** The transforms in a list, or the one that stands for a list; what is none is left out, with a remark. */
  calls(value: Value): readonly Call[] {
    // Lists and steps may hold themselves, by their names.
    if (++this.#asked > mostSteps)
      throw new Refused(value.line, { en: 'far too many steps', ko: '단계가 너무 많습니다' });
    const given = this.values.resolve(value);
    if (given.kind === 'list') return given.items.flatMap((item) => this.calls(item));
    // A list that is known and one that is not.
    if (given.kind === 'arithmetic' && given.operator === '+')
      return [...this.calls(given.left), ...this.calls(given.right)];
    const call = stepOf(given);
    if (call) {
      this.#taken++;
      return [call];
    }
    // `None` is what some leave where a transform is switched off.
    if (given.kind === 'literal' && given.value === null) return [];
    const name = given.kind === 'spread' ? given.of : given;
    const shown = name.kind === 'name' ? `"${name.name.slice(0, 60)}"` : null;
    const note = this.note(
      given.line,
      shown
        ? { en: `${shown} is not known here; left out`, ko: `${shown}의 값을 알 수 없어 뺐습니다` }
        : {
            en: 'expected a transform such as A.Rotate(…); left out',
            ko: 'A.Rotate(…) 같은 변환이 아니어서 뺐습니다',
          },
    );
    this.#leftOut ??= note;
    return [];
  }
}
