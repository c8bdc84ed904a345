import { Dices, Layers, ListOrdered, ListPlus, type LucideIcon, Shuffle } from 'lucide-react';
import { type CSSProperties, memo, type Ref, type SyntheticEvent } from 'react';
import type { GroupKind } from '../../pipeline/model';
import { useApp } from '../../state/hooks';
import { useMessages } from '../messages';
import styles from './Palette.module.css';
import { type Entry, shelfOf, shelves } from './search';
import { ThumbnailCanvas } from './ThumbnailCanvas';

const groupIcons: Readonly<Record<GroupKind, LucideIcon>> = {
  OneOf: Dices,
  SomeOf: ListPlus,
  RandomOrder: Shuffle,
  Sequential: ListOrdered,
  Compose: Layers,
};

interface PaletteListProps {
  readonly id: string;
  readonly ref: Ref<HTMLDivElement>;
  readonly found: readonly Entry[];
  /** Says so where nothing fits. */
  readonly empty: boolean;
  readonly active: Entry | undefined;
  /** Whether each shelf stands under its name. */
  readonly headed: boolean;
  readonly onPoint: (entry: Entry) => void;
  readonly onAdd: (entry: Entry, stay: boolean) => void;
}

/** What was found, as cards with a live picture. */
export function PaletteList({ id, ref, found, empty, active, headed, onPoint, onAdd }: PaletteListProps) {
  const { editor } = useMessages();
  const image = useApp((state) => state.document.image);
  // The pictures fill their frames, unless the image is very tall or very wide.
  const aspect = image ? Math.min(1.8, Math.max(1, image.width / image.height)) : 1.5;
  const card = (entry: Entry) => (
    <Card key={entry.name} id={`${id}-${entry.name}`} entry={entry} selected={entry === active} />
  );
  const under = ({ target }: SyntheticEvent): Entry | undefined => {
    const option = target instanceof Element ? target.closest<HTMLElement>('[data-entry]') : null;
    return found.find(({ name }) => name === option?.dataset.entry);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the search field has the focus and the keys
    <div
      ref={ref}
      id={id}
      role="listbox"
      tabIndex={-1}
      aria-label={editor.palette}
      className={styles.list}
      onPointerMove={(event) => {
        const entry = under(event);
        if (entry && entry !== active) onPoint(entry);
      }}
      onClick={(event) => {
        const entry = under(event);
        if (entry) onAdd(entry, event.ctrlKey || event.metaKey || event.shiftKey);
      }}
      style={{ '--aspect': aspect } as CSSProperties}
    >
      {empty && (
        <p className={styles.nothing}>
          {editor.nothingFound} <span>{editor.nothingFoundHint}</span>
        </p>
      )}
      {headed ? (
        shelves.map((shelf) => (
          // biome-ignore lint/a11y/useSemanticElements: a list box knows no other grouping
          <div key={shelf} role="group" aria-labelledby={`${id}-shelf-${shelf}`}>
            <h3 id={`${id}-shelf-${shelf}`} role="presentation" className={styles.shelfName} data-category={shelf}>
              {editor.category[shelf]}
            </h3>
            <div role="presentation" className={styles.entries}>
              {found.filter((entry) => shelfOf(entry) === shelf).map(card)}
            </div>
          </div>
        ))
      ) : (
        <div role="presentation" className={styles.entries}>
          {found.map(card)}
        </div>
      )}
    </div>
  );
}

interface CardProps {
  readonly id: string;
  readonly entry: Entry;
  readonly selected: boolean;
}

/** One of a hundred: only those that the choice comes from and goes to are rendered again. */
const Card = memo(function Card({ id, entry, selected }: CardProps) {
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      className={styles.entry}
      data-category={shelfOf(entry)}
      data-entry={entry.name}
    >
      <Face entry={entry} />
      <span className={styles.entryName}>{entry.name}</span>
    </div>
  );
});

/** Live picture or symbol: does not change while the choice moves over it. */
const Face = memo(function Face({ entry }: { readonly entry: Entry }) {
  if (entry.kind === 'transform') {
    return (
      <span className={styles.face}>
        <ThumbnailCanvas transform={entry.name} />
      </span>
    );
  }
  const Icon = groupIcons[entry.name];
  return (
    <span className={styles.face}>
      <Icon size={26} strokeWidth={1.5} aria-hidden="true" />
    </span>
  );
});
