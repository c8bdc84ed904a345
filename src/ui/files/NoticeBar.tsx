import { useEffect, useState } from 'react';
import { dismiss } from '../../state/actions';
import { useApp } from '../../state/hooks';
import type { Notice } from '../../state/store';
import { useMessages } from '../messages';
import { NoticeCard } from '../status/Notices';
import styles from './NoticeBar.module.css';

const places: readonly Notice['where'][] = ['file', 'link', 'storage'];
/** Milliseconds that good news without details stays; everything else waits to be dismissed. */
const stay = 8000;

/** Messages about files, links and storage, floating under the header. */
export function NoticeBar() {
  const m = useMessages().stage.files;
  const notices = useApp((state) => state.notices).filter(({ where }) => places.includes(where));
  const [held, setHeld] = useState(false);
  const passing = notices.filter(({ level, details }) => level === 'info' && details.length === 0);
  const ids = passing.map(({ id }) => id).join(' ');

  useEffect(() => {
    if (ids === '' || held) return;
    const timer = setTimeout(() => {
      for (const id of ids.split(' ')) dismiss(Number(id));
    }, stay);
    return () => clearTimeout(timer);
  }, [ids, held]);

  return (
    <section
      className={styles.bar}
      aria-label={m.messages}
      aria-live="polite"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {notices.map((notice) => (
        <NoticeCard key={notice.where} notice={notice} />
      ))}
    </section>
  );
}
