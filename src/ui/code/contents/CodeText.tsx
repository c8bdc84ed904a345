import { type KeyboardEvent, memo, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Places } from '../../../formats/code/places';
import { useApp } from '../../../state/hooks';
import { useMessages } from '../../messages';
import styles from './CodeText.module.css';
import { type Parsed, parse, tokensOf } from './highlight';
import { type Colour, firstLines, type Line, type Lines, moved, nextLines, type Token } from './lines';

interface CodeTextProps {
  readonly code: string;
  /** YAML has no grammar here and stays plain. */
  readonly plain?: boolean;
  /** Where the nodes stand: the lines of the selected one are brought into view. */
  readonly places?: Places | undefined;
}

/** A line, drawn again only when it is another. Its end is part of it, so that a selection copies as text. */
const LineOfCode = memo(function LineOfCode({ line, selected }: { readonly line: Line; readonly selected: boolean }) {
  const { tokens, changes } = line;
  return (
    <span
      className={styles.line}
      // Two names for one animation: it starts anew with every change.
      data-changed={changes === 0 ? undefined : changes % 2 ? 'odd' : 'even'}
      data-selected={selected ? '' : undefined}
    >
      {tokens.map(({ text, look }, at) =>
        look === '' ? (
          text
        ) : (
          // Tokens have no identity but their place.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <span key={at} className={look}>
            {text}
          </span>
        ),
      )}
      {'\n'}
    </span>
  );
});

/** Code in colours, which may change at any time: what one reads or has selected stays where it is. */
export const CodeText = memo(function CodeText({ code, plain = false, places }: CodeTextProps) {
  const m = useMessages().exports;
  const box = useRef<HTMLElement>(null);
  const selectedNode = useApp((state) => state.selectedNode);
  const [shown, setShown] = useState(() => read(code, plain, null));
  if (shown.lines.code !== code) setShown(read(code, plain, shown));
  const { lines } = shown.lines;
  useSteadyView(box, lines);

  const place = selectedNode === null ? undefined : places?.get(selectedNode);
  useReveal(box, selectedNode, place);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'a' || !(event.ctrlKey || event.metaKey) || !box.current) return;
    event.preventDefault();
    getSelection()?.selectAllChildren(box.current);
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keyboard
    <section ref={box} className={styles.code} aria-label={m.code} tabIndex={0} onKeyDown={onKeyDown}>
      <pre>
        {lines.map((line, at) => (
          <LineOfCode key={line.id} line={line} selected={place !== undefined && at >= place[0] && at <= place[1]} />
        ))}
      </pre>
    </section>
  );
});

interface Shown {
  readonly parsed: Parsed | null;
  readonly lines: Lines;
}

function read(code: string, plain: boolean, before: Shown | null): Shown {
  const parsed = plain ? null : parse(code, before?.parsed);
  const colour: Colour = (from, to) => (parsed ? tokensOf(parsed, from, to) : plainTokens(code.slice(from, to)));
  return { parsed, lines: before ? nextLines(before.lines, code, colour) : firstLines(code, colour) };
}

const plainTokens = (code: string): readonly Token[] => code.split(/(\n)/).map((text) => ({ text, look: '' }));

type Box = { readonly current: HTMLElement | null };

/** All lines are one row high. */
const rowOf = (box: HTMLElement): { readonly height: number; readonly first: number } => {
  const line = box.querySelector('pre')?.firstElementChild;
  const rect = line?.getBoundingClientRect();
  return { height: rect?.height ?? 1, first: (rect?.top ?? 0) - box.getBoundingClientRect().top + box.scrollTop };
};

/** The line at the top stays at the top when lines come or go above it. */
function useSteadyView(box: Box, lines: readonly Line[]): void {
  const shown = useRef(lines);
  useLayoutEffect(() => {
    const before = shown.current;
    shown.current = lines;
    const view = box.current;
    if (!view || before.length === lines.length || view.scrollTop === 0) return;
    const { height, first } = rowOf(view);
    view.scrollTop += moved(before, lines, Math.max(0, Math.floor((view.scrollTop - first) / height))) * height;
  }, [box, lines]);
}

/** Brings the lines of a node into view when it is selected or another text comes, not whenever they move. */
function useReveal(box: Box, selectedNode: string | null, place: readonly [number, number] | undefined): void {
  const revealed = useRef<string | null>(null);
  useEffect(() => {
    const view = box.current;
    if (selectedNode === revealed.current || (selectedNode !== null && place === undefined)) return;
    revealed.current = selectedNode;
    if (!view || !place) return;
    const { height, first } = rowOf(view);
    const top = first + place[0] * height;
    const bottom = first + (place[1] + 1) * height;
    if (top >= view.scrollTop && bottom <= view.scrollTop + view.clientHeight) return;
    // A third from the top, or what fits of it.
    view.scrollTop = Math.max(top - view.clientHeight / 3, Math.min(bottom - view.clientHeight + height, top - height));
  }, [box, selectedNode, place]);
}
