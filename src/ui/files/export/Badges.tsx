import type { Badge } from '../../../formats/code/dialect';
import type { LibraryId } from '../../../formats/code/library';
import { proofOf } from '../../../formats/code/measured';
import { isGroupKind } from '../../../formats/imported';
import type { Text } from '../../../math/text';
import { useMessages, useText } from '../../messages';
import styles from './export.module.css';

interface BadgesProps {
  readonly library: LibraryId;
  readonly badges: readonly Badge[];
  readonly notes: readonly Text[];
}

/** What the library makes of every step, with the counts above. */
export function Badges({ library, badges, notes }: BadgesProps) {
  const m = useMessages().exports;
  const text = useText();
  const count = (grade: Badge['verdict']['grade']) => badges.filter(({ verdict }) => verdict.grade === grade).length;
  return (
    <div className={styles.summary}>
      <p className={styles.counts} role="status">
        {badges.length === 0 ? m.empty : m.counts(count('exact'), count('approximate'), count('none'))}
      </p>
      {notes.map((note) => (
        <p key={note.en} className={styles.note}>
          {text(note)}
        </p>
      ))}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keyboard */}
      <ul className={styles.badges} aria-label={m.badges} tabIndex={0}>
        {badges.map((badge) => {
          const { key, name, depth, verdict } = badge;
          const proof = proofOf(library, badge, isGroupKind(name));
          const said = [...(verdict.why ? [text(verdict.why)] : []), ...(proof ? [text(proof)] : [])];
          return (
            <li key={key} data-depth={Math.min(depth, 4)}>
              <span className={styles.grade} data-grade={verdict.grade}>
                {m.grades[verdict.grade]}
              </span>
              <span className={styles.name}>{name}</span>
              {said.length > 0 && <span className={styles.why}>{said.join(' · ')}</span>}
            </li>
          );
        })}
      </ul>
      <p className={styles.legend}>{m.legend}</p>
    </div>
  );
}
