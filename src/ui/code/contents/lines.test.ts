import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type Colour, firstLines, type Lines, moved, nextLines } from './lines';

/** One token per line: how a line is cut does not matter here. */
const coloured =
  (code: string): Colour =>
  (from, to) =>
    code
      .slice(from, to)
      .split(/(\n)/)
      .flatMap((text) => (text === '' ? [] : [{ text, look: 'some' }]));
const first = (code: string) => firstLines(code, coloured(code));
const next = (before: Lines, code: string) => nextLines(before, code, coloured(code));
const seen = ({ lines }: Lines) => lines.map(({ id, text, changes }) => [id, text, changes]);

describe('lines from one text to the next', () => {
  it('a changed value keeps its line and counts', () => {
    const made = next(next(first('a\nb=1\nc\n'), 'a\nb=2\nc\n'), 'a\nb=3\nc\n');
    expect(seen(made)).toEqual([
      [0, 'a', 0],
      [1, 'b=3', 2],
      [2, 'c', 0],
    ]);
  });

  it('lines that come and go leave the others as they are, the very same objects', () => {
    const before = first('a\nb(1)\nc\nd\n');
    const broken = next(before, 'a\nb(\n  1,\n)\nc\nd\n');
    expect(seen(broken)).toEqual([
      [0, 'a', 0],
      [1, 'b(', 1],
      [4, '  1,', 1],
      [5, ')', 1],
      [2, 'c', 0],
      [3, 'd', 0],
    ]);
    for (const [now, was] of [
      [0, 0],
      [4, 2],
      [5, 3],
    ] as const)
      expect(broken.lines[now]).toBe(before.lines[was]);
    expect(seen(next(broken, 'a\nb(2)\nc\nd\n'))).toEqual([
      [0, 'a', 0],
      [1, 'b(2)', 2],
      [2, 'c', 0],
      [3, 'd', 0],
    ]);
  });

  it('two places that change at once do not touch what lies between', () => {
    const made = next(first('i\nx=1\nm\nn\ny=1\n'), 'i\nj\nx=2\nm\nn\ny=2\n');
    expect(made.lines.filter(({ changes }) => changes === 0).map(({ text }) => text)).toEqual(['i', 'm', 'n']);
  });

  it('only what is new is coloured', () => {
    const asked: string[] = [];
    const code = 'a\nB\nC\nd\nE\n';
    const made = nextLines(first('a\nb\nc\nd\n'), code, (from, to) => {
      asked.push(code.slice(from, to));
      return coloured(code)(from, to);
    });
    expect(asked).toEqual(['B\nC', 'E']);
    expect(made.lines.map(({ tokens }) => tokens.map(({ text }) => text).join(''))).toEqual(['a', 'B', 'C', 'd', 'E']);
  });
});

test('whatever changes, the text is right and no line is there twice', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', ' d', ''), { maxLength: 12 }).map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (texts) => {
      let made = first(texts[0]!);
      for (const each of texts.slice(1)) {
        const after = next(made, each);
        expect(after.lines.map((line) => line.text).join('\n')).toBe(
          first(each)
            .lines.map((line) => line.text)
            .join('\n'),
        );
        for (const line of after.lines) expect(line.tokens.map((token) => token.text).join('')).toBe(line.text);
        const ids = after.lines.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        // Nothing moves past anything else: nodes of the page stay where they are.
        const common = ids.filter((id) => made.lines.some((line) => line.id === id));
        expect(common).toEqual(
          [...common].sort((a, b) => made.lines.findIndex((l) => l.id === a) - made.lines.findIndex((l) => l.id === b)),
        );
        made = after;
      }
    }),
  );
});

test('the view follows the line at its top', () => {
  const before = first('a\nb\nc\nd\n');
  const after = next(before, 'a\nx\ny\nb\nd\n');
  expect(moved(before.lines, after.lines, 0)).toBe(0);
  expect(moved(before.lines, after.lines, 1)).toBe(2);
  expect(moved(before.lines, after.lines, 3)).toBe(1);
  expect(moved(before.lines, next(before, '').lines, 2)).toBe(0);
});
