import { ChevronDown } from 'lucide-react';
import { memo, useId } from 'react';
import type { Badge } from '../../../formats/code/dialect';
import type { LibraryId } from '../../../formats/code/library';
import { proofOf } from '../../../formats/code/measured';
import { isGroupKind } from '../../../formats/imported';
import type { Text } from '../../../math/text';
import { setCodeView } from '../../../state/actions';
import { useApp } from '../../../state/hooks';
import { sameContent } from '../../../state/same';
import { useMessages, useText } from '../../messages';
import styles from './Badges.module.css';

interface BadgesProps {
  readonly library: LibraryId;
  readonly badges: readonly Badge[];
  readonly notes: readonly Text[];
}

/** What the library makes of every step: the counts, which are always there, and the list, which can be folded away. */
export const Badges = memo(function Badges({ library, badges, notes }: BadgesProps) {
  const m = useMessages().exports;
  const text = useText();
  const listed = useApp((state) => state.codeView.listed);
  const list = useId();
  const count = (grade: Badge['verdict']['grade']) => badges.filter(({ verdict }) => verdict.grade === grade).length;
  return (
    <div>
      <div className={styles.head}>
        <button
          type="button"
          className={styles.fold}
          aria-expanded={listed}
          aria-controls={list}
          onClick={() => setCodeView({ listed: !listed })}
        >
          <ChevronDown size={14} aria-hidden />
          {m.badges}
        </button>
        <p className={styles.counts} role="status">
          {badges.length === 0 ? m.empty : m.counts(count('exact'), count('approximate'), count('none'))}
        </p>
      </div>
      {notes.map((note) => (
        <p key={note.en} className={styles.note}>
          {text(note)}
        </p>
      ))}
      <div id={list} hidden={!listed}>
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
    </div>
  );
}, sameContent);
