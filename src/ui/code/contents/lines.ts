/**
 * Code as lines that keep their identity while the text changes: what stays is not drawn again, so the place one reads
 * and what one has selected stay too, and what changed can be marked.
 */

export interface Token {
  readonly text: string;
  /** A class, or none. */
  readonly look: string;
}

export interface Line {
  /** The same as long as the line is, whatever is written in it. */
  readonly id: number;
  readonly text: string;
  readonly tokens: readonly Token[];
  /** How often its text has changed; a line that came later starts with 1. */
  readonly changes: number;
}

export interface Lines {
  readonly code: string;
  readonly lines: readonly Line[];
  readonly nextId: number;
}

/** The tokens from one place of the text to another, with the ends of lines among them. */
export type Colour = (from: number, to: number) => readonly Token[];

/** A text seen for the first time. */
export function firstLines(code: string, colour: Colour): Lines {
  const texts = textsOf(code);
  const tokens = tokensOf(texts, 0, texts.length, colour);
  const lines = texts.map(({ text }, id) => ({ id, text, tokens: tokens[id] ?? [], changes: 0 }));
  return { code, lines, nextId: lines.length };
}

/** The text as it is now, its lines matched with those of before; only what is new is coloured. */
export function nextLines(before: Lines, code: string, colour: Colour): Lines {
  const texts = textsOf(code);
  const old = before.lines;
  let { nextId } = before;
  const lines: Line[] = [];
  let from = 0;
  let since = 0;
  for (const [oldAt, at] of [...matches(old, texts), [old.length, texts.length] as const]) {
    // What lies between two lines that stayed: the first take the places of the first, the rest is new.
    for (const [index, tokens] of tokensOf(texts, since, at, colour).entries()) {
      const was = from < oldAt ? old[from++] : undefined;
      const id = was ? was.id : nextId++;
      lines.push({ id, text: texts[since + index]!.text, tokens, changes: (was?.changes ?? 0) + 1 });
    }
    const stayed = old[oldAt];
    if (stayed) lines.push(stayed);
    from = oldAt + 1;
    since = at + 1;
  }
  return { code, lines, nextId };
}

interface Text {
  readonly text: string;
  /** Where the line starts in the whole. */
  readonly from: number;
}

function textsOf(code: string): readonly Text[] {
  let from = 0;
  const texts = code.split('\n').map((text) => {
    const line = { text, from };
    from += text.length + 1;
    return line;
  });
  // Files end with the end of a line, not with an empty line.
  if (texts.at(-1)?.text === '') texts.pop();
  return texts;
}

/** The tokens of the lines from `first` to before `end`, line by line. */
function tokensOf(texts: readonly Text[], first: number, end: number, colour: Colour): readonly (readonly Token[])[] {
  if (first >= end) return [];
  const last = texts[end - 1]!;
  const lines: Token[][] = [[]];
  for (const token of colour(texts[first]!.from, last.from + last.text.length)) {
    if (token.text === '\n') lines.push([]);
    else lines.at(-1)?.push(token);
  }
  return lines;
}

interface Texts {
  readonly length: number;
  readonly [at: number]: { readonly text: string };
}

/** Beyond this many pairs of lines a comparison would take longer than anyone waits for a slider. */
const mostPairs = 250_000;

/** Which lines stayed, as pairs of their places in order: the ends that agree, and the longest row of those between. */
function matches(old: Texts, now: Texts): readonly (readonly [number, number])[] {
  const least = Math.min(old.length, now.length);
  let head = 0;
  while (head < least && old[head]!.text === now[head]!.text) head++;
  let tail = 0;
  while (tail < least - head && old[old.length - 1 - tail]!.text === now[now.length - 1 - tail]!.text) tail++;
  const pairs: (readonly [number, number])[] = [];
  for (let at = 0; at < head; at++) pairs.push([at, at]);
  pairs.push(...between(old, now, head, old.length - tail, now.length - tail));
  for (let at = tail; at > 0; at--) pairs.push([old.length - at, now.length - at]);
  return pairs;
}

/** The longest common row of lines between the ends. */
function between(old: Texts, now: Texts, start: number, oldEnd: number, nowEnd: number) {
  const rows = oldEnd - start;
  const columns = nowEnd - start;
  const pairs: (readonly [number, number])[] = [];
  if (rows * columns === 0 || rows * columns > mostPairs) return pairs;
  const width = columns + 1;
  const longest = new Uint16Array((rows + 1) * width);
  for (let i = rows - 1; i >= 0; i--)
    for (let j = columns - 1; j >= 0; j--)
      longest[i * width + j] =
        old[start + i]!.text === now[start + j]!.text
          ? longest[(i + 1) * width + j + 1]! + 1
          : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!);
  for (let i = 0, j = 0; i < rows && j < columns; ) {
    if (old[start + i]!.text === now[start + j]!.text) pairs.push([start + i++, start + j++]);
    else if (longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!) i++;
    else j++;
  }
  return pairs;
}

/** How far the line at the top of a view has moved, in lines; one that is gone hands on to the next that is there. */
export function moved(before: readonly Line[], after: readonly Line[], top: number): number {
  const places = new Map(after.map(({ id }, at) => [id, at]));
  for (let at = top; at < before.length; at++) {
    const place = places.get(before[at]!.id);
    if (place !== undefined) return place - at;
  }
  return 0;
}
