import { Search, X } from 'lucide-react';
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Place } from '../../pipeline/edit';
import { findNode } from '../../pipeline/model';
import { addGroup, addTransform } from '../../state/actions';
import { useApp } from '../../state/hooks';
import { IconButton } from '../controls/Button';
import { modifier } from '../controls/keys';
import { announce } from '../controls/LiveRegion';
import { focusTitle } from '../editor/focus';
import { nameOf } from '../editor/moves';
import { useMessages, useText } from '../messages';
import styles from './Palette.module.css';
import { PaletteList } from './PaletteList';
import { type Entry, type Shelf, search, shelves } from './search';
import { takeTyped } from './typed';

interface PaletteContentsProps {
  readonly place: Place | null;
  readonly onClose: () => void;
}

const nothing: readonly Entry[] = [];

/** Search field, shelves and results. The focus stays in the field; arrow keys move the choice in the list. */
export function PaletteContents({ place, onClose }: PaletteContentsProps) {
  const { editor } = useMessages();
  const text = useText();
  const list = useId();
  const results = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState('');
  const [shelf, setShelf] = useState<Shelf | null>(null);
  const [chosen, setChosen] = useState(0);
  /** Steps added while the palette stays open go one after another. */
  const [added, setAdded] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // Over a sheet, which holds on to the focus, it is the field's once both dialogs are through with it.
    const frame = requestAnimationFrame(() => {
      const before = takeTyped();
      // In the field before the next key is.
      if (before !== '') flushSync(() => setQuery(before));
      if (!matchMedia('(pointer: coarse)').matches) field.current?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  const found = useMemo(() => search(query, shelf), [query, shelf]);
  // Enter always takes the top hit of what is typed; the pictures may come a moment later.
  const listed = useDeferredValue(found, nothing);
  const active = found[Math.min(chosen, found.length - 1)];
  const group = useApp((state) => (place?.parent ? findNode(state.document.pipeline.nodes, place.parent) : undefined));

  const add = (entry: Entry, stay: boolean) => {
    const at = place ? { ...place, index: place.index + added } : undefined;
    const key = entry.kind === 'group' ? addGroup(entry.name, at) : addTransform(entry.name, at);
    announce(editor.added(entry.name));
    setAdded(added + 1);
    if (stay) return;
    // The page without the palette is laid out anew: neither the new step nor the focus waits for that in one long task.
    setTimeout(() => {
      flushSync(onClose);
      requestAnimationFrame(() => focusTitle(key));
    });
  };
  const choose = (index: number) => {
    const next = Math.min(Math.max(index, 0), found.length - 1);
    setChosen(next);
    results.current?.querySelectorAll('[role=option]')[next]?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // While Korean is being composed, keys belong to the input method.
    if (event.nativeEvent.isComposing || event.altKey) return;
    const rows = { ArrowDown: 1, ArrowUp: -1, PageDown: 3, PageUp: -3 }[event.key];
    const along = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (event.key === 'Enter' && active) add(active, event.ctrlKey || event.metaKey);
    else if (rows !== undefined) choose(rowsAway(results.current, chosen, rows));
    // Sideways keys move the caret in the typed text until the list has been entered.
    else if (along !== undefined && (query === '' || chosen > 0)) choose(chosen + along);
    else return;
    event.preventDefault();
  };

  const help = active && (active.kind === 'group' ? editor.groupRule[active.name] : text(active.transform.doc));
  const note = active?.kind === 'transform' && active.transform.note ? text(active.transform.note) : null;
  return (
    <>
      <div className={styles.searchRow}>
        <Search size={16} aria-hidden="true" />
        <input
          ref={field}
          // biome-ignore lint/a11y/noAutofocus: a palette is opened in order to type
          autoFocus
          type="text"
          role="combobox"
          className={styles.search}
          aria-label={editor.search}
          aria-expanded="true"
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={active ? `${list}-${active.name}` : undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder={editor.search}
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setChosen(0);
            results.current?.scrollTo({ top: 0 });
          }}
          onKeyDown={onKeyDown}
        />
        {group && <span className={styles.into}>{editor.into(nameOf(group))}</span>}
        <IconButton label={editor.close} keys="Esc" onPress={onClose}>
          <X size={16} />
        </IconButton>
      </div>
      <Shelves
        chosen={shelf}
        onChoose={(next) => {
          setShelf(next);
          setChosen(0);
        }}
      />
      <PaletteList
        id={list}
        ref={results}
        found={listed}
        empty={found.length === 0}
        active={active}
        headed={query.trim() === '' && shelf === null}
        onPoint={(entry) => setChosen(found.indexOf(entry))}
        onAdd={add}
      />
      <div className={styles.foot}>
        <p className={styles.help}>
          {active && <strong>{active.name}</strong>}
          {help} {note && <span className={styles.note}>{note}</span>}
        </p>
        <p className={styles.keys} aria-hidden="true">
          <kbd>↵</kbd> {editor.keyAdd} <kbd>{modifier} ↵</kbd> {editor.keyKeepOpen}
        </p>
      </div>
      <p className="visually-hidden" role="status">
        {editor.found(found.length)}
      </p>
    </>
  );
}

/** The result straight above or below, so many rows away; by where they are drawn, for rows may be short. */
function rowsAway(list: HTMLElement | null, from: number, rows: number): number {
  const boxes = [...(list?.querySelectorAll('[role=option]') ?? [])].map((option) => option.getBoundingClientRect());
  let at = from;
  for (let row = 0; row < Math.abs(rows); row++) {
    const here = boxes[at];
    const beyond = boxes.filter((box) => here && (rows > 0 ? box.top > here.bottom : box.bottom < here.top));
    const top = rows > 0 ? beyond[0]?.top : beyond.at(-1)?.top;
    const distance = (box: DOMRect) => Math.abs(box.left - (here?.left ?? 0));
    const [nearest] = beyond.filter((box) => box.top === top).sort((a, b) => distance(a) - distance(b));
    if (!nearest) break;
    at = boxes.indexOf(nearest);
  }
  return at;
}

interface ShelvesProps {
  readonly chosen: Shelf | null;
  readonly onChoose: (shelf: Shelf | null) => void;
}

function Shelves({ chosen, onChoose }: ShelvesProps) {
  const { editor } = useMessages();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a frame and a legend
    <div className={styles.shelves} role="group" aria-label={editor.categories}>
      {[null, ...shelves].map((shelf) => (
        <button
          key={shelf ?? 'all'}
          type="button"
          className={styles.shelf}
          data-category={shelf ?? undefined}
          aria-pressed={chosen === shelf}
          onClick={() => onChoose(shelf)}
        >
          {shelf && <span className={styles.dot} />}
          {shelf ? editor.category[shelf] : editor.allCategories}
        </button>
      ))}
    </div>
  );
}
