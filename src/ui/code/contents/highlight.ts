/** Colours for code: tokens by Lezer's Python grammar, which JSON passes as well. No markup is made of text. */
import { type Tree, TreeFragment } from '@lezer/common';
import { highlightCode, tagHighlighter, tags } from '@lezer/highlight';
import { parser } from '@lezer/python';
import styles from './CodeText.module.css';
import type { Token } from './lines';

const looks = tagHighlighter([
  { tag: tags.comment, class: styles.comment ?? '' },
  { tag: tags.string, class: styles.string ?? '' },
  { tag: [tags.number, tags.bool, tags.null], class: styles.number ?? '' },
  { tag: [tags.keyword, tags.definitionKeyword, tags.moduleKeyword, tags.controlKeyword], class: styles.keyword ?? '' },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName)], class: styles.call ?? '' },
]);

export interface Parsed {
  readonly code: string;
  readonly tree: Tree;
}

/** What has not changed since the text before is not parsed again. */
export function parse(code: string, before: Parsed | null = null): Parsed {
  const fragments = before ? TreeFragment.addTree(before.tree) : [];
  const kept = before ? TreeFragment.applyChanges(fragments, [changeOf(before.code, code)]) : fragments;
  return { code, tree: parser.parse(code, kept) };
}

/** The tokens from one place to another; the end of a line is one of its own. */
export function tokensOf({ code, tree }: Parsed, from: number, to: number): readonly Token[] {
  const tokens: Token[] = [];
  highlightCode(
    code,
    tree,
    looks,
    (text, look) => tokens.push({ text, look }),
    () => tokens.push({ text: '\n', look: '' }),
    from,
    to,
  );
  return tokens;
}

/** The one stretch in which two texts differ. */
function changeOf(a: string, b: string) {
  const least = Math.min(a.length, b.length);
  let head = 0;
  while (head < least && a.charCodeAt(head) === b.charCodeAt(head)) head++;
  let tail = 0;
  while (tail < least - head && a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail)) tail++;
  return { fromA: head, toA: a.length - tail, fromB: head, toB: b.length - tail };
}
