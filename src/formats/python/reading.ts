/** What all readers share: the values of the text, and remarks about what was not taken. */
import type { Json, Text } from '../../math/text';
import { atLine, type Call, type Value } from './syntax';
import { Unknown, type Values } from './values';

export const shortName = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

export class Reading {
  readonly notes: Text[] = [];
  readonly values: Values;

  constructor(values: Values) {
    this.values = values;
  }

  /** Said once, however often it comes up. */
  note(line: number, text: Text): void {
    const note = atLine(line, text);
    if (!this.notes.some(({ en }) => en === note.en)) this.notes.push(note);
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
    const given = this.values.resolve(value);
    return (given.kind === 'list' ? given.items : [given]).flatMap((item) => {
      const child = this.values.resolve(item);
      if (child.kind === 'call') return [child];
      // `None` is what some leave where a transform is switched off.
      if (child.kind === 'literal' && child.value === null) return [];
      this.note(item.line, {
        en: 'expected a transform such as A.Rotate(…); left out',
        ko: 'A.Rotate(…) 같은 변환이 아니어서 뺐습니다',
      });
      return [];
    });
  }
}
