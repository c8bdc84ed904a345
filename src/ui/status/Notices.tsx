import { CircleAlert, Info, TriangleAlert, X } from 'lucide-react';
import { dismiss } from '../../state/actions';
import { useApp } from '../../state/hooks';
import type { Notice } from '../../state/store';
import { IconButton } from '../controls/Button';
import { useMessages, useText } from '../messages';
import styles from './Notices.module.css';

const icons = { error: CircleAlert, warning: TriangleAlert, info: Info } as const;

/** So few details are shown at once; more are folded away. */
const few = 2;

/** One message with its details, until it is dismissed. */
export function NoticeCard({ notice }: { readonly notice: Notice }) {
  const m = useMessages().stage.notice;
  const text = useText();
  const Icon = icons[notice.level];
  return (
    <div
      className={styles.notice}
      data-level={notice.level}
      role={notice.level === 'error' ? 'alert' : undefined}
      data-notice={notice.where}
    >
      <Icon size={15} className={styles.icon} aria-hidden />
      <div className={styles.body}>
        <p>{text(notice.text)}</p>
        {notice.details.length > 0 && (
          <details className={styles.details} open={notice.details.length <= few}>
            <summary>{m.details(notice.details.length)}</summary>
            <ul>
              {notice.details.map((detail, index) => (
                // A notice never changes, and two of its details may read the same.
                // biome-ignore lint/suspicious/noArrayIndexKey: see above
                <li key={index}>{text(detail)}</li>
              ))}
            </ul>
          </details>
        )}
      </div>
      <IconButton small label={m.dismiss} onPress={() => dismiss(notice.id)}>
        <X size={14} />
      </IconButton>
    </div>
  );
}

/** The messages of some places, newest last; spoken politely, errors at once. */
export function Notices({ where }: { readonly where: readonly Notice['where'][] }) {
  const notices = useApp((state) => state.notices).filter((notice) => where.includes(notice.where));
  return (
    <div className={styles.list} aria-live="polite">
      {notices.map((notice) => (
        <NoticeCard key={notice.where} notice={notice} />
      ))}
    </div>
  );
}
