import { ArrowLeftRight, ImagePlus } from 'lucide-react';
import { DialogTrigger } from 'react-aria-components';
import { useDropzone } from 'react-dropzone';
import { useApp } from '../../state/hooks';
import { openSample, samples } from '../../state/images';
import { Button, IconButton } from '../controls/Button';
import { PopoverDialog } from '../controls/PopoverDialog';
import { useMessages, useText } from '../messages';
import { Notices } from '../status/Notices';
import styles from './ImageCard.module.css';
import { openFiles } from './openFiles';
import { Picture } from './Picture';

/** The image under work, and the ways to another one. */
export function ImageCard() {
  const m = useMessages().stage.image;
  const image = useApp((state) => state.document.image);
  const { getRootProps, getInputProps, open, isDragActive } = useDropzone({
    onDrop: (files) => void openFiles(files),
    noClick: true,
    noKeyboard: true,
    // The page's own drop target would open the same files again.
    noDragEventsBubbling: true,
  });
  return (
    <section className={styles.section} aria-label={m.card}>
      <div {...getRootProps({ className: styles.card, role: 'presentation' })} data-over={isDragActive}>
        <input {...getInputProps({ 'aria-label': m.browse })} />
        <button type="button" className={styles.open} onClick={open} data-tip={m.browse}>
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
        <Samples onBrowse={open} />
      </div>
      <Notices where={['image']} />
    </section>
  );
}

/** The pictures that come with the page, one press away. */
function Samples({ onBrowse }: { readonly onBrowse: () => void }) {
  const m = useMessages().stage.image;
  const text = useText();
  const current = useApp((state) => state.document.image?.id);
  return (
    <DialogTrigger>
      <IconButton label={m.change}>
        <ArrowLeftRight size={15} />
      </IconButton>
      <PopoverDialog label={m.change} placement="bottom end" className={styles.popover}>
        {({ close }) => (
          <>
            <h2 className={styles.heading}>{m.samples}</h2>
            <div className={styles.samples}>
              {samples.map(({ file, title, width, height }) => (
                <button
                  key={file}
                  type="button"
                  className={styles.sample}
                  aria-label={m.sample(text(title))}
                  aria-pressed={current === `sample:${file}`}
                  onClick={() => {
                    close();
                    void openSample(file);
                  }}
                >
                  <img
                    src={`${import.meta.env.BASE_URL}samples/${file}`}
                    alt=""
                    width={width}
                    height={height}
                    decoding="async"
                  />
                  <span>{text(title)}</span>
                </button>
              ))}
            </div>
            <Button
              className={styles.browse ?? ''}
              onPress={() => {
                close();
                onBrowse();
              }}
            >
              {m.own}
            </Button>
            <p className={styles.privacy}>{m.privacy}</p>
          </>
        )}
      </PopoverDialog>
    </DialogTrigger>
  );
}
