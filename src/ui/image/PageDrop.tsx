import { ImageDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { useMessages } from '../messages';
import { openFiles } from './openFiles';
import styles from './PageDrop.module.css';
import { useFileDrop } from './useFileDrop';
import { usePaste } from './usePaste';

/** Makes the whole page a place to drop and to paste pictures and presets. */
export function PageDrop({ children }: { readonly children: ReactNode }) {
  const m = useMessages().stage.image;
  const over = useFileDrop(openFiles);
  usePaste();
  return (
    <>
      {children}
      {over && (
        <div className={styles.overlay}>
          <div className={styles.target}>
            <ImageDown size={32} strokeWidth={1.4} aria-hidden />
            <p className={styles.title}>{m.dropTitle}</p>
            <p>{m.dropText}</p>
          </div>
        </div>
      )}
    </>
  );
}
