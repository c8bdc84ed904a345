import { X } from 'lucide-react';
import { lazy, memo, Suspense } from 'react';
import { IconButton } from '../controls/Button';
import { useMessages } from '../messages';
import styles from './CodePanel.module.css';

/** Said instead of the code where its part of the page cannot be fetched: the rest works on. */
function Missing() {
  return (
    <p role="alert" className={styles.waiting}>
      {useMessages().exports.missing}
    </p>
  );
}

// The libraries and the colouring of code come when the code view is first opened.
const CodeContents = lazy(() =>
  import('./contents').then(
    ({ CodeContents }) => ({ default: CodeContents }),
    () => ({ default: Missing }),
  ),
);

/** Where the focus goes when the code view is asked for. */
export const codePanelId = 'code-view';

interface CodePanelProps {
  /** Absent where something else closes it. */
  readonly onClose?: () => void;
}

/** The pipeline as text, as it is now: in another library's words, or as the page's own file. */
export const CodePanel = memo(function CodePanel({ onClose }: CodePanelProps) {
  const { editor, exports: m } = useMessages();
  return (
    <section id={codePanelId} className={styles.panel} aria-label={m.view} tabIndex={-1}>
      {onClose && (
        <header className={styles.head}>
          <h2>{m.code}</h2>
          <IconButton small label={editor.close} onPress={onClose}>
            <X size={16} />
          </IconButton>
        </header>
      )}
      <Suspense fallback={<p className={styles.waiting}>{m.loading}</p>}>
        <CodeContents />
      </Suspense>
    </section>
  );
});
