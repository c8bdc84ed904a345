import { ImageDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { useDropzone } from 'react-dropzone';
import { useMessages } from '../messages';
import { openFiles } from './openFiles';
import styles from './PageDrop.module.css';
import { usePaste } from './usePaste';

/** Makes the whole page a place to drop and to paste pictures and presets. */
export function PageDrop({ children }: { readonly children: ReactNode }) {
  const m = useMessages().stage.image;
  const { getRootProps, isDragActive } = useDropzone({
    onDrop: (files) => void openFiles(files),
    noClick: true,
    noKeyboard: true,
  });
  usePaste();
  return (
    <div {...getRootProps({ className: styles.page, role: 'presentation' })}>
      {children}
      {isDragActive && (
        <div className={styles.overlay}>
          <div className={styles.target}>
            <ImageDown size={32} strokeWidth={1.4} aria-hidden />
            <p className={styles.title}>{m.dropTitle}</p>
            <p>{m.dropText}</p>
          </div>
        </div>
      )}
    </div>
  );
}
