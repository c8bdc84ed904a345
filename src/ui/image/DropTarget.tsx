import { ImageDown } from 'lucide-react';
import { useDropzone } from 'react-dropzone';
import { useMessages } from '../messages';
import styles from './DropTarget.module.css';
import { openFiles } from './openFiles';

/** Lies over the page while files are held over it, and takes them, those in folders as well. */
export function DropTarget({ onEnd }: { readonly onEnd: () => void }) {
  const m = useMessages().stage.image;
  const { getRootProps } = useDropzone({
    onDrop: (files) => {
      onEnd();
      void openFiles(files);
    },
    noClick: true,
    noKeyboard: true,
  });
  return (
    <div {...getRootProps({ className: styles.overlay, role: 'region', 'aria-label': m.dropTitle })}>
      <div className={styles.target}>
        <ImageDown size={32} strokeWidth={1.4} aria-hidden />
        <p className={styles.title}>{m.dropTitle}</p>
        <p>{m.dropText}</p>
      </div>
    </div>
  );
}
