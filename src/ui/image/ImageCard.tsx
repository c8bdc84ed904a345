import { ArrowLeftRight, ImagePlus } from 'lucide-react';
import { useRef } from 'react';
import { useApp } from '../../state/hooks';
import { IconButton } from '../controls/Button';
import { later } from '../controls/later';
import { usePopup } from '../controls/usePopup';
import { useMessages } from '../messages';
import { Notices } from '../status/Notices';
import styles from './ImageCard.module.css';
import { openFiles } from './openFiles';
import { Picture } from './Picture';

const pictures = later(async () => (await import('./Samples')).Samples);

/** The image under work, and the ways to another one. */
export function ImageCard() {
  const m = useMessages().stage.image;
  const image = useApp((state) => state.document.image);
  const input = useRef<HTMLInputElement>(null);
  const browse = () => input.current?.click();
  const popup = usePopup('dialog', pictures);
  return (
    <section className={styles.section} aria-label={m.card}>
      <div className={styles.card}>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label={m.browse}
          onChange={({ target }) => {
            const files = [...(target.files ?? [])];
            // So that the same file can be chosen once more.
            target.value = '';
            void openFiles(files);
          }}
        />
        <button type="button" className={styles.open} onClick={browse} data-tip={m.browse}>
          <span className={styles.thumbnail}>
            {image ? (
              <Picture view={{ kind: 'original', mask: false }} />
            ) : (
              <ImagePlus size={20} strokeWidth={1.5} aria-hidden />
            )}
          </span>
          <span className={styles.words}>
            <span className={styles.name}>{image ? image.name : m.none}</span>
            <span className={styles.facts}>
              {image && (
                <span className={styles.size}>
                  {image.width} × {image.height}
                </span>
              )}
              {image && <span aria-hidden> · </span>}
              {m.action}
            </span>
          </span>
        </button>
        <IconButton label={m.change} {...popup.button}>
          <ArrowLeftRight size={15} />
        </IconButton>
        {popup.Part && <popup.Part {...popup.place} onBrowse={browse} />}
      </div>
      <Notices where={['image']} />
    </section>
  );
}
