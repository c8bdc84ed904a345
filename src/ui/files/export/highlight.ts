/** Colours for code: tokens by Lezer's Python grammar, which JSON passes as well. No markup is made of text. */
import { highlightCode, tagHighlighter, tags } from '@lezer/highlight';
import { parser } from '@lezer/python';
import styles from './export.module.css';

export interface Token {
  readonly text: string;
  readonly look: string;
}

const looks = tagHighlighter([
  { tag: tags.comment, class: styles.comment ?? '' },
  { tag: tags.string, class: styles.string ?? '' },
  { tag: [tags.number, tags.bool, tags.null], class: styles.number ?? '' },
  { tag: [tags.keyword, tags.definitionKeyword, tags.moduleKeyword, tags.controlKeyword], class: styles.keyword ?? '' },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName)], class: styles.call ?? '' },
]);

export function tokensOf(code: string): readonly Token[] {
  const tokens: Token[] = [];
  highlightCode(
    code,
    parser.parse(code),
    looks,
    (text, look) => tokens.push({ text, look }),
    () => tokens.push({ text: '\n', look: '' }),
  );
  return tokens;
}
