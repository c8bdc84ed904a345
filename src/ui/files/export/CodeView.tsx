import { memo, useMemo } from 'react';
import styles from './export.module.css';
import { tokensOf } from './highlight';

interface CodeViewProps {
  readonly label: string;
  readonly code: string;
  /** YAML has no grammar here and stays plain. */
  readonly plain?: boolean;
}

/** Code in colours; scrolls by itself, with the keyboard too. */
export const CodeView = memo(function CodeView({ label, code, plain = false }: CodeViewProps) {
  const tokens = useMemo(() => (plain ? [{ text: code, look: '' }] : tokensOf(code)), [code, plain]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keyboard
    <section className={styles.code} aria-label={label} tabIndex={0}>
      <pre>
        {tokens.map(({ text, look }, index) =>
          look === '' ? (
            text
          ) : (
            // Tokens have no identity but their place.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <span key={index} className={look}>
              {text}
            </span>
          ),
        )}
      </pre>
    </section>
  );
});
